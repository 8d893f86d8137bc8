"""The switches of a control chart, with the product's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SHORTEST_BASELINE = 12
FEWEST_FOR_LIMITS = 7
LEAST_POSSIBLE = 2


class SpcError(ValueError):
    """A chart that cannot be made as asked; the message says why and what to do."""


@dataclass(frozen=True)
class Rebase:
    """From this day on the process is another one, for a stated reason: average and limits start anew."""

    day: date
    reason: str = ""


@dataclass(frozen=True)
class Method:
    """How a chart is made.

    screen: leave the largest steps out of the limits (NHSRplotthedots does; NHS England's Excel does not).
    fix_first: average and limits from the first so many points of each group, not from all.
    shortest_baseline: fewer than this are refused as a fixed baseline.
    two_of_three_2023: two-of-three counts points beyond a limit too (NHS England since November 2023).
    fewest: a group of fewer points has no limits (NHS England's Excel: 13; NHSRplotthedots: 2).
    improvement_first: a point that is good by one run and bad by another is an improvement (NHS England's Excel).
    touching_counts: a target exactly on a limit counts as beyond it (a note on NHS England's icons).
    """

    screen: bool = False
    fix_first: int | None = None
    shortest_baseline: int = SHORTEST_BASELINE
    two_of_three_2023: bool = False
    fewest: int = FEWEST_FOR_LIMITS
    improvement_first: bool = False
    touching_counts: bool = False

    def __post_init__(self) -> None:
        for least in (self.shortest_baseline, self.fewest):
            if least < LEAST_POSSIBLE:
                raise SpcError(
                    f"Limits need {LEAST_POSSIBLE} points at least: there is no step between fewer."
                )
        if self.fix_first is not None and self.fix_first < self.shortest_baseline:
            raise SpcError(
                f"A fixed baseline of {self.fix_first} points is too short to rest limits on. "
                f"Take {self.shortest_baseline} or more."
            )


DEFAULT = Method()
