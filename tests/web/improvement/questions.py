"""How often pages ask the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12
_HISTORY = "history_line"
"""That a file was taken is written there: to write is no question of the page."""


def questions(asked: CaptureQueriesContext) -> list[str]:
    """What was asked; without what was written."""
    said = (str(one["sql"]) for one in asked)
    return [one for one in said if one.startswith(("SELECT", "WITH")) and _HISTORY not in one]


def too_many(browser: Client, addresses: Iterable[str], *, status: int = 200) -> list[str]:
    """The pages that ask more than they may, with how often; and those that answer otherwise than with a status."""
    browser.get("/help")  # the first page of a session asks more
    wrong = []
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answered = browser.get(address).status_code
        many = len(questions(asked))
        if many > MOST or answered != status:
            wrong.append(f"{address}: {many} questions, answered {answered}")
    return wrong
