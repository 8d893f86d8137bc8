"""The days that words name: each way in which councils write one, and why it may be another."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

from goldenthread.plans.years_of_days import Named, with_years
from goldenthread.terms.months import Month

_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_NAME = "|".join(rf"{name}|{name[:3]}t?" for name in _MONTHS)
_ENDS_OF_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_ORDINALS = ("first", "second", "third", "fourth")
APRIL = 4
_NAMED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s/-]+)?(?P<month>{_NAME})\b\.?,?"
    rf"(?:(?P<gap>\s+|\s?['’]|[-/])(?P<year>20\d\d\b|\d\d\b(?!\s*[:.]\d)(?!(?:\s+of)?[\s/-]+(?:{_NAME})\b)))?",
    re.IGNORECASE,
)
_DAY_LAST = re.compile(
    rf"\b(?P<month>{_NAME})\b\.?,?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:"
    rf"(?:st|nd|rd|th)\b(?!(?: of)?[\s/-]+(?:{_NAME})\b)(?:,?\s+['’]?(?P<year>20\d\d|\d\d(?=\s*(?:$|[,;.)])))\b)?"
    r"|,?\s+(?P<whole>20\d\d)\b|(?<=\s\d)(?=\s*(?:$|[,;.)])))",
    re.IGNORECASE,
)
_A_DAY_BEFORE = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th)?(?: of)?[\s/-]+$", re.IGNORECASE)
_COUNTED = (
    "batch|cohort|cycle|gateway|group|half[- ]term|level|milestone|module|part|phase|priority|quarter|round|sprint|"
    "stage|step|strand|task|term|theme|tier|tranche|wave|week|workstream|year"
)
_COUNTS = re.compile(
    rf"\b(?:(?:{_COUNTED})|(?:{_COUNTED})s\s+\d{{1,2}}\s*(?:and|&|,|to|[-–]))\s+$", re.IGNORECASE
)
_PART_OF_IT = re.compile(
    r"\b(?P<said>mid|middle|half[- ]?way through|early|beginning|start)(?: of)?(?: in)?[\s-]+$", re.IGNORECASE
)
_EARLY = ("early", "beginning", "start")
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<gap>[/.-])(?P<month>\d{1,2})(?P=gap)(?P<year>20\d\d|\d\d)(?![\d/])"
)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>0\d|1[0-2])(?:-(?P<day>\d\d))?(?![\d/])")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(?P<year>20\d\d)/(?P<month>0?[1-9]|1[0-2])/(?P<day>\d{1,2})(?![\d/])")
_A_WEEK = rf"(?:{'|'.join(_ORDINALS)}|[1-4](?:st|nd|rd|th)) week|week [1-4]"
_WEEK_BEFORE = re.compile(rf"\b(?P<said>{_A_WEEK})(?: of| in)?(?: the)?[\s,(-]+$", re.IGNORECASE)
_WEEK_BEHIND = re.compile(rf"^[\s,(:;–-]+(?:the )?(?P<said>{_A_WEEK})\b", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"(?<![\d/.])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])")
_YEARS = r"(?P<year>20\d\d|\d\d)\s*[/–-]\s*(?P<last>20\d\d|\d\d)(?![\d/])"
_QUARTER = re.compile(
    rf"\b(?:q|quarter )\s?(?P<n>[1-4])\b(?:\s*(?:of\s+)?(?:fy\s*)?(?:{_YEARS}|(?P<only>20\d\d)\b))?"
    rf"|\b(?P<word>{'|'.join(_ORDINALS)}) quarter\b",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"\b(?P<season>{'|'.join(_ENDS_OF_SEASONS)})(?: term)?"
    r"(?:,?\s+['’]?(?P<year>20\d\d|\d\d)(?:\s*[/–-]\s*(?P<last>20\d\d|\d\d))?)?\b",
    re.IGNORECASE,
)
SPAN = re.compile(r"(?<![\d/.-])(?P<year>20\d\d)\s*(?:[/–-]|\bto\b)\s*(?P<last>20\d\d|\d\d)(?![\d/-])")
_END_OF = re.compile(r"\bend (?:of )?(?P<year>20\d\d)(?![\d/–-])", re.IGNORECASE)

_SOON, _LATE = 2, 5  # years before and after its beginning in which a plan's days lie
_TWO_FIGURES = range(20, 30)  # the years that two figures mean where no plan says when it starts


def days_named(words: str, starts: date | None) -> list[Named]:
    """Every day that the words name, in their order; what one pattern has read no other reads again."""
    found: list[Named] = []
    for pattern, meaning in _PATTERNS:
        for match in pattern.finditer(words):
            if any(each.begin < match.end() and match.start() < each.end for each in found):
                continue
            if each := meaning(match, starts):
                found.append(each)
    found.sort(key=lambda each: each.begin)
    return with_years(words, found)


def _of_figures(match: re.Match[str], _: date | None) -> Named | None:
    parts = match.groupdict()
    return _at(match, _year(parts["year"]), int(parts["month"]), parts.get("day"))


def _of_names(match: re.Match[str], starts: date | None) -> Named | None:
    """A month, or a day before it: "July", "2 Dec 2025". A number that counts what stands before it, as in "Phase 2 Dec
    2025", is no day."""
    month, day, said, doubts = _month(match), match["day"], match["year"], []
    before = match.string[: match.start()]
    if day and match.group()[len(day)] in " /-" and (counted := _COUNTS.search(before)):
        what = " ".join(f"{counted.group()}{day}".split())
        doubts.append(f'It says "{what}": {day} is not taken for a day of the month.')
        day = None
    year = _year(said) if said and (len(said) == 4 or day or _is_near(int(said), starts)) else None
    if year and said and len(said) == 2 and not day and match["gap"].isspace() and int(said) <= 31:
        whole = match.string[match.start("month") : match.end()]
        doubts.append(
            f'"{whole}" is taken for {calendar.month_name[month]} {year}, and not for a day of the month.'
        )
    if year is None and said and not day:
        day = said  # "April 30"
    if not day and (part := _PART_OF_IT.search(before)):
        is_early = part["said"].lower() in _EARLY
        day = None if is_early else "15"
        what = "the last day of the month" if is_early else "the 15th"
        doubts.append(f'"{part["said"].capitalize()}" names no day: taken for {what}.')
    if not day and (week := _WEEK_BEFORE.search(before) or _WEEK_BEHIND.match(match.string[match.end() :])):
        doubts.append(f'"{week["said"].capitalize()}" names no day: taken for the last day of the month.')
    return _of_month(match, year, month, day, starts, " ".join(doubts))


def _of_day_last(match: re.Match[str], starts: date | None) -> Named | None:
    """A day after its month: "Sept 2nd 2025", "June 15th". Where one stands before it, that is the day."""
    before = match.string[: match.start()]
    if (day := _A_DAY_BEFORE.search(before)) and not _COUNTS.search(before[: day.start()]):
        return None
    said = match["year"] or match["whole"]
    return _of_month(match, _year(said) if said else None, _month(match), match["day"], starts)


def _of_month(
    match: re.Match[str], year: int | None, month: int, day: str | None, starts: date | None, doubt: str = ""
) -> Named | None:
    """A day or a month in its year; where none is written, in that of the plan."""
    if year is not None:
        return _at(match, year, month, day, doubt=doubt)
    if starts is None or (match["month"].islower() and (not day or match["month"] in ("may", "march"))):
        return None  # without a year, "may" and "march" in lower case are words
    year = starts.year if month >= starts.month else starts.year + 1
    return _at(match, year, month, day, taken=True, doubt=doubt)


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"].lower()[:3]))


def _is_near(year: int, starts: date | None) -> bool:
    """Whether two figures after a month are a year: one in which the plan may have days."""
    if starts is None:
        return year in _TWO_FIGURES
    return starts.year - _SOON <= 2000 + year <= starts.year + _LATE


def _of_a_quarter(match: re.Match[str], starts: date | None) -> Named | None:
    n = int(match["n"]) if match["n"] else _ORDINALS.index(match["word"].lower()) + 1
    if match["year"]:
        last = last_year(match)
        return _quarter(match, last - 1, n) if last and last - 1 == _year(match["year"]) else None
    if match["only"]:
        doubt = f'"{match.group()}" is taken for a quarter of the year that begins in April {match["only"]}.'
        return _quarter(match, int(match["only"]), n, doubt=doubt)
    if starts is None:
        return None
    years = range(starts.year - 1, starts.year + 2)
    return next(found for year in years if (found := _quarter(match, year, n, taken=True)).day >= starts)


def _quarter(match: re.Match[str], year: int, n: int, *, taken: bool = False, doubt: str = "") -> Named:
    """The last day of a quarter of the year that begins in April."""
    month = Month(year, 3 * n + 3) if n < 4 else Month(year + 1, 3)
    return Named(match.start(), match.end(), month.end, taken, doubt, is_month=False)


def _of_a_season(match: re.Match[str], starts: date | None) -> Named | None:
    name = match["season"].lower()
    month = _ENDS_OF_SEASONS[name]
    if match["year"]:
        year, taken = _year(match["year"]) + (name == "winter"), False
        if match["last"] and name == "spring":
            year += 1
    elif starts is None or match["season"].islower():
        return None
    else:
        year, taken = starts.year + (month < starts.month), True
    end = Month(year, month).end
    doubt = f"A season names no day: taken to end on {end.day} {end:%B %Y}."
    return Named(match.start(), match.end(), end, taken, doubt, is_month=False)


def _of_a_span(match: re.Match[str], _: date | None) -> Named | None:
    last = last_year(match)
    if not last:
        return None
    doubt = f"Only years are written: taken for the end of March {last}."
    return Named(match.start(), match.end(), Month(last, APRIL - 1).end, False, doubt, is_month=False)


def _of_the_end(match: re.Match[str], _: date | None) -> Named:
    doubt = f"Only a year is written: taken for the end of December {match['year']}."
    return Named(match.start(), match.end(), date(int(match["year"]), 12, 31), False, doubt, is_month=False)


def _at(
    match: re.Match[str], year: int, month: int, day: str | None, *, taken: bool = False, doubt: str = ""
) -> Named | None:
    try:
        on = date(year, month, int(day)) if day else Month(year, month).end
    except ValueError:
        return None
    return Named(match.start(), match.end(), on, taken, doubt)


def _year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def last_year(match: re.Match[str]) -> int | None:
    """The second of two years, where it comes after the first: 2025 of "2024/25"."""
    last = _year(match["last"])
    return last if _year(match["year"]) < last <= _year(match["year"]) + 2 * _LATE else None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Named | None]], ...] = (
    (_ISO, _of_figures),
    (_YEAR_FIRST, _of_figures),
    (_FIGURES, _of_figures),
    (_OF_A_YEAR, _of_figures),
    (_QUARTER, _of_a_quarter),
    (_SEASON, _of_a_season),
    (_DAY_LAST, _of_day_last),
    (_NAMED, _of_names),
    (SPAN, _of_a_span),
    (_END_OF, _of_the_end),
)
