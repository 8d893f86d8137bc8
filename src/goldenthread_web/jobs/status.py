"""Where a job stands, and where it can go from there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """waiting: for its turn. under way: being done. The others are ends; nothing leads away from one.

    failed: it could not be done, and nothing of it was kept. broken off: whatever did it was killed too often.
    """

    WAITING = "waiting"
    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    BROKEN_OFF = "broken off"


MOVES: Mapping[Status, frozenset[Status]] = {
    Status.WAITING: frozenset({Status.UNDER_WAY, Status.CANCELLED}),
    Status.UNDER_WAY: frozenset(
        {Status.DONE, Status.FAILED, Status.CANCELLED, Status.BROKEN_OFF, Status.WAITING}
    ),
    Status.DONE: frozenset(),
    Status.FAILED: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.BROKEN_OFF: frozenset(),
}

OPEN = frozenset(status for status, moves in MOVES.items() if moves)
"""The job is still to be done, or being done."""
