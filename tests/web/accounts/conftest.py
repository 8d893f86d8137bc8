"""What the tests of accounts stand on."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tests.web.history.databases import (
    database,
    heads_kept,
    on_postgresql,
    on_sqlite,
    postgresql_template,
    sqlite_template,
)

__all__ = [
    "database",
    "heads_kept",
    "on_postgresql",
    "on_sqlite",
    "postgresql_template",
    "sqlite_template",
]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time that the site goes by: its one element, to be moved on."""
    now = [datetime(2026, 6, 3, 9, 0, tzinfo=UTC)]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now
