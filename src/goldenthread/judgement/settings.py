"""The council's choices of judgement: how much worse is amber, how near is in line, how signals are found.

They are kept in `goldenthread.toml` under [judgement]. They change no figure, only what is said of figures, so they
are no part of a snapshot; every scorecard carries those that it was judged by.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.judgement.gap import Allowance
from goldenthread.judgement.spc.method import FEWEST_FOR_LIMITS, LEAST_POSSIBLE, SHORTEST_BASELINE, Method
from goldenthread.terms.choices import ChoiceError, Choices, choice

MEAN, MEDIAN = "mean", "median"


@dataclass(frozen=True)
class Judgement(Choices):
    """Every choice of judgement with its default."""

    amber_points: float = choice(
        10.0,
        "A percentage that is worse than its comparator by up to so many percentage points is amber; by more, red.",
        most=100,
    )
    amber_per_cent: float = choice(
        10.0,
        "A rate, count or average that is worse by up to so many per cent of its comparator is amber; by more, red.",
        most=100,
    )
    in_line_points: float = choice(
        2.0, "Percentages up to so many percentage points apart are in line with each other.", most=100
    )
    in_line_per_cent: float = choice(
        5.0,
        "Rates, counts and averages are in line with a comparator up to so many per cent of it away.",
        most=100,
    )
    neighbours: str = choice(
        MEAN,
        "What the statistical neighbours' figures are put together as: their mean or their median.",
        one_of=(MEAN, MEDIAN),
    )
    months_back: int = choice(
        6,
        "How many months before the report's month the last final month may lie and still be judged.",
        most=11,
    )
    screen: bool = choice(False, "Signals: the largest steps are left out of a control chart's limits.")
    fix_first: int = choice(
        0,
        "Signals: average and limits rest on the first so many months shown, or since a new start; 0 = on all.",
    )
    fewest: int = choice(
        FEWEST_FOR_LIMITS, "Signals: with fewer months than this there are no limits.", least=LEAST_POSSIBLE
    )
    two_of_three_2023: bool = choice(
        False, "Signals: in two of three, months beyond a limit count too (NHS England since November 2023)."
    )
    improvement_first: bool = choice(
        False, "Signals: what one rule calls an improvement and another a concern is an improvement."
    )
    touching_counts: bool = choice(
        False, "Signals: a target exactly on a limit counts as beyond it, so as always or never met."
    )

    def __post_init__(self) -> None:
        if 0 < self.fix_first < SHORTEST_BASELINE:
            raise ChoiceError(
                f"The setting 'fix_first' is 0, or {SHORTEST_BASELINE} or more: limits cannot rest on fewer months."
            )
        if 0 < self.fix_first < self.fewest:
            raise ChoiceError(
                f"With 'fix_first' = {self.fix_first} and 'fewest' = {self.fewest} no control chart has limits. "
                "Make 'fewest' no larger than 'fix_first'."
            )

    @property
    def amber(self) -> Allowance:
        """How much worse a figure may be and still be amber."""
        return Allowance(self.amber_points, self.amber_per_cent)

    @property
    def near(self) -> Allowance:
        """How far apart two figures may be and still be in line."""
        return Allowance(self.in_line_points, self.in_line_per_cent)

    @property
    def method(self) -> Method:
        """How control charts are made."""
        return Method(
            screen=self.screen,
            fix_first=self.fix_first or None,
            two_of_three_2023=self.two_of_three_2023,
            fewest=self.fewest,
            improvement_first=self.improvement_first,
            touching_counts=self.touching_counts,
        )


DEFAULT = Judgement()
