"""One pass over a fact: the query that counts parts of many indicators by month and area, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from goldenthread.engine import expressions as ex
from goldenthread.engine.axes import Area, Column
from goldenthread.engine.breakdowns import AREAS, band_label, cut_by_age, key_column
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Counted, Events, Open, Part
from goldenthread.indicators.population import NOT_RECORDED
from goldenthread.records.fact import Fact
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown

Tables = Callable[[Fact], ir.Table]
Run = Callable[[ir.Table], pa.Table]


class Wanted(NamedTuple):
    """A column of the array and what it counts."""

    column: Column
    part: Part


def passes(wanted: Iterable[Wanted]) -> list[list[Wanted]]:
    """Columns that one pass over a fact can count together: same fact, same dates."""

    def dates(w: Wanted) -> tuple[Any, ...]:
        counted = w.part.counted
        if isinstance(counted, Events):
            return (counted.fact.name, "event", counted.dated_by.name)
        starting = counted.starting.name if counted.starting is not None else ""
        lasting = counted.lasting
        lasts = "" if lasting is None else f"{lasting.op}{lasting.since.name}{lasting.months},{lasting.days}"
        aged = "" if counted.aged is None else counted.aged.label
        return (counted.fact.name, "spell", starting, lasts, aged)

    return [list(group) for _, group in groupby(sorted(wanted, key=dates), key=dates)]


class Block(NamedTuple):
    """Sparse counts of one pass: for each row its area, its months, and a column for each piece.

    An event counts in `month`; a spell from `month` until before `until`.
    """

    areas: list[Area]
    area: np.ndarray[Any, Any]
    month: np.ndarray[Any, Any]
    until: np.ndarray[Any, Any] | None
    counts: np.ndarray[Any, Any]


def run_pass(
    tables: Tables, run: Run, pieces: Sequence[Wanted], first: Month, last: Month, by: Breakdown | None
) -> Block:
    """One pass: parts that are alike are counted once and stand for each column that asks for them."""
    parts: dict[Part, int] = {}
    columns = [parts.setdefault(piece.part, len(parts)) for piece in pieces]
    return _block(run(_query(tables, tuple(parts), first, last, by)), by, columns)


@lru_cache(maxsize=1024)
def _query(
    tables: Tables, parts: tuple[Part, ...], first: Month, last: Month, by: Breakdown | None
) -> ir.Table:
    """The query of one pass. Definitions do not change while a process runs, so it is made once."""
    counted = parts[0].counted
    source = tables(counted.fact)
    if isinstance(counted, Events):
        rows, months = _events(source, counted, first, last, by, parts), ["month"]
    else:
        rows, months = _spells(source, counted, first, last, by, parts), ["month", "until"]
    measured = {f"p{at}": _measured(rows, f"p{at}", part) for at, part in enumerate(parts)}
    keys = ["authority", *(name for name in rows.columns if name.startswith("key_"))]
    return rows.group_by([*keys, *months]).aggregate(**measured)


def _key_columns(table: ir.Table, counted: Counted, by: Breakdown | None) -> dict[str, ir.Value]:
    """What rows are grouped by. An area is grouped by its name as it stands, and labelled afterwards."""
    if by is None:
        return {}
    if by is Breakdown.AGE:
        return {} if isinstance(counted, Open) else {"key_age": _age_at(table, counted)}
    if by in AREAS:
        found = (Breakdown.TEAM,) if isinstance(counted, Open) else AREAS
        return {f"key_{area.value}": table[area.value] for area in found}
    return {f"key_{by.value}": key_column(table, by)}


def _age_at(table: ir.Table, counted: Events) -> ir.StringValue:
    """The age band of the person on the day of the event."""
    day = table[counted.dated_by.name]
    bands = [(ex.aged_on(table, band, day), f"age={label}") for label, band in AGE_BANDS.items()]
    return ibis.cases(*bands)


def _events(
    table: ir.Table, counted: Events, first: Month, last: Month, by: Breakdown | None, parts: Sequence[Part]
) -> ir.Table:
    """The events of the period: their month counted from the first, and for each part whether they count."""
    day = table[counted.dated_by.name]
    happened = table.filter(day.between(ibis.literal(first.start), ibis.literal(last.end)))
    return happened.select(
        authority=happened["authority"],
        **_key_columns(happened, counted, by),
        month=ex.month_number(happened[counted.dated_by.name]) - first.number,
        **{f"p{at}": _counting(happened, part) for at, part in enumerate(parts)},
    )


def _spells(
    table: ir.Table, counted: Open, first: Month, last: Month, by: Breakdown | None, parts: Sequence[Part]
) -> ir.Table:
    """The spells open on some month end: the first that finds them open, and the first that no longer does.

    A spell that starts in a month is first found open at that month's end, and one that is over in a
    month is no longer found at its end: a spell within one month is never seen. By age, a spell stands
    once for each band that its person is in meanwhile, cut where they enter and leave it.
    """
    end = table["end_date"]
    near = table.filter(
        table[ex.starting(counted)] <= ibis.literal(last.end),
        end.isnull() | (end > ibis.literal(first.end)),
        *(table[name].notnull() for name in ex.needed(counted)),
    )
    by_age = by is Breakdown.AGE
    seen = near.select(
        authority=near["authority"],
        **_key_columns(near, counted, by),
        since=ex.first_month(near, counted) - first.number,
        until=ex.over_month(near, counted, last.number + 1) - first.number,
        **{f"p{at}": _counting(near, part) for at, part in enumerate(parts)},
        **({"birth_date": near["birth_date"]} if by_age else {}),
    )
    seen = seen.filter((seen["since"] < seen["until"]) & (seen["until"] > 0))
    if by_age:
        seen = cut_by_age(seen, first)
        seen = seen.filter((seen["since"] < seen["until"]) & (seen["until"] > 0))
        seen = seen.mutate(key_age=band_label(seen["band"]))
    return seen.mutate(month=ibis.greatest(seen["since"], ibis.literal(0, "int32")))


def _counting(table: ir.Table, part: Part) -> ir.Value:
    """Whether a row counts in a part, or what it adds."""
    met = ex.counts(table, part)
    if isinstance(part.counted, Events):
        if part.counted.aged is not None:
            met = met & ex.aged_on(table, part.counted.aged, table[part.counted.dated_by.name])
        return met
    if part.counted.amount is not None:
        return ibis.ifelse(met, table[part.counted.amount.name].cast("float64").fill_null(0.0), 0.0)
    return met


def _measured(rows: ir.Table, counting: str, part: Part) -> ir.Value:
    if isinstance(part.counted, Open) and part.counted.amount is not None:
        return rows[counting].sum()
    return rows.count(where=rows[counting])


def _block(table: pa.Table, by: Breakdown | None, columns: list[int]) -> Block:
    """Sparse counts with each row standing for the whole authority and for each of its keys."""
    keys = [name for name in table.column_names if name.startswith("key_")]
    authority, authorities = _coded(table["authority"])
    areas = [Area(of, "") for of in authorities]
    codes = [authority]
    for key in keys:
        named, names = _coded(table[key])
        prefix = f"{key.removeprefix('key_')}=" if by in AREAS else ""
        pairs, place = np.unique(authority * len(names) + named, return_inverse=True)
        codes.append(place + len(areas))
        labels = [f"{prefix}{NOT_RECORDED if name is None else name}" for name in names]
        areas += [Area(authorities[pair // len(names)], labels[pair % len(names)]) for pair in pairs.tolist()]
    times = len(codes)
    months = [
        np.tile(_numbers(table[name]).astype(np.int64), times)
        for name in ("month", "until")
        if name in table.column_names
    ]
    counts = np.column_stack([_numbers(table[f"p{at}"]).astype(np.float64) for at in columns])
    until = months[1] if len(months) > 1 else None
    return Block(areas, np.concatenate(codes), months[0], until, np.tile(counts, (times, 1)))


def _coded(column: pa.ChunkedArray) -> tuple[np.ndarray[Any, Any], list[Any]]:
    """Each value as its place in the list of values that there are; a missing one is a value like any other."""
    coded = column.combine_chunks().dictionary_encode(null_encoding="encode")
    return np.from_dlpack(coded.indices).astype(np.int64), coded.dictionary.to_pylist()


def _numbers(column: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """A column without gaps as it lies in memory. pyarrow's own `to_numpy` would first load pandas."""
    return np.from_dlpack(column.combine_chunks())
