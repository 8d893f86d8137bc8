"""Counts and measures."""

from __future__ import annotations

import re

import pyarrow as pa

from goldenthread.intake.report import Place, Report
from goldenthread.intake.values.distinct import Cells, Reading, read_distinct, says_nothing, spelt, tidy

_WHOLE = re.compile(r"[+-]?\d{1,15}(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def as_integer(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Whole numbers; 3.0 is 3, and 2.5 is reported, never rounded."""
    return read_distinct(spelt(cells, place, report), _read_whole, pa.int64(), place, report)


def as_number(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Numbers, with or without commas between thousands."""
    return read_distinct(spelt(cells, place, report), _read_number, pa.float64(), place, report)


def _read_whole(cell: str) -> Reading:
    text = _digits(cell)
    if says_nothing(text):
        return None, None
    return (int(float(text)), None) if _WHOLE.fullmatch(text) else (None, "unreadable-number")


def _read_number(cell: str) -> Reading:
    text = _digits(cell)
    if says_nothing(text):
        return None, None
    return (float(text), None) if _NUMBER.fullmatch(text) else (None, "unreadable-number")


def _digits(cell: str) -> str:
    text = tidy(cell)
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
