"""Counts what indicators define, a row at a time, a month at a time, an authority at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType
from typing import NamedTuple

from goldenthread.engine.reference import facts
from goldenthread.engine.reference.breakdown import breakdowns_of, is_aged
from goldenthread.engine.reference.history import History, Row
from goldenthread.engine.reference.people import with_keys
from goldenthread.indicators.counting import Counted, Events, Lasting, Open, Part, parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Fact
from goldenthread.records.settings import Settings
from goldenthread.terms.condition import Condition
from goldenthread.terms.months import Month, add_months
from goldenthread.terms.words import Breakdown


class Key(NamedTuple):
    """What a count is of: a side of an indicator, for an authority, a group and a month."""

    indicator: str
    part: str
    authority: str
    breakdown: str
    month: Month


def count(
    indicators: Iterable[Indicator],
    records: Mapping[str, list[Row]],
    months: Sequence[Month],
    settings: Settings,
    by: Breakdown | None = None,
) -> dict[Key, float]:
    """Both sides of every indicator for every authority, month and group. What counts nothing is absent.

    Without `by` the groups are everybody ("") and the indicator's own age bands ("age=17-18"); with it
    they are those of the breakdown ("team=North").
    """
    wanted = list(indicators)
    totals: dict[Key, float] = {}
    for authority, own in by_authority(records).items():
        history = History(authority, own, settings)
        for indicator in wanted:
            for name, part in _sides(indicator):
                for month in months:
                    for row, day in counted_rows(history, part, month):
                        for group in breakdowns_of(indicator, row, day, by):
                            key = Key(indicator.code, name, authority, group, month)
                            totals[key] = totals.get(key, 0) + _amount(part.counted, row)
    return totals


def by_authority(records: Mapping[str, list[Row]]) -> dict[str, dict[str, list[Row]]]:
    """The records of each authority, table by table."""
    authorities: dict[str, dict[str, list[Row]]] = {}
    for table, rows in records.items():
        for row in rows:
            authorities.setdefault(row["authority"], {}).setdefault(table, []).append(row)
    return authorities


def counted_rows(history: History, part: Part, month: Month) -> Iterator[tuple[Row, date]]:
    """The rows that a side of a figure counts in a month, each with the day on which it is looked at."""
    counted = part.counted
    for row in rows_of(history, counted, month):
        day = row[counted.dated_by.name] if isinstance(counted, Events) else month.end
        if (
            _met(counted.where, row)
            and _met(part.narrowed_by, row)
            and not any(left.where.met_by(row) for left in counted.leave_out)
            and (counted.aged is None or is_aged(counted.aged, row["birth_date"], day))
        ):
            yield row, day


def rows_of(history: History, counted: Counted, month: Month) -> list[Row]:
    """Events dated in the month; or spells open at its end, having started and lasted as they must."""
    if isinstance(counted, Events):
        dated = counted.dated_by.name
        return [
            row
            for row in events(history, counted.fact)
            if row[dated] is not None and month.start <= row[dated] <= month.end
        ]
    return [
        row
        for row in open_on(history, counted.fact, month.end)
        if _has_started(counted, row, month.end)
        and (counted.lasting is None or _has_lasted(counted.lasting, row, month.end))
    ]


def events(history: History, fact: Fact) -> list[Row]:
    """Every row of a fact that is counted by a date of its own."""

    def find(history: History) -> list[Row]:
        rows: list[Row] = _module(fact).events(history)
        return [with_keys(history, row, row[fact.dated_by]) for row in rows]

    return history.remember((fact.name, "events"), find)


def open_on(history: History, fact: Fact, day: date) -> list[Row]:
    """The spells of a fact open on a day."""

    def find(history: History) -> list[Row]:
        rows: list[Row] = _module(fact).open_on(history, day)
        return [with_keys(history, row, day) for row in rows]

    return history.remember((fact.name, day), find)


def _module(fact: Fact) -> ModuleType:
    return importlib.import_module(f"{facts.__name__}.{fact.name}")


def _sides(indicator: Indicator) -> Iterator[tuple[str, Part]]:
    numerator, denominator = parts_of(indicator.measure)
    yield "numerator", numerator
    if denominator is not None:
        yield "denominator", denominator


def _met(condition: Condition | None, row: Row) -> bool:
    """Without a condition every row counts; an unknown condition is not met."""
    return condition is None or condition.met_by(row) is True


def _has_started(counted: Open, row: Row, day: date) -> bool:
    if counted.starting is None:
        return True
    start = row[counted.starting.name]
    return start is not None and bool(start <= day)


def _has_lasted(lasting: Lasting, row: Row, day: date) -> bool:
    since = row[lasting.since.name]
    if since is None:
        return False
    if lasting.months:
        limit = add_months(day, -lasting.months)
        return bool(since <= limit if lasting.op == ">=" else since < limit)
    days = (day - since).days
    return bool(days >= lasting.days if lasting.op == ">=" else days > lasting.days)


def _amount(counted: Counted, row: Row) -> float:
    """1 for a row; or what its column says, nothing where that is missing."""
    if isinstance(counted, Events) or counted.amount is None:
        return 1
    return float(row[counted.amount.name] or 0)
