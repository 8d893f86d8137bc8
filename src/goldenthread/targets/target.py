"""One line of the list of targets, and which line is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.terms.words import Better


class Aim(StrEnum):
    """What is wanted of the figure. REACH: get to the target from wherever the baseline is."""

    REACH = "REACH"
    REDUCE = "REDUCE"
    KEEP = "KEEP"
    SET = "SET"


AIM_WORDS = {Aim.REACH: "reach", Aim.REDUCE: "reduce to", Aim.KEEP: "keep at", Aim.SET: "to be set"}


@dataclass(frozen=True)
class Target:
    """What one indicator, or one of its groups, should be by a date. Percentages are 0 to 100.

    `value` is None while the target is to be set, `baseline` while it is not known; `by` is None where
    the target holds from now on.
    """

    indicator: str
    group: str
    aim: Aim
    value: float | None
    by: date | None
    baseline: float | None
    baseline_date: date | None
    source: str

    def better(self, of_the_indicator: Better) -> Better:
        """Which way is good for this target: as it says, else as from baseline to target, else as usual."""
        if self.aim is Aim.REDUCE:
            return Better.LOWER
        if self.aim is Aim.REACH and self.value is not None and self.baseline is not None:
            if self.value > self.baseline:
                return Better.HIGHER
            if self.value < self.baseline:
                return Better.LOWER
        return of_the_indicator


class Targets:
    """The list of targets, to be asked for one indicator on one day."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._by_figure: dict[tuple[str, str], list[Target]] = {}
        for target in sorted(targets, key=lambda t: t.by or date.max):
            self._by_figure.setdefault((target.indicator, target.group), []).append(target)

    def of(self, indicator: str, group: str, day: date) -> Target | None:
        """The next target from that day on; once all their dates have passed, the last one still stands."""
        lines = self._by_figure.get((indicator, group), [])
        return next((t for t in lines if t.by is None or t.by >= day), lines[-1] if lines else None)

    def __iter__(self) -> Iterator[Target]:
        return (target for lines in self._by_figure.values() for target in lines)
