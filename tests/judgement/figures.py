"""Figures for the tests of judgement: single months of one made-up indicator."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.indicators.figure import Figure
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status, Unit

APRIL = Month(2023, 4)


def figure(
    month: Month, value: float | None, status: Status = Status.FINAL, unit: Unit = Unit.PERCENT
) -> Figure:
    return Figure("made_up", "X01", "", month.end, Basis.MONTH, None, None, value, unit, status, "", "s1")


def months(
    values: Sequence[float | None], first: Month = APRIL, provisional: int = 0, unit: Unit = Unit.PERCENT
) -> list[Figure]:
    """A figure for each month; the last `provisional` ones are not final."""
    final = len(values) - provisional
    return [
        figure(first.plus(at), value, _status(value, at >= final), unit) for at, value in enumerate(values)
    ]


def _status(value: float | None, is_provisional: bool) -> Status:
    if value is None:
        return Status.NOT_AVAILABLE
    return Status.PROVISIONAL if is_provisional else Status.FINAL
