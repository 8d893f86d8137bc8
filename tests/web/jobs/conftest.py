"""What the tests of jobs stand on: kinds of work that are there for a test alone."""

from collections.abc import Callable

import pytest

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.kinds import Kind
from goldenthread_web.jobs.work import Work
from tests.web.accounts.people import acting, somebody

Doing = Callable[[Callable[[Work], str]], None]
LEFT: list[str] = []


@pytest.fixture
def doing(monkeypatch: pytest.MonkeyPatch) -> Doing:
    """Makes a function the work of the kind `test`. What its jobs were about that were left stands in `LEFT`."""
    LEFT.clear()

    def register(run: Callable[[Work], str]) -> None:
        kind = Kind(
            "test", "Count the stars", run, frozenset({Role.GOVERNANCE}), "/about/{}".format, LEFT.append
        )
        monkeypatch.setitem(kinds._KINDS, "test", kind)

    register(lambda work: f"Counted {work.about}.")
    return register


@pytest.fixture
def ada(database: str) -> SignedIn:
    return acting(somebody("Ada", Role.ANALYST))
