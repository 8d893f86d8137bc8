"""Which groups a counted row belongs to."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.history import Row
from goldenthread.indicators.counting import Aged
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import age_at
from goldenthread.terms.words import Breakdown

EVERYBODY = ""
NOT_RECORDED = "not recorded"


def breakdowns_of(indicator: Indicator, row: Row, day: date, by: Breakdown | None) -> list[str]:
    if by is None:
        bands = [band for band in indicator.bands if is_aged(band, row["birth_date"], day)]
        return [EVERYBODY, *(f"age={band.label}" for band in bands)]
    return [f"{by.value}={_group(row, day, by)}"]


def is_aged(aged: Aged, born: date | None, day: date) -> bool:
    """Between the two ages on the day, both included."""
    return aged.low <= _age(born, day) <= aged.high


def _group(row: Row, day: date, by: Breakdown) -> str:
    match by:
        case Breakdown.AGE:
            return _age_group(row["birth_date"], day)
        case Breakdown.DISABILITY:
            return {True: "yes", False: "no", None: NOT_RECORDED}[row["disabled"]]
        case _:
            return str(row[by.value] or NOT_RECORDED)


def _age(born: date | None, day: date) -> int:
    """Completed years; -1 before birth, and where no date of birth is known."""
    return -1 if born is None else age_at(born, day)


def _age_group(born: date | None, day: date) -> str:
    age = _age(born, day)
    if age < 0:
        return "unborn or not known"
    if age < 1:
        return "under 1"
    for low, high in ((1, 4), (5, 9), (10, 15), (16, 17)):
        if low <= age <= high:
            return f"{low}-{high}"
    return "18 and over"
