"""Facts as an engine knows them before it has opened any: by name, with their declared columns."""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from goldenthread.records.fact import KEYS, Fact

_TYPES = {"text": "string", "date": "date", "integer": "int64", "number": "float64", "yes_no": "boolean"}


@cache
def declared(fact: Fact) -> ir.Table:
    """The fact as a table to write queries on. What is written once can be run over any snapshot."""
    return ibis.table(
        {column.name: _TYPES[column.type] for column in (*KEYS, *fact.columns)}, name=f"fact_{fact.name}"
    )
