"""Definitions as Ibis expressions: conditions, ages, and when a spell starts and ends for a count."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from goldenthread.indicators.counting import Aged, Counted, Events, Lasting, Open, Part
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
    Term,
)

_COMPARE = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def term(table: ir.Table, node: Any) -> Any:
    """A column, a column moved back by months, or a plain value."""
    match node:
        case MonthsBefore(column=column, months=months):
            return (table[column.name] - ibis.interval(months=months)).cast("date")
        case Column(name=name):
            return table[name]
        case Term():
            raise TypeError(f"{type(node).__name__} is not a term that an engine knows")
        case _:
            return ibis.literal(node)


def condition(table: ir.Table, node: Condition) -> ir.BooleanValue:
    """A condition as SQL has it: unknown where a value is missing."""
    match node:
        case Compare(op=op, left=left, right=right):
            return _COMPARE[op](term(table, left), term(table, right))
        case IsIn(term=inner, values=values):
            return term(table, inner).isin(list(values))
        case IsKnown(term=inner):
            return term(table, inner).notnull()
        case Not(condition=inner):
            return ~condition(table, inner)
        case All(parts=parts):
            met = condition(table, parts[0])
            for part in parts[1:]:
                met = met & condition(table, part)
            return met
        case Any_(parts=parts):
            met = condition(table, parts[0])
            for part in parts[1:]:
                met = met | condition(table, part)
            return met
    raise TypeError(f"{type(node).__name__} is not a condition that an engine knows")


def counts(table: ir.Table, part: Part) -> ir.BooleanValue:
    """Whether a row counts in a part, time and age aside: never unknown."""
    counted = part.counted
    met = ibis.literal(True)
    for wanted in (counted.where, part.narrowed_by):
        if wanted is not None:
            met = met & condition(table, wanted).fill_null(False)
    for left_out in counted.leave_out:
        met = met & ~condition(table, left_out.where).fill_null(False)
    return met


def first_day_after_months(day: ir.DateValue, months: int | ir.IntegerValue) -> ir.DateValue:
    """See `terms.months.first_day_after_months`."""
    later = ibis.interval(months=months) if isinstance(months, int) else months.as_interval("M")
    clipped = (day + later).cast("date")
    return ibis.ifelse(clipped.day() == day.day(), clipped, (clipped + ibis.interval(days=1)).cast("date"))


def aged_on(table: ir.Table, aged: Aged, day: ir.DateValue) -> ir.BooleanValue:
    """Whether a row's person is of the age on a day: never unknown."""
    birth = table["birth_date"]
    old_enough = ibis.literal(True) if aged.low < 0 else first_day_after_months(birth, 12 * aged.low) <= day
    met = old_enough & (first_day_after_months(birth, 12 * (aged.high + 1)) > day)
    return met.fill_null(aged.low < 0)


def aged_between(
    table: ir.Table, low: ir.IntegerValue, high: ir.IntegerValue, day: ir.DateValue
) -> ir.BooleanValue:
    """The same of ages that stand in the table itself."""
    birth = table["birth_date"]
    old_enough = (low < 0) | (first_day_after_months(birth, low * 12) <= day)
    met = old_enough & (first_day_after_months(birth, (high + 1) * 12) > day)
    return met.fill_null(low < 0)


def month_number(day: ir.DateValue) -> ir.IntegerValue:
    return (day.year() * 12 + day.month() - 1).cast("int32")


def month_of_turning(birth: ir.DateValue, age: int) -> ir.IntegerValue:
    """The month at whose end someone is first `age`: who is born on 29 February may turn so on 1 March."""
    year = birth.year() + age
    is_leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    late = (birth.month() == 2) & (birth.day() == 29) & ~is_leap
    return (year * 12 + birth.month() - 1 + ibis.ifelse(late, 1, 0)).cast("int32")


def needed(counted: Open) -> list[str]:
    """The columns without which a spell never counts."""
    names = [starting(counted)]
    if counted.lasting is not None:
        names.append(counted.lasting.since.name)
    if counted.aged is not None and counted.aged.low >= 0:
        names.append("birth_date")
    return names


def first_month(table: ir.Table, counted: Open) -> ir.IntegerValue:
    """The month at whose end the spell is first found to count, where all that is needed is known."""
    months = [month_number(table[starting(counted)])]
    if counted.lasting is not None:
        months.append(month_number(_reached(table, counted.lasting)))
    if counted.aged is not None and counted.aged.low >= 0:
        months.append(month_of_turning(table["birth_date"], counted.aged.low))
    return months[0] if len(months) == 1 else ibis.greatest(*months)


def over_month(table: ir.Table, counted: Open, last: int) -> ir.IntegerValue:
    """The month at whose end the spell no longer counts; `last` where it still does."""
    month = month_number(table["end_date"]).fill_null(last)
    if counted.aged is not None and counted.aged.high < 200:
        too_old = month_of_turning(table["birth_date"], counted.aged.high + 1)
        month = ibis.least(month, too_old.fill_null(last))
    return ibis.least(month, ibis.literal(last, "int32"))


def starting(counted: Open) -> str:
    return counted.starting.name if counted.starting is not None else "start_date"


def spell_start(table: ir.Table, counted: Open) -> ir.DateValue:
    """The first day on which the spell counts; missing where it never does."""
    start = table[starting(counted)]
    if counted.lasting is not None:
        start = _later(start, _reached(table, counted.lasting))
    if counted.aged is not None and counted.aged.low >= 0:
        start = _later(start, first_day_after_months(table["birth_date"], 12 * counted.aged.low))
    return start


def spell_end(table: ir.Table, counted: Open) -> ir.DateValue:
    """The first day on which the spell no longer counts; missing where it still does."""
    end = table["end_date"]
    if counted.aged is None or counted.aged.high >= 200:
        return end
    too_old = first_day_after_months(table["birth_date"], 12 * (counted.aged.high + 1))
    return ibis.least(ibis.coalesce(end, too_old), ibis.coalesce(too_old, end))


def open_on(table: ir.Table, counted: Open, day: ir.DateValue) -> ir.BooleanValue:
    """Whether a spell counts on a day: never unknown."""
    start, end = spell_start(table, counted), spell_end(table, counted)
    return ((start <= day) & (end.isnull() | (end > day))).fill_null(False)


def happened_between(
    table: ir.Table, counted: Events, first: ir.DateValue, last: ir.DateValue
) -> ir.BooleanValue:
    """Whether an event is dated in a period, at the right age: never unknown."""
    day = table[counted.dated_by.name]
    met = day.between(first, last).fill_null(False)
    return met if counted.aged is None else met & aged_on(table, counted.aged, day)


def amount(table: ir.Table, counted: Counted) -> Any:
    """What a row adds: 1, or the column that is summed."""
    if isinstance(counted, Open) and counted.amount is not None:
        return table[counted.amount.name].cast("float64")
    return ibis.literal(1.0)


def _later(one: ir.DateValue, other: ir.DateValue) -> ir.DateValue:
    """The later of two days; missing where either is."""
    return ibis.ifelse(one.isnull() | other.isnull(), ibis.null("date"), ibis.greatest(one, other))


def _reached(table: ir.Table, lasting: Lasting) -> ir.DateValue:
    """The first day on which a spell has lasted long enough."""
    since = table[lasting.since.name]
    if lasting.months:
        if lasting.op == ">=":
            return first_day_after_months(since, lasting.months)
        return first_day_after_months((since + ibis.interval(days=1)).cast("date"), lasting.months)
    days = lasting.days if lasting.op == ">=" else lasting.days + 1
    return (since + ibis.interval(days=days)).cast("date")
