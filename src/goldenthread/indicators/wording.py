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
# Names that their words alone would not make clear; any other name is told by its words.
_WHOLE = {
    "care": "period of care",
    "care_health_checked": "time with an up-to-date health assessment",
    "care_permanence": "time with a permanence plan",
    "care_status": "list of children in care",
    "care_three_placements": "time with three placements or more",
    "care_visited": "time with an up-to-date visit",
    "cin_assessments": "assessments",
    "cin_episodes": "referrals and episodes of need",
    "cla_care_plan": "permanence plans",
    "cla_episodes": "episodes of care",
    "cla_health": "health checks",
    "cla_placement": "placements",
    "cla_visits": "visits",
    "disability": "disabilities",
    "initial_cp_conference": "initial child protection conferences",
    "person": "people",
    "person_id": "person",
    "protection_plan": "child protection plan",
    "protection_reviewed": "time with no review overdue",
    "protection_visited": "time with an up-to-date visit",
    "s47_enquiry": "section 47 enquiries",
    "section47": "section 47 enquiry",
    "unregistered": "stays in unregistered accommodation",
    "worker_id": "worker",
}
_LONGER = {
    "12m": "in 12 months",
    "accom": "accommodation",
    "auth": "authorised",
    "cla": "care",
    "cp": "child protection",
    "dob": "date of birth",
    "fte": "full-time equivalent",
    "icpc": "conference",
    "id": "number",
    "nfa": "no further action",
    "ola": "of another authority",
    "s47": "section 47",
}


@dataclass(frozen=True)
class RuleInWords:
    """One side of a figure: what is counted, the conditions that narrow it, and who is left out."""

    counts: str
    only: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()


def rule_in_words(measure: Measure) -> tuple[RuleInWords, RuleInWords | None]:
    """The numerator's rule and the denominator's; no denominator for rates and plain counts."""
    numerator, denominator = parts_of(measure)
    if denominator is None:
        return _rule(numerator), None
    if numerator.counted is denominator.counted and numerator.narrowed_by is not None:
        same = RuleInWords("Each one below the line", (f"where {in_words(numerator.narrowed_by)}",))
        return same, _rule(denominator)
    return _rule(numerator), _rule(denominator)


def facts_of(measure: Measure) -> list[Fact]:
    """The facts that a figure counts, the numerator's first."""
    parts = [part for part in parts_of(measure) if part is not None]
    return list({part.counted.fact.name: part.counted.fact for part in parts}.values())


def columns_of(node: Any) -> list[Column]:
    """The columns that a rule looks at, each once, in the order in which it names them."""
    return list({column.name: column for column in _columns(node)}.values())


def spoken(name: str) -> str:
    """The name of a table, column or fact as words."""
    return _WHOLE.get(name) or " ".join(_LONGER.get(word, word) for word in name.split("_"))


def in_words(condition: Condition) -> str:
    """A condition as a clause: "working days is at most 15"."""
    match condition:
        case Compare(op="==", left=left, right=bool(right)):
            return f"{_term(left)} is {'yes' if right else 'no'}"
        case Compare(op=op, left=left, right=right):
            words = (_OF_DATES if _is_a_date(left) else _OPERATORS)[op]
            return " ".join(f"{_term(left)} is {words} {_term(right)}".split())
        case IsIn(term=term, values=values):
            return f"{_term(term)} is {_either([str(value) for value in values])}"
        case IsKnown(term=term):
            return f"{_term(term)} is known"
        case Not(condition=IsKnown(term=term)):
            return f"{_term(term)} is missing"
        case Not(condition=Compare(op="==", left=left, right=True)):
            return f"{_term(left)} is no"
        case Not(condition=inner):
            return f"it is not so that {in_words(inner)}"
        case All(parts=parts):
            return ", and ".join(in_words(part) for part in parts)
        case Any_(parts=parts):
            return ", or ".join(in_words(part) for part in parts)
    raise TypeError(f"{type(condition).__name__} is not a condition that has words")


def _is_a_date(term: Any) -> bool:
    return isinstance(term, MonthsBefore) or getattr(term, "type", "") == "date"


def _term(node: Any) -> str:
    match node:
        case MonthsBefore(column=column, months=months):
            return f"the day {months} months before the {spoken(column.name)}"
        case Column(name=name):
            return f"the {spoken(name)}" if node.type == "date" else spoken(name)
        case _:
            return str(node)


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _rule(part: Part) -> RuleInWords:
    return RuleInWords(
        _counts(part.counted),
        tuple(_only(part)),
        tuple(f"{left.because}: {in_words(left.where)}" for left in part.counted.leave_out),
    )


def _counts(counted: Counted) -> str:
    name = spoken(counted.fact.name)
    if isinstance(counted, Events):
        return f"Each *{name}* whose {spoken(counted.dated_by.name)} is in the month"
    start = "start date" if counted.starting is None else spoken(counted.starting.name)
    what = (
        f"Each *{name}*" if counted.amount is None else f"The {spoken(counted.amount.name)} of each *{name}*"
    )
    return (
        f"{what} open on the last day of the month: its {start} is on or before that day, "
        "and its end date is missing or after it"
    )


def _only(part: Part) -> Iterator[str]:
    counted = part.counted
    if isinstance(counted, Open) and counted.lasting is not None:
        yield f"when {_lasting(counted.lasting)}"
    if counted.aged is not None:
        yield f"of people {_aged(counted.aged)} on {'that date' if isinstance(counted, Events) else 'that day'}"
    for condition in (counted.where, part.narrowed_by):
        if condition is not None:
            yield f"where {in_words(condition)}"


def _lasting(lasting: Lasting) -> str:
    time = f"{lasting.months} months" if lasting.months else f"{lasting.days} days"
    return f"{_OPERATORS[lasting.op]} {time} have passed since its {spoken(lasting.since.name)}"


def _aged(aged: Aged) -> str:
    if aged.low < 0:
        return f"aged {aged.high} or younger (not yet born, and date of birth missing, included)"
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
