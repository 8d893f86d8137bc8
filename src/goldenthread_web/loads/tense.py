"""How a page speaks of what a delivery or a setting changes: as of what may come, what came, or what did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.status import Status


@dataclass(frozen=True)
class Tense:
    """The words of a page that differ by whether somebody has decided, and how.

    changes, moves: headings of a delivery and of a setting. new: what figures of new months are. have, differ: of
    measures ("9 have figures that would be different"). move: of figures that stay as they are ("no figure moves").
    said: of what is told of figures. took, there: of the load whose place a delivery takes. before, after: what the
    last two columns of a table hold.
    """

    changes: str
    moves: str
    new: str
    has: str
    have: str
    differ: str
    move: str
    said: str
    took: str
    there: str
    before: str
    after: str


OPEN = Tense(
    "What it would change", "What it moves", "would be new", "has", "have", "would be different", "moves",
    "would be said otherwise", "takes", "is", "now", "with it",
)  # fmt: skip
DONE = Tense(
    "What it changed", "What it moved", "were new", "had", "had", "became different", "moved",
    "came to be said otherwise", "took", "was", "before", "after",
)  # fmt: skip
NOT_DONE = Tense(
    "What it would have changed", "What it would have moved", "would have been new", "had", "had",
    "would have been different", "would have moved", "would have been said otherwise", "would have taken", "was",
    "as it was", "with it",
)  # fmt: skip

_DECIDED: Mapping[str, Tense] = {
    Status.ACCEPTED: DONE,
    Status.REJECTED: NOT_DONE,
    Standing.IN_FORCE: DONE,
    Standing.LEFT: NOT_DONE,
}


def tense_of(status: str) -> Tense:
    """How to speak of a delivery, or of a change of a setting, that stands so."""
    return _DECIDED.get(status, OPEN)
