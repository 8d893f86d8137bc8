"""Reads a series from a CSV file with the columns date and value: any measure that a council follows over time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from goldenthread.cli import Problem
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.named_columns import read_columns

COLUMNS = ("date", "value")
_MOST_SHOWN, _LARGEST = 10, 1e15
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Series = list[tuple[date, float | None]]


def read_series(path: Path) -> Series:
    """The dates and figures of a file; an empty value is a figure that is missing. Every fault is named."""
    series: Series = []
    faults: list[str] = []
    seen: dict[date, int] = {}
    for row, (day_cell, value_cell) in read_columns(path, COLUMNS):
        day, value = _day(day_cell), _value(value_cell)
        if day is None:
            faults.append(_fault(path, row, "date", "It is not a date written 2023-06-30."))
        elif day in seen:
            faults.append(
                _fault(
                    path, row, "date", f"It is the date of row {seen[day]} again. Give one row for each date."
                )
            )
        if value is _NOT_A_NUMBER:
            wanted = "It is not a number. Write 1204 or 27.5, without a comma, a space or %; leave a missing one empty."
            faults.append(_fault(path, row, "value", wanted))
        if day is not None:
            seen.setdefault(day, row)
            series.append((day, value))
    if faults:
        more = [f"and {len(faults) - _MOST_SHOWN} more"] if len(faults) > _MOST_SHOWN else []
        raise Problem("\n".join([*faults[:_MOST_SHOWN], *more]))
    if all(value is None for _, value in series):
        raise Problem(f"{path.name}: It holds no figure. Give a row with date and value for each.")
    return series


_NOT_A_NUMBER = float("nan")


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None


def _value(cell: str) -> float | None:
    if not cell:
        return None
    value = float(cell) if _NUMBER.fullmatch(cell) else _NOT_A_NUMBER
    return value if abs(value) <= _LARGEST else _NOT_A_NUMBER


def _fault(path: Path, row: int, column: str, what: str) -> str:
    return str(Refused("not-as-asked", what, file=path.name, row=row, column=column))
