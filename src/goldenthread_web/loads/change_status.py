"""Where a change of a setting stands, and where it can go from there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Standing(StrEnum):
    """asked: what it moves is being worked out. not worked out: that was cancelled or failed. putting: somebody has
    decided, and a job writes it. left: the setting stays as it was.
    """

    ASKED = "being worked out"
    NOT_WORKED_OUT = "not worked out"
    PREPARED = "to be decided"
    PUTTING = "being put in force"
    IN_FORCE = "in force"
    LEFT = "left as it was"


MOVES: Mapping[Standing, frozenset[Standing]] = {
    Standing.ASKED: frozenset({Standing.NOT_WORKED_OUT, Standing.PREPARED}),
    Standing.NOT_WORKED_OUT: frozenset({Standing.ASKED, Standing.LEFT}),
    Standing.PREPARED: frozenset({Standing.ASKED, Standing.PUTTING, Standing.LEFT}),
    Standing.PUTTING: frozenset({Standing.IN_FORCE, Standing.PREPARED}),
    Standing.IN_FORCE: frozenset(),
    Standing.LEFT: frozenset(),
}

DECIDED = (Standing.PUTTING, Standing.IN_FORCE, Standing.LEFT)
"""Somebody has decided; who and when is known."""

OPEN = tuple(standing for standing, moves in MOVES.items() if moves)
"""Something is still to be done about it. Of one setting there is one such change at a time."""
