"""Rules in words: what a definition counts, as sentences that a reader can hold against the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from goldenthread.indicators.counting import Aged, Counted, Events, Lasting, Measure, Open, Part, parts_of
from goldenthread.records.fact import Fact
from goldenthread.terms.condition import (
    All,
    Any_,
    Column,
    Compare,
    Condition,
    IsIn,
    IsKnown,
    MonthsBefore,
    Not,
)

_OPERATORS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least", "==": "", "!=": "not"}
_OF_DATES = {
    "<": "before",
    "<=": "on or before",
    ">": "after",
    ">=": "on or after",
    "==": "on",
    "!=": "not on",
}
_LONGER = {"fte": "full-time equivalent", "icpc": "conference", "nfa": "no further action", "s47": "enquiry"}


@dataclass(frozen=True)
class RuleInWords:
    """One side of a figure: what is counted, who is left out, and the condition that narrows it."""

    counts: str
    leaves_out: tuple[str, ...]
    of_these: str = ""


def rule_in_words(measure: Measure) -> tuple[RuleInWords, RuleInWords | None]:
    """The numerator's rule and the denominator's; no denominator for rates and plain counts."""
    numerator, denominator = parts_of(measure)
    return _part(numerator), None if denominator is None else _part(denominator)


def facts_of(measure: Measure) -> list[Fact]:
    """The facts that a figure counts, the numerator's first."""
    parts = [part for part in parts_of(measure) if part is not None]
    return list({part.counted.fact.name: part.counted.fact for part in parts}.values())


def columns_of(node: Any) -> list[Column]:
    """The columns that a rule looks at, each once, in the order in which it names them."""
    return list({column.name: column for column in _columns(node)}.values())


def spoken(name: str) -> str:
    """The name of a column or fact as words."""
    return " ".join(_LONGER.get(word, word) for word in name.split("_"))


def in_words(condition: Condition) -> str:
    """A condition as a clause: "working days is at most 15"."""
    match condition:
        case Compare(op="==", left=left, right=True):
            return f"{_term(left)} is yes"
        case Compare(op=op, left=left, right=right):
            words = (_OF_DATES if getattr(left, "type", "") == "date" else _OPERATORS)[op]
            return " ".join(f"{_term(left)} is {words} {_term(right)}".split())
        case IsIn(term=term, values=values):
            return f"{_term(term)} is {_either([str(value) for value in values])}"
        case IsKnown(term=term):
            return f"{_term(term)} is known"
        case Not(condition=IsKnown(term=term)):
            return f"{_term(term)} is missing"
        case Not(condition=inner):
            return f"not ({in_words(inner)})"
        case All(parts=parts):
            return ", and ".join(in_words(part) for part in parts)
        case Any_(parts=parts):
            return ", or ".join(in_words(part) for part in parts)
    raise TypeError(f"{type(condition).__name__} is not a condition that has words")


def _term(node: Any) -> str:
    match node:
        case MonthsBefore(column=column, months=months):
            return f"the day {months} months before {spoken(column.name)}"
        case Column(name=name):
            return spoken(name)
        case bool():
            return "yes" if node else "no"
        case _:
            return str(node)


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _part(part: Part) -> RuleInWords:
    counted = part.counted
    return RuleInWords(
        " ".join(_counted(counted)) + ".",
        tuple(f"{left.because} ({in_words(left.where)})" for left in counted.leave_out),
        "" if part.narrowed_by is None else in_words(part.narrowed_by),
    )


def _counted(counted: Counted) -> Iterator[str]:
    name = spoken(counted.fact.name)
    if isinstance(counted, Events):
        yield f"Each {name} whose {spoken(counted.dated_by.name)} is in the month"
    else:
        yield from _open(name, counted)
    if counted.where is not None:
        yield f"and where {in_words(counted.where)}"
    if counted.aged is not None:
        day = "on that date" if isinstance(counted, Events) else "on that day"
        yield f"of a person {_aged(counted.aged)} {day}"


def _open(name: str, counted: Open) -> Iterator[str]:
    what = f"Each {name}" if counted.amount is None else f"The {spoken(counted.amount.name)} of each {name}"
    start = "start date" if counted.starting is None else spoken(counted.starting.name)
    yield f"{what} open on the last day of the month: its {start} is on or before that day"
    yield "and its end date is missing or after it"
    if counted.lasting is not None:
        yield _lasting(counted.lasting)


def _lasting(lasting: Lasting) -> str:
    time = f"{lasting.months} months" if lasting.months else f"{lasting.days} days"
    return f"and {_OPERATORS[lasting.op]} {time} have passed since its {spoken(lasting.since.name)}"


def _aged(aged: Aged) -> str:
    if aged.low < 0:
        return f"aged {aged.high} or younger (unborn, and date of birth missing, included)"
    return f"aged {aged.low} to {aged.high}"


def _columns(node: Any) -> Iterator[Column]:
    if isinstance(node, Column):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from _columns(item)
    elif is_dataclass(node) and not isinstance(node, type | Fact):
        for field in fields(node):
            yield from _columns(getattr(node, field.name))
