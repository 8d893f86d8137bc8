"""Conditions on the columns of a record: the yes/no tests that definitions are made of.

A condition is a small tree, written with ordinary operators (`conference.working_days <= 15`), so
that one definition can be run by any engine, put into words, and tested by changing it. As in SQL
a comparison with a missing value is unknown, and an unknown condition is not met.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.terms.months import add_months

Value = date | int | float | str | bool

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class Condition:
    """A test that a row meets (True), does not meet (False), or that cannot be told (None)."""

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any_((self, other))

    def __invert__(self) -> Condition:
        return Not(self)

    def __bool__(self) -> bool:
        raise TypeError("Join conditions with & and |, and negate with ~ (not with and, or, not).")

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        """Whether a row meets the condition; None where a missing value leaves it unknown."""
        raise NotImplementedError


class Term:
    """Something that can be compared: a column, or a column moved by some months."""

    def value(self, row: Mapping[str, Any]) -> Any:
        """This term's value in one row."""
        raise NotImplementedError

    def __lt__(self, other: Any) -> Condition:
        return Compare("<", self, other)

    def __le__(self, other: Any) -> Condition:
        return Compare("<=", self, other)

    def __gt__(self, other: Any) -> Condition:
        return Compare(">", self, other)

    def __ge__(self, other: Any) -> Condition:
        return Compare(">=", self, other)

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        return Compare("==", self, other)

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return Compare("!=", self, other)

    def __hash__(self) -> int:
        return id(self)

    def is_true(self) -> Condition:
        return Compare("==", self, True)

    def is_in(self, *values: Value) -> Condition:
        return IsIn(self, tuple(values))

    def is_known(self) -> Condition:
        return IsKnown(self)


@dataclass(frozen=True, eq=False)
class Column(Term):
    """A column of a record or fact, with what it means to an analyst."""

    name: str
    type: str
    meaning: str

    def value(self, row: Mapping[str, Any]) -> Any:
        return row[self.name]


@dataclass(frozen=True, eq=False)
class MonthsBefore(Term):
    """The date `months` months before a dated column."""

    column: Column
    months: int

    def value(self, row: Mapping[str, Any]) -> Any:
        day = self.column.value(row)
        return None if day is None else add_months(day, -self.months)


def months_before(column: Column, months: int) -> MonthsBefore:
    """The date `months` calendar months before the column's date (29 February falls to the 28th)."""
    return MonthsBefore(column, months)


@dataclass(frozen=True, eq=False)
class Compare(Condition):
    op: str
    left: Term
    right: Any

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        left = self.left.value(row)
        right = self.right.value(row) if isinstance(self.right, Term) else self.right
        if left is None or right is None:
            return None
        return _OPERATORS[self.op](left, right)


@dataclass(frozen=True, eq=False)
class IsIn(Condition):
    term: Term
    values: tuple[Value, ...]

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        value = self.term.value(row)
        return None if value is None else value in self.values


@dataclass(frozen=True, eq=False)
class IsKnown(Condition):
    """True where the term has a value; never unknown."""

    term: Term

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        return self.term.value(row) is not None


@dataclass(frozen=True, eq=False)
class Not(Condition):
    condition: Condition

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        met = self.condition.met_by(row)
        return None if met is None else not met


@dataclass(frozen=True, eq=False)
class All(Condition):
    parts: tuple[Condition, ...]

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        met = [part.met_by(row) for part in self.parts]
        return False if False in met else None if None in met else True


@dataclass(frozen=True, eq=False)
class Any_(Condition):  # noqa: N801 - `Any` is typing's
    parts: tuple[Condition, ...]

    def met_by(self, row: Mapping[str, Any]) -> bool | None:
        met = [part.met_by(row) for part in self.parts]
        return True if True in met else None if None in met else False
