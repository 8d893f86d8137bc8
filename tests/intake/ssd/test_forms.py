"""An SSD extract says the same whether it comes as CSV, as Parquet, in SQLite or in PostgreSQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.intake.detect import group
from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.ssd import READER
from goldenthread.records.load import Source
from goldenthread.records.tables import TABLES
from tests.intake.ssd.extracts import Tables, extract, is_day, write_csv, write_parquet, write_sqlite


def read(*paths: str | Path) -> Draft:
    [(reader, delivery)] = group(paths)
    assert reader.source is Source.SSD
    return reader.read(delivery, None)


def few(*names: str) -> Tables:
    """Some tables of the extract, one of them with dates: each Parquet file takes a process to read."""
    return {name: extract()[name] for name in (*names, "ssd_contacts")}


def said(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """The records without where they came from, in an order of their own."""
    return {
        name: sorted(table.drop_columns(["file", "sheet", "row"]).to_pylist(), key=str)
        for name, table in draft.load.tables.items()
    }


@pytest.fixture
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    return read(write_csv(tmp_path_factory.mktemp("csv"), extract()))


def test_every_table_follows_its_schema(from_csv: Draft) -> None:
    for name, table in from_csv.load.tables.items():
        assert table.schema == TABLES[name].schema, name


def test_parquet_says_the_same(from_csv: Draft, tmp_path: Path) -> None:
    draft = read(write_parquet(tmp_path, extract()))
    assert said(draft) == said(from_csv)
    assert draft.load.windows == from_csv.load.windows
    assert draft.findings == []


def test_sqlite_says_the_same(from_csv: Draft, tmp_path: Path) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    by_path, by_url = read(path), read(f"sqlite://{path}")
    assert said(by_path) == said(by_url) == said(from_csv)
    assert by_path.load.windows == from_csv.load.windows
    assert [file.name for file in by_url.load.files] == ["extract.db"]


def test_postgresql_says_the_same(from_csv: Draft, postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute("DROP SCHEMA IF EXISTS ssd_development CASCADE")
        con.execute("CREATE SCHEMA ssd_development")
        for name, rows in extract().items():
            columns = ", ".join(f"{column} {_postgres_type(column)}" for column in rows[0])
            con.execute(f"CREATE TABLE ssd_development.{name} ({columns})")
            marks = ", ".join(["%s"] * len(rows[0]))
            for row in rows:
                con.execute(f"INSERT INTO ssd_development.{name} VALUES ({marks})", list(row.values()))
        con.execute("CREATE TABLE ssd_development.orders (order_id text)")
    draft = read(postgres_url)
    assert said(draft) == said(from_csv)
    assert "Read from the schema ssd_development of the database." in draft.load.notes
    assert [file.name for file in draft.load.files] == ["postgres"]
    assert read(postgres_url).load.files == draft.load.files, "the same content has the same hash"


def _postgres_type(column: str) -> str:
    if is_day(column):
        return "timestamp"
    return "jsonb" if column == "cina_assessment_outcome_json" else "text"


def test_names_in_upper_case_and_without_ssd(from_csv: Draft, tmp_path: Path) -> None:
    write_csv(tmp_path, {name.removeprefix("ssd_").upper(): rows for name, rows in extract().items()})
    assert said(read(tmp_path)) == said(from_csv)


def test_rows_are_numbered_as_a_person_sees_them(from_csv: Draft, tmp_path: Path) -> None:
    first = from_csv.load.tables["person"].to_pylist()[0]
    assert (first["file"], first["sheet"], first["row"]) == ("ssd_person.csv", "ssd_person", 2)
    parquet = read(write_parquet(tmp_path, few("ssd_person"))).load.tables["person"].to_pylist()[0]
    assert (parquet["file"], parquet["row"]) == ("ssd_person.parquet", 2)
    shuffled = {name: rows[::-1] for name, rows in extract().items()}
    stored = read(write_sqlite(tmp_path / "s.db", shuffled)).load.tables["person"].to_pylist()[0]
    assert (stored["file"], stored["sheet"], stored["row"], stored["person_id"]) == (
        "s.db",
        "ssd_person",
        1,
        "0011",
    )


def test_names_of_children_and_staff_are_never_read(from_csv: Draft) -> None:
    everything = str([table.to_pylist() for table in from_csv.load.tables.values()])
    assert "Nemo" not in everything
    assert "Never Read" not in everything
    assert any("ssd_professionals.csv" in note for note in from_csv.load.notes)


def test_a_sqlite_file_is_only_read(tmp_path: Path) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["extract.db"]


def test_views_in_a_sqlite_file_are_refused(tmp_path: Path) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    with closing(sqlite3.connect(path)) as con:
        con.execute("ALTER TABLE ssd_person RENAME TO people")
        con.execute("CREATE VIEW Person AS SELECT * FROM people")
    with pytest.raises(Refused, match="are views in it"):
        READER.read([path], None)


def test_a_damaged_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 5000 + content[5100:])
    with pytest.raises(Refused, match="damaged or cut short"):
        READER.read([path], None)


def test_a_database_without_tables_of_the_ssd_is_refused(tmp_path: Path) -> None:
    path = write_sqlite(tmp_path / "other.db", {"orders": [{"order_id": "1"}]})
    with pytest.raises(Refused, match="holds no table of the SSD"):
        READER.read([path], None)


def test_the_same_table_twice_is_refused(tmp_path: Path) -> None:
    write_csv(tmp_path, extract())
    write_parquet(tmp_path, extract())
    with pytest.raises(Refused, match=r"ssd_\w+\.csv holds the table ssd_\w+ too"):
        read(tmp_path)


def test_a_missing_column_is_named_with_the_nearest(tmp_path: Path) -> None:
    tables = extract()
    tables["ssd_contacts"] = [{"cont_person_id": "0011", "cont_contact_dat": "2022-03-14"}]
    with pytest.raises(
        Refused, match=r"'cont_contact_date' is missing\. The nearest header is 'cont_contact_dat'"
    ):
        read(write_csv(tmp_path, tables))


def test_a_column_of_the_wrong_type_is_named_row_by_row(tmp_path: Path) -> None:
    tables = extract()
    tables["ssd_contacts"] = [{**row, "cont_contact_date": "31/02/2022"} for row in tables["ssd_contacts"]]
    for path in (write_csv(tmp_path, tables), write_sqlite(tmp_path / "extract.db", tables)):
        paths = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        [finding] = read(*paths).findings
        assert (finding.rule, finding.sheet, finding.column) == (
            "impossible-date",
            "ssd_contacts",
            "cont_contact_date",
        )


def test_numbers_as_ids_are_text(tmp_path: Path) -> None:
    rows = pa.Table.from_pylist([dict(row) for row in extract()["ssd_cp_plans"]])
    rows = rows.set_column(0, "cppl_cp_plan_id", pa.array([7])).set_column(
        1, "cppl_person_id", pa.array([11.0])
    )
    pq.write_table(rows, tmp_path / "ssd_cp_plans.parquet")
    [plan] = read(tmp_path).load.tables["cp_plans"].to_pylist()
    assert (plan["cp_plan_id"], plan["person_id"]) == ("7", "11")
