"""Areas: events stand where their team was on the day, stocks where it is on the day of the count."""

from collections.abc import Callable

import duckdb
import ibis
import pyarrow as pa
import pytest

from goldenthread import catalogue
from goldenthread.engine import reference
from goldenthread.engine.axes import Area, Column
from goldenthread.engine.cube import Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.engine.reference.opened import as_cube
from goldenthread.engine.rows import counted_rows
from goldenthread.indicators.counting import parts_of
from goldenthread.indicators.example import Example
from goldenthread.records import derived
from goldenthread.records.settings import Settings
from goldenthread.records.table import merged_schema
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown

FIRST, LAST = Month(2023, 4), Month(2023, 6)
MOVED = Example(
    "A team that moves from North to South on 1 June 2023",
    """
    teams
    team | service      | locality | from_date  | to_date
    Duty | Front door   | North    |            | 2023-05-31
    Duty | Safeguarding | South    | 2023-06-01 |

    cp_plans
    person_id | cp_plan_start_date | cp_plan_end_date | team
    A         | 2023-04-10         |                  | Duty
    B         | 2023-04-10         | 2023-05-20       | Duty
    C         | 2023-06-10         |                  | Duty
    D         | 2023-06-10         |                  |

    cin_episodes | is_referral: yes
    person_id | referral_date | team
    A         | 2023-05-31    | Duty
    C         | 2023-06-01    | Duty
    """,
    (),
)
Engine = Callable[[list[str], Breakdown], Cube]


def records() -> dict[str, list[dict[str, object]]]:
    return {
        name: [{**row, "authority": "X", "load": "one"} for row in rows]
        for name, rows in MOVED.records().items()
    }


def fast() -> DuckDB:
    con = duckdb.connect()
    tables = {
        name: pa.Table.from_pylist(rows, schema=merged_schema(TABLES[name]))
        for name, rows in records().items()
    }
    derived.put_records(con, tables)
    derived.build(con, Settings())
    return DuckDB(ibis.duckdb.from_connection(con))


def by_duckdb(codes: list[str], by: Breakdown) -> Cube:
    return fast().cube([catalogue.load()[code] for code in codes], FIRST, LAST, by)


def by_reference(codes: list[str], by: Breakdown) -> Cube:
    months = list(months_between(FIRST, LAST))
    given = {name: records().get(name, []) for name in TABLES}
    found = reference.count([catalogue.load()[code] for code in codes], given, months, Settings(), by)
    return as_cube(found, FIRST, len(months), by)


def by_month(cube: Cube, code: str, group: str) -> list[float]:
    column = Column(code, "numerator", "")
    return [cube.count(Area("X", group), month, column) for month in months_between(FIRST, LAST)]


@pytest.mark.parametrize("engine", [by_duckdb, by_reference])
def test_a_stock_stands_where_its_team_is_on_the_day(engine: Engine) -> None:
    cube = engine(["cpp_end"], Breakdown.LOCALITY)
    assert by_month(cube, "cpp_end", "locality=North") == [2, 1, 0]
    assert by_month(cube, "cpp_end", "locality=South") == [0, 0, 2]
    assert by_month(cube, "cpp_end", "locality=not recorded") == [0, 0, 1]


@pytest.mark.parametrize("engine", [by_duckdb, by_reference])
def test_an_event_stands_where_its_team_was_on_the_day(engine: Engine) -> None:
    cube = engine(["referrals"], Breakdown.SERVICE)
    assert by_month(cube, "referrals", "service=Front door") == [0, 1, 0]
    assert by_month(cube, "referrals", "service=Safeguarding") == [0, 0, 1]


@pytest.mark.parametrize("by", list(Breakdown))
@pytest.mark.parametrize("code", ["referrals", "cpp_end"])
def test_any_one_indicator_is_counted_by_anything_and_its_groups_add_up(code: str, by: Breakdown) -> None:
    cube = by_duckdb([code], by)
    groups = {area.breakdown for area in cube.areas if area.breakdown.startswith(f"{by.value}=")}
    whole = by_month(fast().cube([catalogue.load()[code]], FIRST, LAST), code, "")
    added = [sum(counts) for counts in zip(*(by_month(cube, code, group) for group in groups), strict=True)]
    assert added == whole


def test_the_rows_of_a_locality_are_those_of_its_figure() -> None:
    engine = fast()
    part, _ = parts_of(catalogue.load()["cpp_end"].measure)
    for month, north, south in ((Month(2023, 5), ["A"], []), (Month(2023, 6), [], ["A", "C"])):
        for locality, children in (("North", north), ("South", south)):
            rows = counted_rows(engine, part, [month], f"locality={locality}")
            assert sorted(rows.column("person_id").to_pylist()) == children
