"""Columns become tables of records: ids as text, '' as missing, days after the end of the span as open."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.table import ARROW_TYPES
from goldenthread.records.tables import TABLES
from goldenthread.synthetic.draw import Column, Days, Ints
from goldenthread.synthetic.history import END_RECORDED, RECORDED


def identifiers(prefix: str, numbers: Ints) -> pa.Array:
    """Keys such as R120; missing where the number is negative."""
    text = pa.array(numbers).cast(pa.string())
    joined = pc.binary_join_element_wise(prefix, text, "")
    return pc.if_else(pa.array(numbers >= 0), joined, pa.scalar(None, pa.string()))


def texts(values: Column) -> pa.Array:
    """Words from a small set; '' is missing."""
    words, codes = np.unique(values, return_inverse=True)
    found = pa.array([str(word) or None for word in words], pa.string())
    return found.take(pa.array(codes.ravel()))


def flags(values: Column, known: Column | None = None) -> pa.Array:
    array = pa.array(values)
    return array if known is None else pc.if_else(pa.array(known), array, pa.scalar(None, pa.bool_()))


def days(values: Days) -> pa.Array:
    return pa.array(values.astype("datetime64[D]"), pa.date32())


def make_table(
    name: str, recorded: Days, ended: Days | None, columns: dict[str, Any], end: np.datetime64
) -> pa.Table:
    """A table of a history. Rows begun after `end` are left out; an end after it is not there yet."""
    fields = TABLES[name].columns if name in TABLES else ()
    kinds = {column.name: ARROW_TYPES[column.type] for column in fields}
    missing = {n: pa.nulls(recorded.size, kind) for n, kind in kinds.items() if n not in columns}
    arrays = {
        n: _array(columns[n]) if n in columns else missing[n]
        for n in (*kinds, *(c for c in columns if c not in kinds))
    }
    arrays[RECORDED] = days(recorded)
    if ended is not None:
        arrays[END_RECORDED] = days(ended)
    table = pa.table(arrays)
    if name in TABLES and TABLES[name].dated_by:
        table = table.filter(pc.less_equal(table[TABLES[name].dated_by], pa.scalar(end.astype(object))))
    return _open_ends(name, table, end)


def _open_ends(name: str, table: pa.Table, end: np.datetime64) -> pa.Table:
    ends_by = TABLES[name].ends_by if name in TABLES else None
    if ends_by is None:
        return table
    gone = pc.fill_null(pc.less_equal(table[ends_by], pa.scalar(end.astype(object))), False)
    for column in (ends_by, END_RECORDED):
        told = table[column]
        table = table.set_column(
            table.column_names.index(column), column, pc.if_else(gone, told, pa.scalar(None, told.type))
        )
    return table


def _array(values: Any) -> pa.Array:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values
    if values.dtype.kind == "M":
        return days(values)
    if values.dtype.kind == "U":
        return texts(values)
    return pa.array(values)
