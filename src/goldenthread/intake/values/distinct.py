"""Cells spelt out as text, and each distinct spelling worked out once.

A list of 200,000 rows holds some 2,000 different dates: reading each date once is a hundred times
less work than reading each row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.gate.sheet import CellKind
from goldenthread.intake.report import Place, Report

Cells: TypeAlias = "pa.Array | pa.ChunkedArray"
Reading = tuple[Any, str | None]
"""What a cell says (None = nothing), and the rule that it breaks, if any."""

MOST_EXACT = 2**53  # above it a float cannot tell neighbouring whole numbers apart: its digits are lost
ERROR_TEXTS = pa.array(
    ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
)
_PLACEHOLDERS = frozenset(
    [
        "",
        "-",
        "--",
        ".",
        "..",
        "...",
        "null",
        "none",
        "nan",
        "nat",
        "n/a",
        "blank",
        "<blank>",
        "(blank)",
        "ssd_ph",
    ]
)
_SPACES = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"


def tidy(cell: str) -> str:
    """A cell without spaces around it; non-breaking spaces count as spaces."""
    return cell.strip(_SPACES).replace("\u00a0", " ")


def says_nothing(cell: str) -> bool:
    """Whether a tidied cell holds one of the texts that systems write for "nothing"."""
    return cell.casefold() in _PLACEHOLDERS


def spelt(cells: Cells, place: Place, report: Report) -> pa.Array:
    """The cells as text: numbers plain, dates ISO. Errors and uncached formulas are reported, then missing."""
    flat = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    if pa.types.is_struct(flat.type):
        return _spelt_from_gate(flat, place, report)
    text = _as_strings(flat)
    errors = pc.is_in(pc.utf8_upper(text), ERROR_TEXTS)
    if pc.any(errors).as_py():
        report.add_where(place, errors, "error-cell")
        text = pc.if_else(errors, pa.scalar(None, pa.string()), text)
    return text


def read_distinct(
    text: pa.Array, read: Callable[[str], Reading], kind: pa.DataType, place: Place, report: Report
) -> pa.Array:
    """Read every distinct text once; report the rows of those that break a rule."""
    encoded = text.dictionary_encode()
    readings = [read(cell) for cell in encoded.dictionary.to_pylist()]
    rules = pa.array([rule for _, rule in readings], pa.string())
    if rules.null_count < len(rules):
        broken = rules.take(encoded.indices)
        for rule in rules.unique().drop_null().to_pylist():
            report.add_where(place, pc.equal(broken, rule), rule)
    return pa.array([value for value, _ in readings], kind).take(encoded.indices)


def _spelt_from_gate(cells: pa.StructArray, place: Place, report: Report) -> pa.Array:
    kinds = cells.field("kind")
    for kind, rule in ((CellKind.ERROR, "error-cell"), (CellKind.UNCACHED, "uncached-formula")):
        mask = pc.equal(kinds, int(kind))
        if pc.any(mask).as_py():
            report.add_where(place, mask, rule)
    return cells.field("text")


def _as_strings(cells: pa.Array) -> pa.Array:
    kind = cells.type
    if pa.types.is_string(kind):
        return cells
    if pa.types.is_floating(kind):
        return _floats_as_strings(cells)
    if pa.types.is_dictionary(kind):
        return _as_strings(cells.cast(kind.value_type))
    return cells.cast(pa.string())


def _floats_as_strings(cells: pa.Array) -> pa.Array:
    encoded = cells.dictionary_encode()
    spellings = [_plain(value) for value in encoded.dictionary.to_pylist()]
    return pa.array(spellings, pa.string()).take(encoded.indices)


def _plain(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) <= MOST_EXACT else str(value)
