"""One set of made-up records, worked out by every engine from the same snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread import catalogue
from goldenthread.engine import reference
from goldenthread.engine.cube import Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.engine.reference import Key
from goldenthread.engine.reference.counts import by_authority
from goldenthread.engine.reference.history import History
from goldenthread.indicators.indicator import Indicator
from goldenthread.records import derived
from goldenthread.records.fact import Fact
from goldenthread.records.settings import Settings
from goldenthread.records.table import Table
from goldenthread.records.tables import TABLES
from goldenthread.synthetic.generated import generate_histories
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown
from tests.generative import histories

Row = dict[str, Any]

SEED = 20230630
OTHER_SETTINGS = replace(
    Settings(),
    contact_to_referral_working_days=1,
    referral_count_includes_current=True,
    s47_to_icpc_days=20,
    plan_gap_days=0,
    cp_visit_working_days=20,
    care_visit_days=28,
    long_term_visit_months=6,
    temporary_placements_count=True,
    social_work_roles=("Manager",),
    allocated_roles=("IRO",),
    social_worker_scope="All posts",
    all_posts_scope="Social workers",
)


@dataclass(frozen=True, eq=False)
class World:
    """Made-up authorities, the months that are counted, and the settings in force."""

    records: dict[str, pa.Table]
    months: tuple[Month, ...]
    settings: Settings

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        return {name: table.to_pylist() for name, table in self.records.items()}

    @cached_property
    def histories(self) -> list[History]:
        return [History(name, own, self.settings) for name, own in by_authority(self.rows).items()]

    @cached_property
    def snapshot(self) -> ibis.BaseBackend:
        """The records with the facts worked out of them, in memory."""
        backend = ibis.duckdb.connect()
        derived.put_records(backend.con, self.records)
        derived.build(backend.con, self.settings)
        return backend

    def fact(self, fact: Fact) -> list[Row]:
        """A fact's rows as the SQL gives them."""
        rows: list[Row] = self.snapshot.con.sql(f"FROM fact_{fact.name}").to_arrow_table().to_pylist()
        return rows


@cache
def edges(authorities: int, settings: Settings) -> World:
    """Small authorities whose dates stand at the edges of the rules."""
    made = histories.made_up(SEED, authorities)
    return World(histories.as_arrow(made), tuple(histories.MONTHS), settings)


@cache
def crowds(authorities: int, settings: Settings) -> World:
    """A few children each, on whom far too much happens on far too few days."""
    made = generate_histories(SEED, authorities)
    months = tuple(months_between(Month(2022, 12), Month(2023, 6)))
    return World({name: _once_by_key(TABLES[name], made[name]) for name in TABLES}, months, settings)


def _once_by_key(table: Table, made: pa.Table) -> pa.Table:
    """One row for each key of the table: what merging loads sees to, and the generator does not."""
    rows = {tuple(row[name] for name in ("authority", *table.key)): row for row in made.to_pylist()}
    return pa.Table.from_pylist(list(rows.values()), schema=made.schema)


WORLDS = {"edges": edges, "crowds": crowds}


def counted_by_reference(world: World, by: Breakdown | None) -> dict[Key, float]:
    found = reference.count(indicators(), world.rows, world.months, world.settings, by)
    return {key: number for key, number in found.items() if number}


def counted_by_duckdb(world: World, by: Breakdown | None) -> dict[Key, float]:
    cube = DuckDB(world.snapshot).cube(indicators(), world.months[0], world.months[-1], by)
    return dict(_counts(cube, world.months, by))


def counted_by_spark(world: World, by: Breakdown | None) -> dict[Key, float]:
    """Counted from the Parquet files of the facts, as a snapshot keeps them."""
    from goldenthread.engine.spark import Spark  # PySpark is an extra

    with TemporaryDirectory() as folder:
        for name in derived.all_facts():
            rows = world.snapshot.con.sql(f"FROM fact_{name}").to_arrow_table()
            pq.write_table(rows, Path(folder) / f"{name}.parquet")
        cube = Spark(Path(folder)).cube(indicators(), world.months[0], world.months[-1], by)
    return dict(_counts(cube, world.months, by))


@cache
def indicators() -> tuple[Indicator, ...]:
    return tuple(catalogue.load().values())


def _counts(cube: Cube, months: Iterable[Month], by: Breakdown | None) -> Iterator[tuple[Key, float]]:
    """The cube's counts that are not 0. By area it holds wholes and the other areas too: they are left."""
    for area in cube.areas:
        for column in cube.columns:
            group = area.breakdown or column.band
            if by is None or group.startswith(f"{by.value}="):
                for month in months:
                    if number := cube.count(area, month, column):
                        yield Key(column.indicator, column.side, area.authority, group, month), number


def differences(one: Iterable[Row], other: Iterable[Row], columns: Iterable[str]) -> list[str]:
    """The rows that only one of two has, in words, the first few of each."""
    names = list(columns)
    first, second = _counter(one, names), _counter(other, names)
    return [
        f"{which} has {times} x {dict(zip(names, values, strict=True))}"
        for which, only in (("SQL only", first - second), ("reference only", second - first))
        for values, times in list(only.items())[:3]
    ]


def _counter(rows: Iterable[Row], names: list[str]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row[name] for name in names) for row in rows)
