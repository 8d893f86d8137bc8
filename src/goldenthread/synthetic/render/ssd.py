"""A Standard Safeguarding Dataset extract: CSV or Parquet files, or tables of a database."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from goldenthread.records.tables import TABLES
from goldenthread.standards.ssd import LAYOUTS
from goldenthread.synthetic.history import History, as_known_at
from goldenthread.terms.months import add_months

YEARS = 6  # of history that the publisher's scripts load
_IN_CARE = ("cla_episodes", "cla_placement", "cla_visits", "cla_reviews")
# Columns that have another name in a history; the others differ by the four letters before theirs.
_ALSO = {"pers_gender": "sex"}
_PLANS = {
    "RETURN": "RETURN6M",
    "ADOPTION": "ADOPTION",
    "SGO_CAO": "LTRELFR",
    "SUPPORTED": "SUPPLIV",
    "RESIDENTIAL": "RESPLMT",
    "FOSTERING": "LTFOST18",
    "OTHER": "OTHERPLN",
}
_ENTITLEMENTS = {"None": "No Current Eligibility"}


class Database(Protocol):
    """A connection of Ibis, as far as it is needed here."""

    def create_table(self, name: str, obj: pa.Table, *, overwrite: bool) -> object: ...


def tables_at(history: History, day: date, years: int | None = YEARS) -> dict[str, pa.Table]:
    """The SSD's tables as they stood on a day. years: how much history the extract loads; none = all."""
    known = as_known_at(history, day)
    if years is not None:
        known = _recent(known, add_months(day, -12 * years))
    return {
        name: _table(name, known[name.removeprefix("ssd_")])
        for name in LAYOUTS
        if name.removeprefix("ssd_") in known
    }


def write_files(
    history: History,
    day: date,
    folder: Path,
    kind: Literal["csv", "parquet"] = "csv",
    years: int | None = YEARS,
) -> list[Path]:
    """One file a table."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in tables_at(history, day, years).items():
        path = folder / f"{name}.{kind}"
        if kind == "csv":
            pyarrow.csv.write_csv(_as_text(table), path)
        else:
            pq.write_table(table, path)
        written.append(path)
    return written


def write_sqlite(history: History, day: date, path: Path, years: int | None = YEARS) -> Path:
    """A SQLite database with the tables. Dates are text, as SQLite has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    con = sqlite3.connect(path)
    with con:
        for name, table in tables_at(history, day, years).items():
            columns = ", ".join(f'"{column}"' for column in table.column_names)
            marks = ", ".join("?" * table.num_columns)
            con.execute(f'CREATE TABLE "{name}" ({columns})')
            rows = zip(*(column.to_pylist() for column in _as_text(table).columns), strict=True)
            con.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608 - our own names
    con.close()
    return path


def write_database(history: History, day: date, database: Database, years: int | None = YEARS) -> None:
    """The tables, into a database that Ibis is connected to."""
    for name, table in tables_at(history, day, years).items():
        database.create_table(name, table, overwrite=True)


def _recent(known: dict[str, pa.Table], floor: date) -> dict[str, pa.Table]:
    """Events of the last years, and spells open in them; all of a period of care that was."""
    kept = dict(known)
    day = pa.scalar(floor, pa.date32())
    for name, table in known.items():
        declared = TABLES.get(name)
        if declared and declared.dated_by and name not in (*_IN_CARE, "legal_status", "care_leavers"):
            dated = table[declared.ends_by or declared.dated_by]
            kept[name] = table.filter(pc.fill_null(pc.greater_equal(dated, day), bool(declared.ends_by)))
    ceased = known["cla_episodes"]["cla_episode_ceased_date"]
    recent = known["cla_episodes"].filter(pc.fill_null(pc.greater_equal(ceased, day), True))
    for name in _IN_CARE:
        kept[name] = known[name].filter(pc.is_in(known[name]["cla_id"], pc.unique(recent["cla_id"])))
    law = known["legal_status"]
    kept["legal_status"] = law.filter(pc.is_in(law["person_id"], pc.unique(recent["person_id"])))
    return kept


def _table(name: str, known: pa.Table) -> pa.Table:
    columns: dict[str, pa.ChunkedArray] = {}
    for field in LAYOUTS[name].fields:
        source = field.record or _ALSO.get(field.name) or field.name.split("_", 1)[1]
        if source in known.column_names:
            columns[field.name] = _yes_no(known[source])
    return pa.table(columns | _worked_out(name, known))


def _yes_no(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(values, "Y", "N") if pa.types.is_boolean(values.type) else values


def _worked_out(name: str, known: pa.Table) -> dict[str, pa.ChunkedArray]:
    """Columns that the extract writes in a way of its own."""
    match name:
        case "ssd_s47_enquiry":
            said = known["icpc_not_required"]
            outcome = pc.if_else(
                said, '{"NFA_FLAG": "Y", "CP_CONFERENCE_FLAG": "N"}', '{"CP_CONFERENCE_FLAG": "Y"}'
            )
            return {"s47e_s47_nfa": _yes_no(said), "s47e_s47_outcome_json": outcome}
        case "ssd_cla_care_plan":
            return {"lacp_cla_care_plan_json": _flagged(known["permanence_plan"])}
        case "ssd_care_leavers":
            suitable = pc.if_else(known["care_leaver_accom_suitable"], "1", "2")
            return {
                "clea_care_leaver_accom_suitable": suitable,
                "clea_care_leaver_eligibility": _replace(known["care_leaver_eligibility"], _ENTITLEMENTS),
            }
        case "ssd_cla_reviews":
            return {"clar_cla_review_cancelled": pa.repeat("N", len(known))}
    return {}


def _flagged(plans: pa.ChunkedArray) -> pa.ChunkedArray:
    keys = _replace(plans, _PLANS)
    return pc.binary_join_element_wise('{"', keys, '": "Y"}', "")


def _replace(values: pa.ChunkedArray, by: dict[str, str]) -> pa.ChunkedArray:
    words = values.combine_chunks().dictionary_encode()
    dictionary = pa.array([by.get(word, word) for word in words.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([dictionary.take(words.indices)])


def _as_text(table: pa.Table) -> pa.Table:
    """Dates as the publisher's SQL exports them: with a time of midnight."""
    for i, column in enumerate(table.columns):
        if pa.types.is_date(column.type):
            text = pc.strftime(column.cast(pa.timestamp("s")), format="%Y-%m-%d 00:00:00")
            table = table.set_column(i, table.column_names[i], text)
    return table
