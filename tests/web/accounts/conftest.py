"""What the tests of accounts stand on."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import override_settings
from django.utils import timezone


@pytest.fixture(autouse=True)
def _passwords_in_no_time() -> Iterator[None]:
    """Argon2 is slow, which is its point."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time that the site goes by: its one element, to be moved on."""
    now = [datetime(2026, 6, 3, 9, 0, tzinfo=UTC)]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now
