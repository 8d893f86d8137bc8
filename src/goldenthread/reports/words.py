"""The words that every format of a report uses for periods, standings and gaps."""

from __future__ import annotations

import re

from goldenthread.benchmarks.printed import RELEASE
from goldenthread.indicators.figure import NOTHING_OVER, Figure
from goldenthread.terms.months import Month
from goldenthread.terms.showing import MARKS, SUPPRESSED, show_day, show_month
from goldenthread.terms.words import Basis, Better, Status

_HOW_MANY = re.compile(r" \(and \d+ more of the 12 months\)$")

_SETTING = re.compile(r" \(the setting \w+\)")

MARKING = "Official-sensitive: not for publication"
DRAFT = "Draft for scrutiny: not published yet"
MADE_UP = (
    "This council does not exist and none of these children do. The figures show what a report looks like."
)

STATUS_WORDS = {
    Status.FINAL: "Final",
    Status.PROVISIONAL: "Not final yet",
    Status.REBUILT: "Rebuilt",
    Status.NOT_AVAILABLE: "Not available",
}
# The mark beside a number that is not simply final. A final number has none, a missing one has its own.
STATUS_MARKS = {Status.PROVISIONAL: "p", Status.REBUILT: "r"}
PRINTED_SOURCE = "a council's report of September 2023"
EARLIER_YEAR = "e"
EARLIER_YEAR_WORDS = "year to an earlier month"
EARLIER_YEAR_MEANING = "the latest months are not final, so the year ends with the last that is"
STATUS_MEANINGS = {
    Status.PROVISIONAL: "records of the period are still coming in, so the figure will move",
    Status.REBUILT: "worked out later, from records that no longer show all that was known then",
    Status.NOT_AVAILABLE: "there is nothing to work it out from",
}
KEPT_BACK_MEANING = "kept back, because somebody could be recognised: the number, or one beside it, is small"
# Every mark at a number, or in place of one, with its meaning.
MEANINGS = {
    **{
        letter: f"{STATUS_WORDS[status].lower()}: {STATUS_MEANINGS[status]}"
        for status, letter in STATUS_MARKS.items()
    },
    EARLIER_YEAR: f"{EARLIER_YEAR_WORDS}: {EARLIER_YEAR_MEANING}",
    **MARKS,
    SUPPRESSED: KEPT_BACK_MEANING,
}
# The headings under which reasons are told, in their order. Each reason is told under one.
CAVEAT_WORDS = {
    Status.NOT_AVAILABLE: STATUS_WORDS[Status.NOT_AVAILABLE],
    Status.PROVISIONAL: STATUS_WORDS[Status.PROVISIONAL],
    Status.REBUILT: STATUS_WORDS[Status.REBUILT],
    Status.FINAL: "With a reservation",
}
BETTER_WORDS = {
    Better.HIGHER: "Higher",
    Better.LOWER: "Lower",
    Better.NEITHER: "Neither",
}
YEAR_WORDS = {Basis.ROLLING_12: "12 months together", Basis.AVERAGE_12: "average of 12 months"}


def period_words(figure: Figure) -> str:
    """The stretch of time of a figure: "30 June 2023", "year to June 2023"."""
    month = show_month(Month.of(figure.period_end))
    return {
        Basis.MONTH: month,
        Basis.MONTH_ANNUALISED: f"{month}, as a yearly rate",
        Basis.ROLLING_12: f"Year to {month}",
        Basis.AVERAGE_12: f"12-month average to {month}",
        Basis.POINT: show_day(figure.period_end),
    }[figure.basis]


def reasons(figure: Figure) -> list[str]:
    """The reasons for a figure's standing, in its own words or the standing's. A denominator of 0 shows itself."""
    told = figure.reason or STATUS_MEANINGS.get(figure.status, "")
    return [reason for reason in told.split("; ") if reason and reason != NOTHING_OVER]


def causes(figure: Figure) -> list[str]:
    """The reasons without how many months each holds for: the causes that figures share."""
    return [_HOW_MANY.sub("", reason) for reason in reasons(figure)]


def source_words(source: str) -> str:
    """Where a comparator's figure is from, as a reader would say it."""
    return PRINTED_SOURCE if source.removeprefix("release ") == RELEASE else source


def without_names(reason: str) -> str:
    """A reason without the name of the setting that it rests on, which is for those who type it."""
    return _SETTING.sub("", reason)


def setting_words(value: object) -> str:
    """The value of a setting as a reader would write it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def sentence(text: str) -> str:
    """A text as a sentence: a capital at its beginning, one full stop at its end."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def low(text: str) -> str:
    """A text as it goes on inside a sentence."""
    return text[:1].lower() + text[1:]
