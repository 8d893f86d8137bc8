"""Rows of a scorecard made by hand: figures, what was published and a target in, the judged row out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread import catalogue
from goldenthread.benchmarks.comparison import Comparison, Neighbour, Published
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import DEFAULT, Judgement
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.judging import judged_row
from goldenthread.targets.target import Aim, Target
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status

INDICATOR = catalogue.load()["repeat_referrals"]
ACTIVITY = catalogue.load()["section47"]
JUNE = Month(2023, 6)


def figures(
    values: Sequence[float | None],
    basis: Basis,
    last: Status = Status.FINAL,
    times: int = 1,
    indicator: Indicator = INDICATOR,
) -> list[Figure]:
    """Month by month up to June 2023; the last (or so many last ones) have the status `last`."""
    statuses = [Status.FINAL] * (len(values) - times) + [last] * times
    return [
        Figure(
            indicator.code, "X01", "", JUNE.plus(at + 1 - len(values)).end, basis, None, None, value,
            indicator.unit, Status.NOT_AVAILABLE if value is None else status, "why" if value is None else "", "s",
        )
        for at, (value, status) in enumerate(zip(values, statuses, strict=True))
    ]  # fmt: skip


def published(
    england: float | None = 22.0, neighbours: tuple[float | None, ...] = (18.0, 20.0)
) -> Comparison:
    ten = tuple(
        Neighbour(rank, str(rank), f"Place {rank}", Published(str(rank), "", value), "" if value else "suppressed")
        for rank, value in enumerate(neighbours, start=1)
    )  # fmt: skip
    of = Published("England", "England", england)
    return Comparison(
        "repeat_referrals", "", 2022, "2022", "year to 31 March 2022", "%", "2021", of, None, None, ten
    )


def row(
    months: Sequence[float | None],
    years: Sequence[float | None],
    last: Status = Status.FINAL,
    there: Comparison | None = None,
    target: Target | None = None,
    indicator: Indicator = INDICATOR,
    by: Judgement = DEFAULT,
    starts: Sequence[NewStart] = (),
    times: int = 1,
) -> Row:
    return judged_row(
        indicator,
        "",
        figures(months, indicator.bases[0], last, times, indicator),
        figures(years, indicator.bases[1], last, times, indicator),
        there,
        target,
        by,
        starts,
    )


TARGET = Target(
    "repeat_referrals", "", Aim.REDUCE, 24.0, date(2024, 3, 31), 29.0, date(2023, 3, 31), "the plan"
)
