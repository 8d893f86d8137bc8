"""Reads the lists as they are kept. No engine runs here: the process beside the pages has worked them out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from goldenthread.ledger.attention.kept import Line, Lists, place_of, read
from goldenthread.workspace.kept import current
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.performance.served import Served


def lists_kept(found: Served) -> Lists | None:
    """The lists that there are now; None before the first are worked out."""
    folder = current(place_of(found.workspace))
    return _read(folder) if folder is not None else None


@lru_cache(maxsize=2)
def _read(folder: Path) -> Lists | None:
    """What is kept in a folder never changes: another load is kept in another."""
    return read(folder)


def lines_seen(lists: Lists, name: str, area: str, person: SignedIn) -> list[Line]:
    """One list for a part of the council, as this person sees it. That it may be seen is checked before."""
    roles = [role.value for role in person.roles]
    return [line.seen_by(roles) for line in lists.of(name, area)]
