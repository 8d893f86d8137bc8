"""The rows behind a count: those in it, and those left out with the reason.

A query is written once for each part, over a table of what is asked of it (months, group, ages): composing one takes
many times as long as running it over one council.
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
        ("asked_kind", pa.string()), ("asked_group", pa.string()),
        ("asked_low", pa.int32()), ("asked_high", pa.int32()), ("asked_ages", pa.string()),
    ]
)  # fmt: skip
_KINDS = tuple(by for by in Breakdown if by is not Breakdown.AGE)
_QUERIES = 1024  # all measures have some 100 parts; those of spells are asked in three ways


class Over(Protocol):
    """An engine that answers queries over its facts, and over small tables that are handed to it by name."""

    def table(self, fact: Fact) -> ir.Table: ...

    def run(self, query: ir.Table, **given: pa.Table) -> pa.Table: ...


def counted_rows(engine: Over, part: Part, months: Sequence[Month], breakdown: str) -> pa.Table:
    """The rows that a part counts in some months. A spell has a row for each month end it is open on."""
    part = _in_band(part, breakdown)
    query = _counted(engine.table, _ageless(part), _place(part.counted, breakdown))
    return engine.run(query, **{ASKED: _asked(part.counted, months, breakdown)})


def left_out_rows(engine: Over, counted: Counted, months: Sequence[Month], breakdown: str) -> pa.Table | None:
    """The rows that would be counted but for a reason for leaving out, or an age; None where there is no reason."""
    counted = _in_band(Part(counted), breakdown).counted
    if not counted.leave_out and counted.aged is None:
        return None
    query = _left_out(engine.table, replace(counted, aged=None), _place(counted, breakdown))
    return engine.run(query, **{ASKED: _asked(counted, months, breakdown)})


def _asked(counted: Counted, months: Sequence[Month], breakdown: str) -> pa.Table:
    """A row for each stretch that is looked at: all months for events, each month end for spells."""
    if isinstance(counted, Events):
        stretches = [(months[0].start, months[-1].end, "")]
    else:
        ends = [month.end for month in months]
        stretches = [(end, end, f"on {end.day} {end:%B %Y}") for end in ends]
    aged = counted.aged
    ages = (None, None, "") if aged is None else (aged.low, aged.high, f"not aged {_ages(aged)}")
    kind, sign, _ = breakdown.partition("=")
    group = ("", "") if kind == Breakdown.AGE.value else (kind, breakdown if sign else "")
    rows = [(*stretch, *group, *ages) for stretch in stretches]
    return pa.Table.from_pydict(dict(zip(_SCHEMA.names, zip(*rows, strict=True), strict=True)), _SCHEMA)


def _place(counted: Counted, breakdown: str) -> Breakdown | None:
    """The kind of area that a spell is looked up in on the day of the count, where it is asked by one."""
    kind = breakdown.partition("=")[0]
    return next((by for by in team_areas.KINDS if by.value == kind and isinstance(counted, Open)), None)


def _ageless(part: Part) -> Part:
    return replace(part, counted=replace(part.counted, aged=None))


@lru_cache(maxsize=_QUERIES)
def _counted(tables: Tables, part: Part, place: Breakdown | None) -> ir.Table:
    table = _beside_asked(tables, part.counted, place)
    return _piece(table, part.counted, ex.counts(table, part) & _of_age(table, part.counted))


@lru_cache(maxsize=_QUERIES)
def _left_out(tables: Tables, counted: Counted, place: Breakdown | None) -> ir.Table:
    everyone = replace(counted, leave_out=())
    table = _beside_asked(tables, counted, place)
    because = [(ex.condition(table, out.where).fill_null(False), out.because) for out in counted.leave_out]
    reason = ibis.cases(*because, (~_of_age(table, counted), table["asked_ages"]), else_=ibis.null("string"))
    would = ex.counts(table, Part(everyone)) & reason.notnull()
    return _piece(table.mutate(why=reason), everyone, would)


def _piece(table: ir.Table, counted: Counted, met: ir.BooleanValue) -> ir.Table:
    if isinstance(counted, Events):
        day, until = table[counted.dated_by.name], ibis.null("date")
        met = met & ex.happened_between(table, counted, table["asked_first"], table["asked_last"])
    else:
        day, until = table["start_date"], table["end_date"]
        met = met & ex.open_on(table, counted, table["asked_last"])
    return table.filter(met & _in_group(table)).select(
        "authority", "person_id", day=day, until=until, amount=ex.amount(table, counted), reason=_words(table),
        load="load", file="file", sheet="sheet", row="row",
    )  # fmt: skip


def _beside_asked(tables: Tables, counted: Counted, place: Breakdown | None) -> ir.Table:
    """The rows of a fact beside each stretch that is asked, with the group of the asked kind that each is in."""
    table = tables(counted.fact).cross_join(ibis.table(ibis.Schema.from_pyarrow(_SCHEMA), name=ASKED))
    if place is not None:
        table = team_areas.on_day(table, tables(team_area), place, "asked_last")
        return table.mutate(asked_key=table["area_on_day"])
    keys = [(table["asked_kind"] == by.value, key_column(table, by)) for by in _KINDS]
    return table.mutate(asked_key=ibis.cases(*keys, else_=""))


def _in_group(table: ir.Table) -> ir.BooleanValue:
    """Whether a row is in the asked group; for a kind of group alone ("team") every row is."""
    return (table["asked_group"] == "") | (table["asked_key"] == table["asked_group"])


def _words(table: ir.Table) -> ir.StringValue:
    """Why a row is there: its group where a kind of group is asked, the reason that it is left out, the month end."""
    of_kind = (table["asked_kind"] != "") & (table["asked_group"] == "")
    found = [ibis.ifelse(of_kind, table["asked_key"], ""), table["asked_words"]]
    if "why" in table.columns:
        found.insert(1, table["why"])
    words = found.pop()
    while found:
        before = found.pop()
        words = ibis.cases((words == "", before), (before == "", words), else_=before + ", " + words)
    return words


def _in_band(part: Part, breakdown: str) -> Part:
    kind, _, label = breakdown.partition("=")
    if kind != Breakdown.AGE.value or not label:
        return part
    if label in AGE_BANDS:
        return banded(part, AGE_BANDS[label])
    low, high = (int(age) for age in label.split("-"))
    return banded(part, Aged(low, high))


def _of_age(table: ir.Table, counted: Counted) -> ir.BooleanValue:
    """Whether a row's person is of the ages asked, on the day of the event or of the count: never unknown."""
    day = table["asked_last"] if isinstance(counted, Open) else table[counted.dated_by.name]
    low, high = table["asked_low"], table["asked_high"]
    return low.isnull() | ex.aged_between(table, low, high, day).fill_null(False)


def _ages(aged: Aged) -> str:
    return f"under {aged.high + 1}" if aged.low < 0 else f"{aged.low} to {aged.high}"
