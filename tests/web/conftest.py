"""What the tests of the web application stand on: Django, started before any module of them names a model."""

import os
from collections.abc import Iterator

import pytest

# Playwright keeps a loop in its thread from the first page of a browser on; beside it Django would ask no database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"

import django

django.setup()

from tests.web.council import (  # noqa: E402
    council,
    council_on_postgresql,
    kept_council,
    peopled,
    peopled_on_postgresql,
)
from tests.web.history.databases import (  # noqa: E402  # it names models
    a_database,
    database,
    database_template,
    heads_kept,
    on_postgresql,
    on_sqlite,
    postgresql_template,
    sqlite_template,
)

__all__ = [
    "a_database",
    "council",
    "council_on_postgresql",
    "database",
    "database_template",
    "heads_kept",
    "kept_council",
    "on_postgresql",
    "on_sqlite",
    "peopled",
    "peopled_on_postgresql",
    "postgresql_template",
    "sqlite_template",
]


@pytest.fixture(autouse=True)
def _own_workspace_named() -> Iterator[None]:
    """A command that is called in a test names its workspace in the environment, where later tests would find it."""
    with pytest.MonkeyPatch.context() as kept:
        kept.setenv("GOLDENTHREAD_WORKSPACE", os.environ["GOLDENTHREAD_WORKSPACE"])
        yield
