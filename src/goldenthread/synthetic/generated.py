"""Random records, dense and nasty, to find out whether two engines agree on them.

Each "authority" (H0001, H0002 ...) is a handful of children on whom far too much happens, on far too few
days: ties, overlaps, gaps of a day, ends before starts, missing values, leap days, month ends, birthdays.
Nothing here could be a real life, and nothing is meant to be.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.table import Table
from goldenthread.records.tables import TABLES
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.synthetic.draw import Column, Days, Ints, Rng, Streams, chance
from goldenthread.synthetic.generated_words import ROWS, TEAMS, WORDS
from goldenthread.terms.months import Month, add_months, months_between

FIRST, LAST = Month(2022, 1), Month(2023, 6)
CHILDREN = 4  # of each authority
_KEYS = {"contact_id", "referral_id", "assessment_id", "s47_enquiry_id", "icpc_id", "cp_plan_id", "cla_id"}
_AS_AT = ("care_status", "care_leavers", "allocations", "workers", "establishment")
_NEVER_MISSING = {
    "person_id",
    "is_referral",
    "is_episode",
    "as_at",
    "month_end",
    "team",
    "worker_id",
    "scope",
}
# The days on which two counts of days or months are most likely to differ.
_NASTY = (
    [month.end for month in months_between(Month(2021, 6), LAST)]
    + [month.start for month in months_between(Month(2021, 6), LAST)]
    + [date(2020, 2, 29), date(2022, 2, 28), date(2022, 3, 1), date(2023, 2, 28), date(2023, 3, 1)]
    + [date(2023, 4, day) for day in (3, 6, 7, 10, 11, 24, 26, 27)]
    + [date(2022, 6, day) for day in (1, 2, 3, 6)]
    + [date(2022, 9, day) for day in (16, 19, 20)]
    + [date(2023, 5, day) for day in (1, 5, 8, 9)]
)


def generate_histories(seed: int, n: int) -> dict[str, pa.Table]:
    """Tables of records of n made-up authorities, one under the other, with the columns authority and load.

    The same seed and n give the same rows. Rows stand in no order.
    """
    streams = Streams(seed, "generated histories")
    tables = {name: _table(streams(name), table, n) for name, table in TABLES.items()}
    return tables | {"population": _population(n)}


def names(n: int) -> list[str]:
    """The codes of the n authorities."""
    return [f"H{number:04d}" for number in range(1, n + 1)]


def _table(rng: Rng, table: Table, n: int) -> pa.Table:
    low, high = ROWS.get(table.name, (1, 5))
    counts = rng.integers(low, high + 1, n)
    if table.name == "person":
        counts = np.full(n, CHILDREN)
    of = np.repeat(np.arange(n), counts)
    size = of.size
    columns = {column.name: _column(rng, table, column.name, column.type, size) for column in table.columns}
    if table.name == "person":
        columns["person_id"] = pa.array(np.char.add("c", (np.arange(size) % CHILDREN).astype("<U1")))
    elif table.name == "cin_episodes":
        columns |= _kind_of_episode(rng, size)
    if table.ends_by:
        columns |= _mostly_in_order(rng, columns, table.dated_by, table.ends_by)
    order = rng.permutation(size)
    made = pa.table({
        "authority": pa.array(names(n)).take(pa.array(of)),
        **columns,
        "load": pa.array(np.char.add("L", rng.integers(1, 3, size).astype("<U1"))),
        "file": pa.repeat(pa.scalar("generated"), size),
        "sheet": pa.repeat(pa.scalar(table.name), size),
        "row": pa.array(np.arange(1, size + 1)),
    })  # fmt: skip
    return made.take(pa.array(order))


def _mostly_in_order(rng: Rng, columns: dict[str, pa.Array], start: str, end: str) -> dict[str, pa.Array]:
    """Some ends stay before their starts; most do not."""
    swap = pc.and_(pc.less(columns[end], columns[start]), pa.array(chance(rng, len(columns[start]), 0.85)))
    swap = pc.fill_null(swap, False)
    return {
        start: pc.if_else(swap, columns[end], columns[start]),
        end: pc.if_else(swap, columns[start], columns[end]),
    }


def _column(rng: Rng, table: Table, name: str, kind: str, size: int) -> pa.Array:
    match kind:
        case "date":
            values = pa.array(_dates(rng, table, name, size), pa.date32())
        case "yes_no":
            values = pa.array(chance(rng, size, 0.5))
        case "integer":
            values = pa.array(rng.integers(0, 5, size), pa.int64())
        case "number":
            values = pa.array(rng.integers(0, 6, size) / 5)
        case _:
            values = pa.array(_words(rng, table.name, name, size), pa.string())
    if name in _NEVER_MISSING:
        return values
    gone = chance(rng, size, 0.5 if name == table.ends_by else 0.08)
    return pc.if_else(pa.array(gone), pa.scalar(None, values.type), values)


def _words(rng: Rng, table: str, name: str, size: int) -> Column:
    if name == "person_id":
        return np.char.add("c", rng.integers(0, CHILDREN, size).astype("<U1"))
    if name in _KEYS:
        return np.char.add(name[0].upper(), rng.integers(0, 4, size).astype("<U1"))
    pool = WORDS.get((table, name)) or WORDS.get(("", name)) or ("one", "two")
    if isinstance(pool, str):
        pool = tuple(CODE_LISTS[pool].codes)
    drawn: Column = np.array(pool)[rng.integers(0, len(pool), size)]
    return drawn


def _dates(rng: Rng, table: Table, name: str, size: int) -> Days:
    if name in ("dob", "expected_dob", "death_date"):
        return _births(rng, size)
    if table.name in _AS_AT and name == table.dated_by:
        ends = np.array([month.end for month in months_between(FIRST, LAST)], "datetime64[D]")
        about = np.array([0, 0, 0, 0, 7, -7, 8, -8, 1])
        near: Days = ends[rng.integers(0, ends.size, size)] + about[rng.integers(0, about.size, size)]
        return near
    nasty = np.array(_NASTY, "datetime64[D]")
    any_day = np.datetime64("2021-06-01") + rng.integers(0, 760, size)
    long_ago = np.datetime64("2005-01-01") + rng.integers(0, 5900, size)
    kind = rng.random(size)
    days = np.where(kind < 0.62, nasty[rng.integers(0, nasty.size, size)], any_day)
    return np.where(kind > 0.97, long_ago, days)


def _births(rng: Rng, size: int) -> Days:
    """Births for which a birthday of note falls on a nasty day, and some on 29 February."""
    ages = np.array([-1, 0, 1, 4, 5, 9, 10, 15, 16, 17, 18, 19, 21, 22])
    day = [_NASTY[i] for i in rng.integers(0, len(_NASTY), size)]
    age = ages[rng.integers(0, ages.size, size)]
    nudge = rng.integers(-1, 2, size)
    born = [
        add_months(d, -12 * int(a)) + timedelta(days=int(x)) for d, a, x in zip(day, age, nudge, strict=True)
    ]
    leap = chance(rng, size, 0.1)
    leaps = np.array(["2004-02-29", "2008-02-29", "2016-02-29", "2020-02-29"], "datetime64[D]")
    drawn: Days = np.where(leap, leaps[rng.integers(0, 4, size)], np.array(born, "datetime64[D]"))
    return drawn


def _kind_of_episode(rng: Rng, size: int) -> dict[str, pa.Array]:
    """Both a referral and an episode, or known as one of the two only."""
    kind: Ints = rng.integers(0, 4, size)
    return {"is_referral": pa.array(kind != 1), "is_episode": pa.array(kind != 2)}


def _population(n: int) -> pa.Table:
    """A population for each authority but every seventh, and for one of its localities."""
    rows = [
        {"authority": name, "year": year, "release": "made up", "area": area, "age_band": "0-17", "sex": None,
         "ethnicity": None, "count": 900 + 7 * i + year, "load": "L1", "file": "generated", "sheet": "population",
         "row": i * 4 + (year - 2021) * 2 + j + 1}
        for i, name in enumerate(names(n)) if i % 7 != 6
        for year in (2021, 2022)
        for j, area in enumerate((name, TEAMS[0][2]))
    ]  # fmt: skip
    fields = TABLES["population"].schema
    schema = pa.schema([pa.field("authority", pa.string()), *fields, pa.field("load", pa.string())])
    return pa.Table.from_pylist(rows, schema)
