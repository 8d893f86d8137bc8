"""Reads a series from a CSV file with the columns date and value: any measure that a council follows over time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from goldenthread.cli import Problem

COLUMNS = ("date", "value")
_MOST_BYTES, _MOST_SHOWN, _LARGEST = 5_000_000, 10, 1e15
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Series = list[tuple[date, float | None]]


def read_series(path: Path) -> Series:
    """The dates and figures of a file; an empty value is a figure that is missing. Every fault is named."""
    series: Series = []
    faults: list[str] = []
    seen: dict[date, int] = {}
    for row, day_cell, value_cell in _rows(path):
        day, value = _day(day_cell), _value(value_cell)
        if day is None:
            faults.append(_fault(path, row, "date", "not a date written 2023-06-30"))
        elif day in seen:
            faults.append(
                _fault(path, row, "date", f"the date of row {seen[day]} again; one row for each date")
            )
        if value is _NOT_A_NUMBER:
            wanted = (
                "not a number. Write 1204 or 27.5, without a comma, a space or %; leave a missing one empty"
            )
            faults.append(_fault(path, row, "value", wanted))
        if day is not None:
            seen.setdefault(day, row)
            series.append((day, value))
    if faults:
        more = [f"and {len(faults) - _MOST_SHOWN} more"] if len(faults) > _MOST_SHOWN else []
        raise Problem("\n".join([*faults[:_MOST_SHOWN], *more]))
    if all(value is None for _, value in series):
        raise Problem(f"{path.name}: it holds no figure. Give a row with date and value for each.")
    return series


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """Number, date and value of each row that is not empty."""
    lines = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(lines, [])]
        at = [_column(path, header, name) for name in COLUMNS]
        for cells in lines:
            if any(cell.strip() for cell in cells):
                day, value = (cells[column].strip() if column < len(cells) else "" for column in at)
                yield lines.line_num, day, value
    except csv.Error as fault:
        raise Problem(f"{path.name}, row {lines.line_num}: not CSV. Save the table as CSV again.") from fault


def _text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Problem(f"{path.name}: larger than {_MOST_BYTES // 1_000_000} MB. Give one series at a time.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Problem(f"{path.name}: not text in UTF-8. Save it as CSV UTF-8.") from fault


def _column(path: Path, header: list[str], name: str) -> int:
    times = header.count(name)
    if times != 1:
        have = "there is no column" if not times else f"there are {times} columns"
        raise Problem(f"{path.name}, row 1: {have} {name!r}. The first row names the columns: date,value.")
    return header.index(name)


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


def _fault(path: Path, row: int, column: str, rule: str) -> str:
    return f"{path.name}, row {row}, column {column}: {rule}."
