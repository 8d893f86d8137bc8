"""What people mean by "July 2023", "31/03/25", "Q2 2024/25" or "ongoing": the day, and whether it goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldenthread.plans.days_named import APRIL, SPAN, days_named, last_year
from goldenthread.plans.reckoned import is_reckoned_from
from goldenthread.plans.years_of_days import Named
from goldenthread.terms.months import Month

_A_YEAR = re.compile(r"(?<![\d/.-])(?:20)?(?P<year>\d\d)\s?[/–-]\s?(?:20)?(?P<last>\d\d)(?![\d/-])")
_YEAR = re.compile(r"\b20\d\d\b")
_ONGOING = re.compile(r"\bongoing\b|\bcontinu|\bthroughout\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+|\w+ of\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:and |-)?onwards?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)

_BESIDE_A_DAY = frozenset({
    "by", "the", "end", "of", "on", "to", "and", "from", "until", "in", "early", "mid", "middle",
    "late",
})  # fmt: skip
_RECKONED = (
    "It is due some time before or after a day that it names: that day is not taken. "
    "Write the one that it means."
)
_SOME_DAY = date(2024, 4, 1)


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


def by_when(words: str, starts: date | None = None) -> ByWhen:
    """What the words mean, in a plan that starts on a day: "July" is the first July from then on.

    A day from which another is to be reckoned is none of its days.
    """
    named = days_named(words, starts)
    found = [each for each in named if not is_reckoned_from(words, each)]
    doubts = [_RECKONED] if len(found) < len(named) else []
    doubts += [each.doubt for each in found if each.doubt]
    ongoing = bool(_ONGOING.search(words))
    if len(found) == 1 and not ongoing and _says_from(words, found[0]):
        doubts.append('It says from when ("from"): taken for the day on which it is due.')
    if any(each.is_month and _BEFORE.search(words[: each.begin]) for each in found):
        doubts.append('It says "before": the day itself is taken for the one on which it is due.')
    return ByWhen(
        tuple(each.day for each in found),
        ongoing,
        any(each.taken for each in found),
        tuple(dict.fromkeys(doubts)),
    )


def _says_from(words: str, named: Named) -> bool:
    return bool(_FROM.search(words[: named.begin]) or _ONWARDS.match(words[named.end :]))


def why_taken(words: str, meant: ByWhen) -> str:
    """What is said of a day whose year was taken from the plan's period."""
    is_apart = len(meant.days) > 1 or bool(_YEAR.search(words))
    what = "A day of it has no year" if is_apart else "No year is written"
    return f"{what}: taken from the plan's period."


def is_dated(words: str) -> bool:
    """Whether the words name a day or a month, with its year or without."""
    return bool(days_named(words, _SOME_DAY))


def is_only_a_day(words: str) -> bool:
    """Whether the words name a day or a month, and say nothing else."""
    found = days_named(words, _SOME_DAY)
    rest = list(words)
    for each in found:
        rest[each.begin : each.end] = " " * (each.end - each.begin)
    return bool(found) and all(word.lower() in _BESIDE_A_DAY for word in re.findall(r"\w+", "".join(rest)))


def period(words: str) -> tuple[date, date] | None:
    """The first and the last day of "April 2023 - March 2024", "2024/25" or "2024-2027", or None.

    Years are those from April to March.
    """
    months = [Month.of(each.day) for each in days_named(words, None) if each.is_month and not each.taken]
    if len(months) >= 2 and months[0] < months[1]:
        return months[0].start, months[1].end
    if not months and (span := SPAN.search(words)) and (last := last_year(span)):
        return date(int(span["year"]), APRIL, 1), Month(last, APRIL - 1).end
    return None


def end_of_year(words: str) -> date | None:
    """The last day of the year from April to March that a heading names: 31 March 2026 of "Target 25/26"."""
    found = _A_YEAR.search(words)
    return Month(2000 + int(found["last"]), APRIL - 1).end if found and last_year(found) else None


def is_of_years(words: str) -> bool:
    """Whether a period names only years, and more than one of them: "2024-2027"."""
    found = period(words)
    has_months = any(each.is_month for each in days_named(words, None))
    return found is not None and not has_months and found[1].year > found[0].year + 1
