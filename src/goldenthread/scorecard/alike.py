"""Figures that look alike where they are shown and are rated apart: 84.8% beside England's 85% is 85% beside 85%.

The colour is that of the unrounded figures. Beside two equal numbers nobody understands it, so wherever it is told the
two are told with as many decimals as it takes.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.judgement.gap import exactly
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import places, round_half_up

_WHOSE = {
    "England": "England's",
    "Statistical neighbours": "our statistical neighbours'",
    "Target": "the target of",
}


@dataclass(frozen=True)
class Alike:
    """side: of ours to theirs. ours and theirs: both with the decimals that show it."""

    side: str
    ours: str
    theirs: str
    whose: str

    @property
    def words(self) -> str:
        """ "84.8%, just below England's 85%"."""
        return f"{self.ours}, just {self.side} {self.whose} {self.theirs}"


def alike(row: Row, against: Against) -> Alike | None:
    """Ours and theirs where they look alike and ours is amber or red; None where the numbers show why."""
    ours, theirs = None if row.judged is None else row.judged.value, against.value
    if ours is None or against.rag not in (Rag.AMBER, Rag.RED):
        return None
    unit, decimals = row.indicator.unit, row.indicator.decimals
    their_decimals = decimals if against.decimals is None else against.decimals
    shown = round_half_up(ours, places(ours, unit, decimals))
    if shown != round_half_up(theirs, places(theirs, unit, their_decimals)):
        return None
    mine, its = exactly(ours, theirs, unit, decimals)
    return Alike("above" if ours > theirs else "below", mine, its, _WHOSE[against.name])
