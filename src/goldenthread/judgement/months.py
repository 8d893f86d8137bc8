"""The complete-month gate: only months whose recording time has passed are judged.

A month that is not final yet looks like a fall: what happened in it is still being written down. It is shown, and
stays out of RAG, direction of travel, signal, pace and average.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.indicators.figure import Figure
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Status

RULE = (
    "A month is judged once it is final. A month that is not final is shown, and stays out of the average, colours, "
    "direction of travel, signal and pace."
)


@dataclass(frozen=True)
class Gated:
    """Single months of one indicator, sorted by what may be done with them; all the oldest first.

    judged: may be judged. shown_only: have a figure that will still move. missing: months between the first and
    the last judged one that have nothing to judge.
    """

    judged: tuple[Figure, ...]
    shown_only: tuple[Figure, ...]
    missing: tuple[Month, ...]

    @property
    def last(self) -> Figure | None:
        """The last final month."""
        return self.judged[-1] if self.judged else None

    @property
    def series(self) -> tuple[tuple[Month, float], ...]:
        """The judged months with their unrounded values."""
        return tuple((Month.of(f.period_end), f.value) for f in self.judged if f.value is not None)

    @property
    def words(self) -> tuple[str, ...]:
        """What a reader must be told about the months that are not judged."""
        shown = [
            f"{show_month(Month.of(f.period_end))} is not final yet: shown, not judged."
            for f in self.shown_only
        ]
        absent = [
            f"There is no final figure for {show_month(month)}: it is left out." for month in self.missing
        ]
        return (*shown, *absent)


def gate(figures: Sequence[Figure]) -> Gated:
    """Sort the single months of one indicator into those that may be judged and those that may not."""
    ordered = sorted(figures, key=lambda figure: figure.period_end)
    judged = tuple(figure for figure in ordered if figure.may_be_judged)
    shown_only = tuple(f for f in ordered if f.status is Status.PROVISIONAL and f.value is not None)
    return Gated(judged, shown_only, _missing(judged))


def _missing(judged: Sequence[Figure]) -> tuple[Month, ...]:
    if not judged:
        return ()
    there = {Month.of(figure.period_end) for figure in judged}
    return tuple(m for m in months_between(min(there), max(there)) if m not in there)
