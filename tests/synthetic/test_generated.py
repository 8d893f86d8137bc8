"""Random records: the same each time, of every table, with the faults and ties that they are for."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from goldenthread.records.derived import all_facts, build
from goldenthread.records.settings import Settings
from goldenthread.records.table import SOURCE
from goldenthread.records.tables import TABLES
from goldenthread.synthetic import generate_histories
from goldenthread.synthetic.generated import names

N = 150


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return generate_histories(7, N)


def test_the_same_each_time(tables: dict[str, pa.Table]) -> None:
    again = generate_histories(7, N)
    assert all(table.equals(again[name]) for name, table in tables.items())
    assert not tables["cin_episodes"].equals(generate_histories(8, N)["cin_episodes"])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_there_with_its_columns(name: str, tables: dict[str, pa.Table]) -> None:
    declared = {column.name for column in (*TABLES[name].columns, *SOURCE)}
    assert set(tables[name].column_names) == declared | {"authority", "load"}
    assert set(tables[name]["authority"].to_pylist()) <= set(names(N))
    for field in TABLES[name].schema:
        assert tables[name].schema.field(field.name).type == field.type


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"person", "population"}))
def test_columns_are_missing_somewhere_and_known_somewhere(name: str, tables: dict[str, pa.Table]) -> None:
    never = {"person_id", "is_referral", "is_episode", "as_at", "month_end", "team", "worker_id", "scope"}
    for column in TABLES[name].columns:
        values = tables[name][column.name]
        assert 0 < values.null_count < len(values) or column.name in never


def test_some_end_before_they_start_and_many_tie(tables: dict[str, pa.Table]) -> None:
    for name, declared in TABLES.items():
        if declared.ends_by and name != "teams":
            wrong = pc.less(tables[name][declared.ends_by], tables[name][declared.dated_by])
            assert pc.any(wrong).as_py(), name
    plans = tables["cp_plans"]
    days = plans.group_by(["authority", "person_id", "cp_plan_start_date"]).aggregate([([], "count_all")])
    assert pc.max(days["count_all"]).as_py() > 1


def test_every_fact_can_be_worked_out_and_has_rows(tables: dict[str, pa.Table]) -> None:
    con = duckdb.connect()
    for name, table in tables.items():
        con.register(name, table)
    build(con, Settings())
    for name in all_facts():
        row = con.execute(f"SELECT count(*) FROM fact_{name}").fetchone()
        assert row
        assert row[0] > N / 4, name
