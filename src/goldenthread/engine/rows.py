"""The rows behind a count: those in it, and those left out with the reason.

A query is written once for each part and kind of group, over a table of what is asked: composing it takes many times
as long as running it over one council.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from goldenthread.engine import expressions as ex
from goldenthread.engine import team_areas
from goldenthread.engine.breakdowns import banded, key_column
from goldenthread.engine.passes import Tables
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Aged, Counted, Events, Open, Part
from goldenthread.records.fact import Fact
from goldenthread.records.facts.team_area import team_area
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown

ASKED = "asked"
_SCHEMA = pa.schema(
    [
        ("asked_first", pa.date32()), ("asked_last", pa.date32()), ("asked_words", pa.string()),
        ("asked_group", pa.string()),
    ]
)  # fmt: skip
_QUERIES = 4096  # some 50 bytes of a definition in each; all measures by all kinds of group are some 1,500


class Over(Protocol):
    """An engine that answers a query over the facts and one small table that is handed to it, by its name."""

    def table(self, fact: Fact) -> ir.Table: ...

    def run(self, query: ir.Table, **given: pa.Table) -> pa.Table: ...


def counted_rows(engine: Over, part: Part, months: Sequence[Month], breakdown: str) -> pa.Table:
    """The rows that a part counts in some months. A spell has a row for each month end it is open on."""
    part = _in_band(part, breakdown)
    query = _counted(engine.table, part, *_kind(breakdown))
    return engine.run(query, **{ASKED: _asked(part.counted, months, breakdown)})


def left_out_rows(engine: Over, counted: Counted, months: Sequence[Month], breakdown: str) -> pa.Table | None:
    """The rows that would be counted but for a reason for leaving out, or an age; None where there is no reason."""
    counted = _in_band(Part(counted), breakdown).counted
    if not counted.leave_out and counted.aged is None:
        return None
    query = _left_out(engine.table, counted, *_kind(breakdown))
    return engine.run(query, **{ASKED: _asked(counted, months, breakdown)})


def _asked(counted: Counted, months: Sequence[Month], breakdown: str) -> pa.Table:
    """A row for each stretch that is looked at: all months for events, each month end for spells."""
    if isinstance(counted, Events):
        rows = [(months[0].start, months[-1].end, "", breakdown)]
    else:
        ends = [month.end for month in months]
        rows = [(end, end, f"on {end.day} {end:%B %Y}", breakdown) for end in ends]
    return pa.Table.from_pylist([dict(zip(_SCHEMA.names, row, strict=True)) for row in rows], _SCHEMA)


def _kind(breakdown: str) -> tuple[Breakdown | None, bool]:
    """What rows are chosen or labelled by, and whether one group of it is asked for. Ages are part of what counts."""
    kind, sign, _ = breakdown.partition("=")
    return (None if kind in ("", Breakdown.AGE.value) else Breakdown(kind)), bool(sign)


@lru_cache(maxsize=_QUERIES)
def _counted(tables: Tables, part: Part, by: Breakdown | None, one: bool) -> ir.Table:
    table = _in_breakdown(tables, part.counted, by, one)
    return _piece(table, part.counted, ex.counts(table, part))


@lru_cache(maxsize=_QUERIES)
def _left_out(tables: Tables, counted: Counted, by: Breakdown | None, one: bool) -> ir.Table:
    everyone = replace(counted, leave_out=(), aged=None)
    table = _in_breakdown(tables, counted, by, one)
    because = [(ex.condition(table, out.where).fill_null(False), out.because) for out in counted.leave_out]
    if counted.aged is not None:
        because.append((~_of_age(table, counted, counted.aged), f"not aged {_ages(counted.aged)}"))
    reason = ibis.cases(*because, else_=ibis.null("string"))
    would = ex.counts(table, Part(everyone)) & reason.notnull()
    return _piece(table.mutate(why=reason), everyone, would)


def _piece(table: ir.Table, counted: Counted, met: ir.BooleanValue) -> ir.Table:
    if isinstance(counted, Events):
        day, until = table[counted.dated_by.name], ibis.null("date")
        met = met & ex.happened_between(table, counted, table["asked_first"], table["asked_last"])
    else:
        day, until = table["start_date"], table["end_date"]
        met = met & ex.open_on(table, counted, table["asked_last"])
    words = table["asked_words"]
    for column in ("why", "group"):
        if column in table.columns:
            words = ibis.ifelse(words == "", table[column], table[column] + ", " + words)
    return table.filter(met).select(
        "authority", "person_id", day=day, until=until, amount=ex.amount(table, counted), reason=words,
        load="load", file="file", sheet="sheet", row="row",
    )  # fmt: skip


def _in_breakdown(tables: Tables, counted: Counted, by: Breakdown | None, one: bool) -> ir.Table:
    """The rows of one group beside what is asked; for a kind of group alone ("team"), all rows, each with its group."""
    asked = ibis.table(ibis.Schema.from_pyarrow(_SCHEMA), name=ASKED)
    table = tables(counted.fact).cross_join(asked)
    if by is None:
        return table
    if by in team_areas.KINDS and isinstance(counted, Open):
        table = team_areas.on_day(table, tables(team_area), by, "asked_last")
        key = table["area_on_day"]
    else:
        key = key_column(table, by)
    return table.filter(key == table["asked_group"]) if one else table.mutate(group=key)


def _in_band(part: Part, breakdown: str) -> Part:
    kind, _, label = breakdown.partition("=")
    if kind != Breakdown.AGE.value or not label:
        return part
    if label in AGE_BANDS:
        return banded(part, AGE_BANDS[label])
    low, high = (int(age) for age in label.split("-"))
    return banded(part, Aged(low, high))


def _of_age(table: ir.Table, counted: Counted, aged: Aged) -> ir.BooleanValue:
    day = table["asked_last"] if isinstance(counted, Open) else table[counted.dated_by.name]
    return ex.aged_on(table, aged, day)


def _ages(aged: Aged) -> str:
    return f"under {aged.high + 1}" if aged.low < 0 else f"{aged.low} to {aged.high}"
