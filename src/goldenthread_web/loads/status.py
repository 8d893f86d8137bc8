"""Where a delivery stands, and where it can go from there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """received: its files wait to be read. not read: reading was cancelled or failed. staged: somebody is to decide.

    held: the workspace says all of it already. refused: it can't be used; the findings say why.
    """

    RECEIVED = "received"
    NOT_READ = "not read"
    REFUSED = "refused"
    HELD = "held already"
    STAGED = "to be decided"
    ACCEPTING = "being accepted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


MOVES: Mapping[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.NOT_READ, Status.REFUSED, Status.HELD, Status.STAGED}),
    Status.NOT_READ: frozenset(),
    Status.REFUSED: frozenset(),
    Status.HELD: frozenset(),
    Status.STAGED: frozenset({Status.ACCEPTING, Status.REJECTED}),
    Status.ACCEPTING: frozenset({Status.ACCEPTED, Status.STAGED}),
    Status.ACCEPTED: frozenset(),
    Status.REJECTED: frozenset(),
}

DECIDED = (Status.ACCEPTING, Status.ACCEPTED, Status.REJECTED)
"""Somebody has decided; who and when is known."""
