"""From when until when each spell counts: what an indicator counts on any day, not on month ends alone."""

from __future__ import annotations

import ibis.expr.types as ir

from goldenthread.engine import expressions as ex
from goldenthread.engine.passes import Tables
from goldenthread.indicators.counting import Open, Part


def counted_spells(tables: Tables, counted: Open, *also: str) -> ir.Table:
    """The spells that count at some time, with their first day and the first on which they count no more.

    also: columns of the fact to have beside them.
    """
    table = tables(counted.fact)
    met = ex.counts(table, Part(counted)) & ex.spell_start(table, counted).notnull()
    return table.filter(met).select(
        "person_id", "team", "start_date", *also, counts_from=ex.spell_start(table, counted),
        counts_until=ex.spell_end(table, counted), load="load", file="file", sheet="sheet", row="row",
    )  # fmt: skip
