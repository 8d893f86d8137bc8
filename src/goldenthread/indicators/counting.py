"""The ways of counting. Each says what is counted, over what; none says how or names an engine.

Two things can be counted: events dated in a period, and spells open on a day. A measure puts one
count over another (or over the population, or over nothing).
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.records.fact import Fact
from goldenthread.terms.condition import Column, Condition


@dataclass(frozen=True)
class LeaveOut:
    """Rows that would be counted but for a stated reason. The ledger lists them with it."""

    where: Condition
    because: str


@dataclass(frozen=True)
class Aged:
    """Completed years of age, both ends included, on the day of the event or of the count.

    A child not yet born is -1, and someone whose date of birth is missing is taken for unborn: both
    count where `low` is -1, and are left out otherwise.
    """

    low: int = -1
    high: int = 200

    @property
    def label(self) -> str:
        return f"{self.low}-{self.high}"


@dataclass(frozen=True)
class Lasting:
    """How long something must have lasted on day E: `op` is ">=" or ">", `since` dates its start.

    In months: since <= E - months (">=") or since < E - months (">"). In days: E - since op days.
    """

    op: str
    since: Column
    months: int = 0
    days: int = 0


@dataclass(frozen=True)
class Events:
    """Events of a fact with a date in the period."""

    fact: Fact
    dated_by: Column
    where: Condition | None = None
    leave_out: tuple[LeaveOut, ...] = ()
    aged: Aged | None = None


@dataclass(frozen=True)
class Open:
    """Spells of a fact open at the end of the month: started on or before, not ended or ended after.

    `starting` names another column to start from (an assessment becomes overdue on a later day than
    it starts). `amount` adds up a column in place of counting rows.
    """

    fact: Fact
    where: Condition | None = None
    leave_out: tuple[LeaveOut, ...] = ()
    starting: Column | None = None
    lasting: Lasting | None = None
    aged: Aged | None = None
    amount: Column | None = None


Counted = Events | Open


@dataclass(frozen=True)
class Rate:
    """Counted per 10,000 children aged 0 to 17. A flow is shown annualised (x 12) and over 12 months."""

    of: Counted


@dataclass(frozen=True)
class Share:
    """The percentage of `of` that meet a condition, or that are also open spells of another fact."""

    of: Counted
    meeting: Condition | Open


@dataclass(frozen=True)
class Ratio:
    """One count as a percentage of another that is not its whole."""

    top: Counted
    bottom: Counted


@dataclass(frozen=True)
class Mean:
    """One total divided by another."""

    top: Open
    bottom: Open


@dataclass(frozen=True)
class Count:
    """A plain number."""

    of: Counted


Measure = Rate | Share | Ratio | Mean | Count


@dataclass(frozen=True)
class Part:
    """One side of a figure as an engine sees it: a count, and the condition that narrows it."""

    counted: Counted
    narrowed_by: Condition | None = None


def parts_of(measure: Measure) -> tuple[Part, Part | None]:
    """Numerator and denominator of a measure; the denominator is None for rates and plain counts."""
    match measure:
        case Rate(of=of) | Count(of=of):
            return Part(of), None
        case Share(of=of, meeting=Open() as meeting):
            return Part(meeting), Part(of)
        case Share(of=of, meeting=Condition() as meeting):
            return Part(of, meeting), Part(of)
        case Ratio(top=top, bottom=bottom) | Mean(top=top, bottom=bottom):
            return Part(top), Part(bottom)
    raise TypeError(f"{type(measure).__name__} is not a way of counting")
