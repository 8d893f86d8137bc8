"""The record that a spell stands on: of several that overlap, the latest, for as long as any of them reaches."""

from datetime import date

import duckdb
import pyarrow as pa

from goldenthread.indicators.example import Example
from goldenthread.records import derived
from goldenthread.records.settings import Settings
from goldenthread.records.table import merged_schema
from goldenthread.records.tables import TABLES

CHECKED = Example(
    "Three health assessments of one child, the second and third before the one before has run out",
    """
    person
    person_id | dob
    A         | 2010-01-20

    cla_episodes
    person_id | cla_episode_start_date | legal_status
    A         | 2021-01-10             | C2

    cla_health | health_check_type: Health Assessment | health_check_status: Completed
    person_id | health_check_date
    A         | 2021-09-20
    A         | 2022-08-01
    A         | 2023-06-19
    """,
    (),
)


def test_the_latest_assessment_is_the_one_that_the_ledger_shows() -> None:
    con = duckdb.connect()
    for_each = CHECKED.records().items()
    tables = {
        name: pa.Table.from_pylist(
            [{**row, "authority": "X", "load": "one"} for row in rows], schema=merged_schema(TABLES[name])
        )
        for name, rows in for_each
    }
    derived.put_records(con, tables)
    derived.build(con, Settings())
    found = con.sql(
        "SELECT start_date, end_date, row FROM fact_care_health_checked ORDER BY start_date"
    ).fetchall()
    starts, ends, rows = zip(*found, strict=True)
    assert starts == (date(2021, 9, 20), date(2022, 8, 1), date(2023, 6, 19))
    assert ends == (date(2022, 8, 1), date(2023, 6, 19), date(2024, 6, 20))
    checks = {row["health_check_date"]: row["row"] for row in CHECKED.records()["cla_health"]}
    assert rows == tuple(checks[start] for start in starts)
