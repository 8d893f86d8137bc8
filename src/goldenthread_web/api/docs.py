"""The generated file: the API's description, for whoever reads it before there is a site."""

import json

from goldenthread_web.api.openapi import document


def pages() -> dict[str, str]:
    """Its path below `docs/generated/`, and its text."""
    return {"api/openapi.json": description()}


def description() -> str:
    """The text of the file, which is also what the site answers with."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
