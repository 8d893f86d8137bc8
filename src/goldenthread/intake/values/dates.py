"""Dates: day first or ISO, or a workbook's own serial numbers; never a guess at month first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

import pyarrow as pa

from goldenthread.intake.report import Place, Report
from goldenthread.intake.values.distinct import Cells, Reading, read_distinct, says_nothing, spelt, tidy
from goldenthread.terms.months import Month

PEOPLE_FROM = date(1950, 1, 1)
EVENTS_FROM = date(1990, 1, 1)
LATEST = date(2049, 12, 31)

_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}){_TIME}")
_NAMED_MONTH = re.compile(rf"(\d{{1,2}})[ -]([A-Za-z]{{3,9}})[ -](\d{{4}}|\d{{2}}){_TIME}")
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_NAMED_ONLY_MONTH = re.compile(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})")
_SERIAL = re.compile(r"-?\d{1,7}(?:\.\d+)?")
_MIDNIGHT = re.compile(r"0?0:00(?::00(?:\.0+)?)?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_ZERO = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


def as_date(
    cells: Cells, place: Place, report: Report, *, earliest: date = EVENTS_FROM, latest: date = LATEST
) -> pa.Array:
    """Dates without their time. What is not a date, or lies outside the window, is missing and reported.

    Before `earliest` stand placeholders such as 01/01/1900; after `latest` slips of the keyboard.
    For dates of birth pass `earliest=PEOPLE_FROM`.
    """
    read = partial(_read, date_system=place.date_system, earliest=earliest, latest=latest)
    return read_distinct(spelt(cells, place, report), read, pa.date32(), place, report)


def as_month(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Months as their last day: "2023-06", "June 2023", "Jun-23", or any day of the month."""
    read = partial(_read_month, date_system=place.date_system)
    return read_distinct(spelt(cells, place, report), read, pa.date32(), place, report)


def _read_month(cell: str, date_system: int | None) -> Reading:
    text = tidy(cell)
    if found := _ISO_MONTH.fullmatch(text):
        text = f"{found[1]}-{found[2]}-01"
    elif found := _NAMED_ONLY_MONTH.fullmatch(text):
        text = f"1 {found[1]} {found[2]}"
    day, rule = _read(text, date_system, EVENTS_FROM, LATEST)
    return (Month.of(day).end if day else None), rule


def _read(cell: str, date_system: int | None, earliest: date, latest: date) -> Reading:
    text = tidy(cell)
    if says_nothing(text):
        return None, None
    try:
        day = _day(text, date_system)
    except (ValueError, OverflowError):
        return None, "impossible-date"
    if day is None:
        return None, "unreadable-date"
    if day < earliest:
        return None, "placeholder-date"
    return (day, None) if day <= latest else (None, "far-future-date")


def _day(text: str, date_system: int | None) -> date | None:
    """The day that a text names; None where it is not written as a date, ValueError where no such day is."""
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED_MONTH.fullmatch(text):
        month = _month(found[2].lower())
        return date(_year(found[3]), month, int(found[1])) if month else None
    if date_system and _SERIAL.fullmatch(text):
        return _DAY_ZERO[date_system] + timedelta(days=int(float(text)))
    if date_system and _MIDNIGHT.fullmatch(text):  # Excel shows serial number 0 as a time of day
        return _DAY_ZERO[date_system]
    return None


def _year(digits: str) -> int:
    """Two digits stand for 1950 to 2049, the years in which a date can fall at all."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 50 else 2000)


def _month(name: str) -> int | None:
    for number, month in enumerate(_MONTHS, 1):
        if month == name or (len(name) in (3, 4) and month.startswith(name)):
            return number
    return None
