"""The rows behind a count: those in it, and those left out with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from goldenthread.engine import expressions as ex
from goldenthread.engine import team_areas
from goldenthread.engine.breakdowns import banded, key_column
from goldenthread.engine.passes import Tables
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Aged, Counted, Events, Open, Part
from goldenthread.records.facts.team_area import team_area
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown


def counted_rows(tables: Tables, part: Part, months: Sequence[Month], breakdown: str) -> ir.Table:
    """The rows that a part counts in some months. A spell has a row for each month end it is open on."""
    part = _in_band(part, breakdown)
    pieces = []
    for period in _periods(part.counted, months):
        table = _in_breakdown(tables, part.counted, breakdown, period)
        pieces.append(_piece(table, part.counted, ex.counts(table, part), period))
    return _union(pieces)


def left_out_rows(tables: Tables, part: Part, months: Sequence[Month], breakdown: str) -> ir.Table:
    """The rows that would be counted but for a reason for leaving out, or an age, with that reason."""
    counted = _in_band(part, breakdown).counted
    everyone = replace(counted, leave_out=(), aged=None)
    pieces = []
    for period in _periods(counted, months):
        table = _in_breakdown(tables, counted, breakdown, period)
        because = [
            (ex.condition(table, out.where).fill_null(False), out.because) for out in counted.leave_out
        ]
        if counted.aged is not None:
            old = ~_of_age(table, counted, counted.aged, period)
            because.append((old, f"not aged {_ages(counted.aged)}"))
        nothing = ibis.null("string")
        reason = ibis.cases(*because, else_=nothing) if because else nothing
        would = ex.counts(table, Part(everyone)) & reason.notnull()
        pieces.append(_piece(table.mutate(why=reason), everyone, would, period))
    return _union(pieces)


Period = tuple[Month, Month]


def _periods(counted: Counted, months: Sequence[Month]) -> list[Period]:
    """Events are found in one stretch; spells are looked at on each month end."""
    return [(months[0], months[-1])] if isinstance(counted, Events) else [(month, month) for month in months]


def _piece(table: ir.Table, counted: Counted, met: ir.BooleanValue, period: Period) -> ir.Table:
    first, last = period
    if isinstance(counted, Events):
        day = table[counted.dated_by.name]
        met = met & ex.happened_between(table, counted, ibis.literal(first.start), ibis.literal(last.end))
        until, words = ibis.null("date"), ibis.literal("")
    else:
        day, until = table["start_date"], table["end_date"]
        met = met & ex.open_on(table, counted, ibis.literal(last.end))
        words = ibis.literal(f"on {last.end.day} {last.end:%B %Y}")
    for column in ("why", "group"):
        if column in table.columns:
            words = ibis.ifelse(words == "", table[column], table[column] + ", " + words)
    return table.filter(met).select(
        "authority", "person_id", day=day, until=until, amount=ex.amount(table, counted), reason=words,
        load="load", file="file", sheet="sheet", row="row",
    )  # fmt: skip


def _union(pieces: Sequence[ir.Table]) -> ir.Table:
    return pieces[0] if len(pieces) == 1 else ibis.union(*pieces)


def _in_breakdown(tables: Tables, counted: Counted, breakdown: str, period: Period) -> ir.Table:
    """The rows of one group; for a kind of group alone ("team"), all rows, each with its group."""
    table = tables(counted.fact)
    kind, sign, _ = breakdown.partition("=")
    if kind in ("", Breakdown.AGE.value):
        return table
    by = Breakdown(kind)
    if by in team_areas.KINDS and isinstance(counted, Open):
        table = team_areas.on_day(table, tables(team_area), by, period[1].end)
        key = table["area_on_day"]
    else:
        key = key_column(table, by)
    return table.filter(key == breakdown) if sign else table.mutate(group=key)


def _in_band(part: Part, breakdown: str) -> Part:
    kind, _, label = breakdown.partition("=")
    if kind != Breakdown.AGE.value or not label:
        return part
    if label in AGE_BANDS:
        return banded(part, AGE_BANDS[label])
    low, high = (int(age) for age in label.split("-"))
    return banded(part, Aged(low, high))


def _of_age(table: ir.Table, counted: Counted, aged: Aged, period: Period) -> ir.BooleanValue:
    if isinstance(counted, Open):
        return ex.aged_on(table, aged, ibis.literal(period[1].end))
    return ex.aged_on(table, aged, table[counted.dated_by.name])


def _ages(aged: Aged) -> str:
    return f"under {aged.high + 1}" if aged.low < 0 else f"{aged.low} to {aged.high}"
