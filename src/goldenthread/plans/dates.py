"""What people mean by "July 2023", "31/03/25", "Q2 2024/25" or "ongoing": the day, and whether it goes on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.terms.months import Month

_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_NAME = "|".join(rf"{name}|{name[:3]}t?" for name in _MONTHS)
_ENDS_OF_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_ORDINALS = ("first", "second", "third", "fourth")
_APRIL = 4
_NAMED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s/-]+)?(?P<month>{_NAME})\b\.?,?"
    rf"(?:(?P<gap>\s+|\s?['’]|[-/])(?P<year>20\d\d\b|\d\d\b(?!\s*[:.]\d)(?!(?:\s+of)?[\s/-]+(?:{_NAME})\b)))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<gap>[/.-])(?P<month>\d{1,2})(?P=gap)(?P<year>20\d\d|\d\d)(?![\d/])"
)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>0\d|1[0-2])(?:-(?P<day>\d\d))?(?![\d/])")
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
_SPAN = re.compile(r"(?<![\d/.-])(?P<year>20\d\d)\s*(?:[/–-]|\bto\b)\s*(?P<last>20\d\d|\d\d)(?![\d/-])")
_A_YEAR = re.compile(r"(?<![\d/.-])(?:20)?(?P<year>\d\d)\s?[/–-]\s?(?:20)?(?P<last>\d\d)(?![\d/-])")
_END_OF = re.compile(r"\bend (?:of )?(?P<year>20\d\d)(?![\d/–-])", re.IGNORECASE)
_ONGOING = re.compile(r"\bongoing\b|\bcontinu|\bthroughout\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|\w+ of\s+)?$", re.IGNORECASE)
_TO_THE_NEXT = re.compile(r"\s*(?:[-–/&,]|to|and|until)\s*", re.IGNORECASE)

_BESIDE_A_DAY = frozenset({
    "by", "the", "end", "of", "on", "to", "and", "from", "until", "in", "early", "mid", "late",
})  # fmt: skip
_SOME_DAY = date(2024, 4, 1)
_SOON, _LATE = 2, 5  # years before and after its beginning in which a plan's days lie
_TWO_FIGURES = range(20, 30)  # the years that two figures mean where no plan says when it starts


@dataclass(frozen=True, slots=True)
class ByWhen:
    """What "by when" means. `days`: every day that it names, a month as its last day; `year_taken`: a year was
    not written, and was taken from the plan's period; `doubts`: why a day may be another, in sentences."""

    days: tuple[date, ...]
    ongoing: bool
    year_taken: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """The last of the days: by then all of it is to be done."""
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class _Found:
    begin: int
    end: int
    day: date
    taken: bool = False
    doubt: str = ""
    is_month: bool = True  # a day or a month was written, and no season, quarter or year


def by_when(words: str, starts: date | None = None) -> ByWhen:
    """What the words mean, in a plan that starts on a day: "July" is the first July from then on."""
    found = _found(words, starts)
    doubts = [each.doubt for each in found if each.doubt]
    ongoing = bool(_ONGOING.search(words))
    if len(found) == 1 and not ongoing and _FROM.search(words[: found[0].begin]):
        doubts.append('It says from when ("from"): taken for the day on which it is due.')
    return ByWhen(
        tuple(each.day for each in found),
        ongoing,
        any(each.taken for each in found),
        tuple(dict.fromkeys(doubts)),
    )


def is_dated(words: str) -> bool:
    """Whether the words name a day or a month, with its year or without."""
    return bool(by_when(words, _SOME_DAY).days)


def is_only_a_day(words: str) -> bool:
    """Whether the words name a day or a month, and say nothing else."""
    found = _found(words, _SOME_DAY)
    rest = list(words)
    for each in found:
        rest[each.begin : each.end] = " " * (each.end - each.begin)
    return bool(found) and all(word.lower() in _BESIDE_A_DAY for word in re.findall(r"\w+", "".join(rest)))


def period(words: str) -> tuple[date, date] | None:
    """The first and the last day of "April 2023 - March 2024", "2024/25" or "2024-2027", or None.

    Years are those from April to March.
    """
    months = [Month.of(each.day) for each in _found(words, None) if each.is_month and not each.taken]
    if len(months) >= 2 and months[0] < months[1]:
        return months[0].start, months[1].end
    if not months and (span := _SPAN.search(words)) and (last := _last_year(span)):
        return date(int(span["year"]), _APRIL, 1), Month(last, _APRIL - 1).end
    return None


def end_of_year(words: str) -> date | None:
    """The last day of the year from April to March that a heading names: 31 March 2026 of "Target 25/26"."""
    found = _A_YEAR.search(words)
    return Month(2000 + int(found["last"]), _APRIL - 1).end if found and _last_year(found) else None


def is_of_years(words: str) -> bool:
    """Whether a period names only years, and more than one of them: "2024-2027"."""
    found = period(words)
    has_months = any(each.is_month for each in _found(words, None))
    return found is not None and not has_months and found[1].year > found[0].year + 1


def _found(words: str, starts: date | None) -> list[_Found]:
    """Every day that the words name, in their order; what one pattern has read no other reads again."""
    found: list[_Found] = []
    for pattern, meaning in _PATTERNS:
        for match in pattern.finditer(words):
            if any(each.begin < match.end() and match.start() < each.end for each in found):
                continue
            if each := meaning(match, starts):
                found.append(each)
    found.sort(key=lambda each: each.begin)
    return list(_with_years(words, found))


def _with_years(words: str, found: list[_Found]) -> Iterator[_Found]:
    """Of "October - December 2025", October too is of 2025."""
    for n, each in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if each.taken and after and not after.taken and _TO_THE_NEXT.fullmatch(words[each.end : after.begin]):
            day = _same_day(each.day, after.day)
            yield _Found(each.begin, each.end, day)
            continue
        yield each


def _same_day(day: date, after: date) -> date:
    """The day in the last year in which it is not after another."""
    year = after.year if (day.month, day.day) <= (after.month, after.day) else after.year - 1
    month = Month(year, day.month)
    return month.end if day == Month.of(day).end else date(year, day.month, min(day.day, month.end.day))


def _of_figures(match: re.Match[str], _: date | None) -> _Found | None:
    parts = match.groupdict()
    return _at(match, _year(parts["year"]), int(parts["month"]), parts.get("day"))


def _of_names(match: re.Match[str], starts: date | None) -> _Found | None:
    month = next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"].lower()[:3]))
    day, said, doubt = match["day"], match["year"], ""
    year = _year(said) if said and (len(said) == 4 or day or _is_near(int(said), starts)) else None
    if year and said and len(said) == 2 and not day and match["gap"].isspace() and int(said) <= 31:
        doubt = f'"{match.group()}" is taken for {calendar.month_name[month]} {year}, and not for a day of the month.'
    if year is None and said and not day:
        day = said  # "April 30"
    if year is not None:
        return _at(match, year, month, day, doubt=doubt)
    if starts is None or (match["month"].islower() and (not day or match["month"] in ("may", "march"))):
        return None  # without a year, "may" and "march" in lower case are words
    return _at(match, starts.year if month >= starts.month else starts.year + 1, month, day, taken=True)


def _is_near(year: int, starts: date | None) -> bool:
    """Whether two figures after a month are a year: one in which the plan may have days."""
    if starts is None:
        return year in _TWO_FIGURES
    return starts.year - _SOON <= 2000 + year <= starts.year + _LATE


def _of_a_quarter(match: re.Match[str], starts: date | None) -> _Found | None:
    n = int(match["n"]) if match["n"] else _ORDINALS.index(match["word"].lower()) + 1
    if match["year"]:
        last = _last_year(match)
        return _quarter(match, last - 1, n) if last and last - 1 == _year(match["year"]) else None
    if match["only"]:
        doubt = f'"{match.group()}" is taken for a quarter of the year that begins in April {match["only"]}.'
        return _quarter(match, int(match["only"]), n, doubt=doubt)
    if starts is None:
        return None
    years = range(starts.year - 1, starts.year + 2)
    return next(found for year in years if (found := _quarter(match, year, n, taken=True)).day >= starts)


def _quarter(match: re.Match[str], year: int, n: int, *, taken: bool = False, doubt: str = "") -> _Found:
    """The last day of a quarter of the year that begins in April."""
    month = Month(year, 3 * n + 3) if n < 4 else Month(year + 1, 3)
    return _Found(match.start(), match.end(), month.end, taken, doubt, is_month=False)


def _of_a_season(match: re.Match[str], starts: date | None) -> _Found | None:
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
    return _Found(match.start(), match.end(), end, taken, doubt, is_month=False)


def _of_a_span(match: re.Match[str], _: date | None) -> _Found | None:
    last = _last_year(match)
    if not last:
        return None
    doubt = f"Only years are written: taken for the end of March {last}."
    return _Found(match.start(), match.end(), Month(last, _APRIL - 1).end, False, doubt, is_month=False)


def _of_the_end(match: re.Match[str], _: date | None) -> _Found:
    doubt = f"Only a year is written: taken for the end of December {match['year']}."
    return _Found(match.start(), match.end(), date(int(match["year"]), 12, 31), False, doubt, is_month=False)


def _at(
    match: re.Match[str], year: int, month: int, day: str | None, *, taken: bool = False, doubt: str = ""
) -> _Found | None:
    try:
        on = date(year, month, int(day)) if day else Month(year, month).end
    except ValueError:
        return None
    return _Found(match.start(), match.end(), on, taken, doubt)


def _year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _last_year(match: re.Match[str]) -> int | None:
    """The second of two years, where it comes after the first: 2025 of "2024/25"."""
    last = _year(match["last"])
    return last if _year(match["year"]) < last <= _year(match["year"]) + 2 * _LATE else None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], _Found | None]], ...] = (
    (_ISO, _of_figures),
    (_FIGURES, _of_figures),
    (_OF_A_YEAR, _of_figures),
    (_QUARTER, _of_a_quarter),
    (_SEASON, _of_a_season),
    (_NAMED, _of_names),
    (_SPAN, _of_a_span),
    (_END_OF, _of_the_end),
)
