"""SSDA903 returns of the made-up authority: a year's CSV files, or its XML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.standards.ssda903 import LAYOUTS, XML_BLOCKS, XML_IN_HEADER, XML_NAMES
from goldenthread.synthetic.history import RECORDED, History, as_known_at, up_to
from goldenthread.synthetic.render.tables import british, connect, elements, rows_of, write_csv

_FILES = (
    "Header",
    "Episodes",
    "Reviews",
    "UASC",
    "OC2",
    "OC3",
    "AD1",
    "PlacedAdoption",
    "PrevPerm",
    "Missing",
)
_XML = {table: block for block, table in XML_BLOCKS.items()}
_CSV_TO_XML = {column: name for name, column in XML_NAMES.items()}


def write_year(history: History, year: int, folder: Path, known_on: date | None = None) -> list[Path]:
    """The CSV files of the year that ends on 31 March `year`, as known when the return was made."""
    con = _return(history, year, known_on)
    written = []
    for name in _FILES:
        headers, rows = rows_of(con, name)
        written.append(write_csv(folder / f"SSDA903_{year}_{name}.csv", headers, rows))
    con.close()
    return written


def write_xml(history: History, year: int, path: Path, known_on: date | None = None) -> Path:
    """The same return as one XML file."""
    con = _return(history, year, known_on)
    by_child: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name in _FILES:
        headers, rows = rows_of(con, name)
        for row in rows:
            record = dict(zip(headers, row, strict=True))
            by_child.setdefault(record["CHILD"], {}).setdefault(name, []).append(record)
    con.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<!-- Goldshire is made up -->\n<MESSAGE>\n')
        for tables in by_child.values():
            file.writelines(f"{line}\n" for line in _child(tables))
        file.write("</MESSAGE>\n")
    return path


def made_on(history: History, year: int) -> date:
    """Returns are made up in the summer after the year; the last one when the history ends."""
    return min(date(year, 6, 30), history.span.end)


def _return(history: History, year: int, known_on: date | None) -> duckdb.DuckDBPyConnection:
    day, last = known_on or made_on(history, year), date(year, 3, 31)
    known = up_to(as_known_at(history, day), last)
    notes = history.tables["care_leavers"]
    known["leaver_notes"] = notes.filter(pc.less_equal(notes[RECORDED], pa.scalar(day, pa.date32())))
    return connect(known, {"first": date(year - 1, 4, 1), "last": last}, "ssda903.sql")


def _child(tables: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield "  <CHILD>"
    yield "    <HEADER>"
    for table in ("Header", *XML_IN_HEADER):
        for record in tables.get(table, []):
            yield from elements(3, _values(record, skip=() if table == "Header" else ("CHILD", "DOB", "SEX")))
    for table, block in _XML.items():
        if table == "Episodes":
            continue
        for record in tables.get(table, []):
            yield f"      <{block}>"
            yield from elements(4, _values(record, skip=("CHILD", "DOB")))
            yield f"      </{block}>"
    yield "    </HEADER>"
    for record in tables.get("Episodes", []):
        yield "    <EPISODE>"
        yield from elements(3, _values(record, skip=("CHILD",)))
        yield "    </EPISODE>"
    yield "  </CHILD>"


def _values(record: dict[str, Any], skip: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if name not in skip:
            yield _CSV_TO_XML.get(name, name), british(value)


assert set(_FILES) <= set(LAYOUTS)  # noqa: S101 - the files of the standard
