"""The time that words speak of: a month, several, a year, the last report. Read as the report's month would have it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.terms.months import Month, months_between

_NAMES = {name.casefold(): n for n, name in enumerate(calendar.month_name) if n}
_NAMES |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
_ONE = rf"(?:{'|'.join(sorted((name.capitalize() for name in _NAMES), key=len, reverse=True))})"
_YEAR = r"(?:[\s\-](?:of )?((?:19|20)\d\d|['\u2019]?\d\d(?!\d|%|\s?per)))?"
_MONTH = rf"(?<!\w)({_ONE})\.?{_YEAR}(?!\w)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?(?:(?:[/\-\u2013]| and | to )\d{1,2}(?:st|nd|rd|th)?)? )?"
_AVERAGE = r"(?:(?:monthly|rolling|overall|yearly|annual|12-month|12 month|twelve-month)[\s,]+)*averag(?:es|ed|ing|e)"
_WHOLE_YEAR = (
    rf"(?:(?:on average |{_AVERAGE} )?(?:in|over|for|across|of) the (?:whole |full |rolling )?"
    rf"(?:year|12 months|twelve months)"
    rf"|(?:the )?(?:rolling )?(?:12|twelve)[- ]months?(?: (?:figure|rate|average|total))?"
    rf"|(?:the )?year(?= to| ending| up to)|on average|{_AVERAGE}|overall|rolling(?: year)?(?: (?:figure|rate|total))?"
    rf"|annual(?:ly)?|yearly|(?:the )?year['\u2019]s(?: figure|(?= \d)))"
)
_EARLIER = (
    r"(?:(?:at|since|in|from|on) )?(?:the |our |its )?(?:last|previous|earlier|prior) "
    r"(?:report|quarter|year|time|period|scorecard|update|meeting)(?:['\u2019]s)?(?: report)?"
    r"|(?:a|one) (?:year|quarter) (?:ago|earlier|before)|this time last year|the year before|last time"
)
_REPORT = r"(?:(?i:at|since|in|from|than) )?(?:(?i:the|our) )?"
_SHAPES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "report",
            rf"(?<!\w){_REPORT}(?:(?i:report (?:of|for)) {_MONTH}|{_MONTH}(?:['\u2019]s)? (?i:report)(?!\w))",
        ),
        ("year_to", rf"(?i:{_WHOLE_YEAR})(?i:,? (?:to|ending(?: in)?|up to)) {_DAY}{_MONTH}"),
        ("earlier", rf"(?<!\w)(?i:{_EARLIER})(?!\w)"),
        (
            "back",
            r"(?<!\w)(?i:(?:(?:since|on|from) )?(?:the )?(?:last|previous) month|the month before)(?!\w)",
        ),
        ("here", r"(?<!\w)(?i:this month|the latest month|the (?:newest|last) final month)(?!\w)"),
        (
            "recent",
            r"(?<!\w)(?i:(?:(?:in|over|across|for) )?(?:(?:the )?"
            r"(?:(?:last|past|latest) (?:three|3) months|quarter(?! of))|this quarter))(?!\w)",
        ),
        ("range", rf"{_DAY}{_MONTH}\s*(?:to|\-|\u2013|until|through)\s*{_DAY}{_MONTH}"),
        ("range", rf"(?i:between) {_DAY}{_MONTH} and {_DAY}{_MONTH}"),
        ("both", rf"{_DAY}{_MONTH}(?:(?:,| and|,? and| or| &) {_DAY}{_MONTH})+"),
        ("month", rf"{_DAY}{_MONTH}"),
        ("year", rf"(?<!\w)(?i:{_WHOLE_YEAR})(?!\w)"),
        ("anew", r"(?<!\w)(?i:by today['\u2019]s records(?: of (?:that|the same) year)?)(?!\w)"),
        ("now", r"(?<!\w)(?i:currently|at present|at the moment|now|latest)(?!\w)"),
    )
)


@dataclass(frozen=True)
class Period:
    """A stretch of time in a text.

    kind: month, months, year, earlier (a report that went before), anew (its year by today's records), now.
    `months`: those named, the oldest first; for a year its last month, or none where the text doesn't say; for a
    report that went before its own.
    """

    start: int
    end: int
    kind: str
    months: tuple[Month, ...] = ()


def periods_in(text: str, month: Month) -> Iterator[Period]:
    """The times that a text names, in any order; none overlap. `month`: the report's own."""
    taken: list[tuple[int, int]] = []
    for kind, shape in _SHAPES:
        for match in shape.finditer(text):
            if all(match.end() <= low or match.start() >= high for low, high in taken):
                taken.append(match.span())
                yield _period(kind, match, month)


def _period(kind: str, match: re.Match[str], month: Month) -> Period:
    start, end = match.span()
    named = _named(match[0], month)
    if kind == "year_to":
        return Period(start, end, "year", named[-1:])
    if kind == "report":
        return Period(start, end, "earlier", named[-1:])
    if kind == "range":
        first = named[0] if named[0] <= named[-1] else named[0].plus(-12)
        return Period(start, end, "months", tuple(months_between(first, named[-1])))
    if kind == "both":
        return Period(start, end, "months", tuple(sorted(named)))
    if kind == "month":
        return Period(start, end, "month", named)
    if kind in ("back", "here"):
        return Period(start, end, "month", (month.plus(-1 if kind == "back" else 0),))
    if kind == "recent":
        return Period(start, end, "months", tuple(months_between(month.plus(-2), month)))
    return Period(start, end, kind)


def _named(text: str, month: Month) -> tuple[Month, ...]:
    """The months of a text. One without a year has the year of the one after it, or else is the last such."""
    found: list[Month] = []
    for match in reversed(list(re.finditer(_MONTH, text))):
        number = _NAMES[match[1].casefold()]
        year = int(match[2].strip("'\u2019")) if match[2] else 0
        if year:
            found.append(Month(year if year > 99 else 2000 + year, number))
        else:
            latest = found[-1] if found else month
            found.append(Month(latest.year - (number > latest.month), number))
    return tuple(reversed(found))
