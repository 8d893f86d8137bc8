"""From the values that the parser gives, row by row, to columns of typed cells."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.gate.sheet import CELL, CellKind

BATCH_ROWS = 16_384
EXACT_INTEGER = 2**53

Row = list[Any]


class _Error:
    """Stands in a row for an error value."""


class _Uncached:
    """Stands in a row for a formula without a stored value."""


ERROR, UNCACHED = _Error(), _Uncached()
KIND_OF: dict[type, int] = {
    str: CellKind.TEXT,
    float: CellKind.NUMBER,
    int: CellKind.NUMBER,
    bool: CellKind.BOOL,
    dt.date: CellKind.DATE,
    dt.datetime: CellKind.DATE,
    dt.time: CellKind.TIME,
    dt.timedelta: CellKind.TIME,
    _Error: CellKind.ERROR,
    _Uncached: CellKind.UNCACHED,
}


def batches(rows: Iterable[Row], names: list[str]) -> Iterator[pa.RecordBatch]:
    """The rows as batches of columns; every row has one value per name."""
    rows = iter(rows)
    while chunk := list(islice(rows, BATCH_ROWS)):
        columns = [column(values) for values in zip(*chunk, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, names=names)


def column(values: tuple[Any, ...]) -> pa.StructArray:
    """One column of cells."""
    types = set(map(type, values))
    if types == {str}:
        return text_column(values)
    kinds = _bytes_array(bytes(map(KIND_OF.__getitem__, map(type, values))))
    texts: list[pa.Array] = []
    numbers = dates = None
    if str in types:
        text = pa.array(_only(values, str), pa.string())
        blank = pc.equal(text, "")
        kinds = pc.if_else(pc.fill_null(blank, False), _kind(CellKind.BLANK), kinds)
        texts.append(pc.if_else(blank, pa.scalar(None, pa.string()), text))
    if types & {float, int}:
        numbers = pa.array(_only(values, float, int), pa.float64())
        kinds, numbers = _without_nonsense(kinds, numbers)
        texts.append(number_text(numbers))
    if types & {dt.date, dt.datetime}:
        dates = _dates(values, types)
        texts.append(date_text(dates))
    if types & {bool, dt.time, dt.timedelta}:
        numbers, text = _rare(values, numbers)
        texts.append(text)
    return _struct(len(values), kinds, texts, numbers, dates)


def text_column(values: tuple[str, ...]) -> pa.StructArray:
    """One column in which all that is not blank is text."""
    text = pa.array(values, pa.string())
    blank = pc.equal(text, "")
    kinds = pc.if_else(blank, _kind(CellKind.BLANK), _kind(CellKind.TEXT))
    return _struct(len(values), kinds, [pc.if_else(blank, pa.scalar(None, pa.string()), text)], None, None)


def _struct(
    size: int, kinds: pa.Array, texts: list[pa.Array], numbers: pa.Array | None, dates: pa.Array | None
) -> pa.StructArray:
    text = pc.coalesce(*texts) if texts else pa.nulls(size, pa.string())
    numbers = pa.nulls(size, pa.float64()) if numbers is None else numbers
    dates = pa.nulls(size, pa.timestamp("ms")) if dates is None else dates
    return pa.StructArray.from_arrays([kinds, text, numbers, dates], fields=list(CELL))


def _only(values: tuple[Any, ...], *types: type) -> list[Any]:
    if len(types) == 1:
        (one,) = types
        return [value if type(value) is one else None for value in values]
    return [value if type(value) in types else None for value in values]


def _dates(values: tuple[Any, ...], types: set[type]) -> pa.Array:
    days = pa.array(_only(values, dt.date), pa.date32()).cast(pa.timestamp("ms"))
    if dt.datetime not in types:
        return days
    return pc.coalesce(days, pa.array(_only(values, dt.datetime), pa.timestamp("ms")))


def _bytes_array(data: bytes) -> pa.Array:
    return pa.Array.from_buffers(pa.uint8(), len(data), [None, pa.py_buffer(data)])


def _kind(kind: CellKind) -> pa.Scalar:
    return pa.scalar(int(kind), pa.uint8())


def _without_nonsense(kinds: pa.Array, numbers: pa.Array) -> tuple[pa.Array, pa.Array]:
    """A number that is not finite is no number; the kind says so."""
    finite = pc.is_finite(numbers)
    if pc.all(finite).as_py() is not False:
        return kinds, numbers
    kinds = pc.if_else(pc.fill_null(finite, True), kinds, _kind(CellKind.ERROR))
    return kinds, pc.if_else(finite, numbers, pa.scalar(None, pa.float64()))


def number_text(numbers: pa.Array) -> pa.Array:
    """Numbers as a person would type them: 7 and not 7.0, all digits of a long identifier."""
    whole = pc.and_(pc.equal(pc.floor(numbers), numbers), pc.less(pc.abs(numbers), EXACT_INTEGER))
    integers = pc.if_else(whole, numbers, pa.scalar(None, pa.float64())).cast(pa.int64()).cast(pa.string())
    if pc.all(whole).as_py() is not False:
        return integers
    return pc.coalesce(integers, numbers.cast(pa.string()))


def date_text(dates: pa.Array) -> pa.Array:
    """Dates as 2023-06-30, with the time of day behind where there is one."""
    days = dates.cast(pa.date32(), safe=False)
    at_midnight = pc.equal(days.cast(pa.timestamp("ms")), dates)
    text = days.cast(pa.string())
    if pc.all(at_midnight).as_py() is not False:
        return text
    return pc.if_else(at_midnight, text, dates.cast(pa.timestamp("s"), safe=False).cast(pa.string()))


def _rare(values: tuple[Any, ...], numbers: pa.Array | None) -> tuple[pa.Array, pa.Array]:
    """Yes/no cells and times: few enough to go one by one."""
    as_numbers: list[float | None] = [None] * len(values)
    as_text: list[str | None] = [None] * len(values)
    for at, value in enumerate(values):
        convert = RARE.get(type(value))
        if convert:
            as_numbers[at], as_text[at] = convert(value)
    found = pa.array(as_numbers, pa.float64())
    numbers = found if numbers is None else pc.coalesce(numbers, found)
    return numbers, pa.array(as_text, pa.string())


def _bool_cell(value: bool) -> tuple[float, str]:
    return float(value), "TRUE" if value else "FALSE"


def _time_cell(value: dt.time) -> tuple[float, str]:
    midnight = dt.datetime.combine(dt.date.min, dt.time())
    return (dt.datetime.combine(dt.date.min, value) - midnight) / dt.timedelta(days=1), value.isoformat(
        "seconds"
    )


def _duration_cell(value: dt.timedelta) -> tuple[float, str]:
    return value / dt.timedelta(days=1), str(value)


RARE: dict[type, Callable[[Any], tuple[float, str]]] = {
    bool: _bool_cell,
    dt.time: _time_cell,
    dt.timedelta: _duration_cell,
}


def marks(errors: array[int], uncached: array[int]) -> dict[int, list[tuple[int, object]]]:
    """By row, the columns that hold an error or a formula without a value."""
    found: dict[int, list[tuple[int, object]]] = {}
    for places, mark in ((errors, ERROR), (uncached, UNCACHED)):
        for at in range(0, len(places), 2):
            found.setdefault(places[at], []).append((places[at + 1], mark))
    return found
