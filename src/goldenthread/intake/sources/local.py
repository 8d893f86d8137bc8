"""The small tables that a council keeps beside its records, such as its teams and its targets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import block_of_sheet, records, rename
from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.headers import layout_of
from goldenthread.intake.peek import csv_headers, source_file
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Report
from goldenthread.records.aspects import series_of
from goldenthread.records.load import Covers, Load, Source, Window
from goldenthread.records.tables import TABLES
from goldenthread.standards.layout import Layout
from goldenthread.standards.local import LAYOUTS


class LocalReader:
    """One delivery is all the small tables of one folder: as the council keeps them on one day."""

    source = Source.LOCAL
    expects = "a local table: teams.csv, population.csv, restricted.csv, unregistered.csv, targets.csv or series.csv"

    def recognises(self, path: str | Path) -> bool:
        return bool(csv_headers(path)) and _layout(Path(path), csv_headers(path)) is not None

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        folders: dict[Path, list[str | Path]] = {}
        for path in paths:
            folders.setdefault(Path(path).parent, []).append(path)
        return list(folders.values())

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        paths = [Path(path) for path in delivery]
        report = Report()
        tables: dict[str, pa.Table] = {}
        for path in paths:
            name, table = _read(path, report)
            if name in tables:
                raise Refused(
                    "table-twice", f"Two files hold the table {name}. Hand over one.", file=path.name
                )
            tables[name] = table
        day = reference_date or date.today()
        files = tuple(source_file(path) for path in paths)
        load = Load(
            self.source, day, tables, _windows(tables, day), files, _notes(tables, day, reference_date)
        )
        return Draft(load, report.findings)


def _layout(path: Path, headers: Sequence[str | None]) -> Layout | None:
    """By its columns; by its name where a column is missing, so that the missing one can be named."""
    return layout_of(headers, LAYOUTS.values()) or LAYOUTS.get(path.stem.casefold())


def _read(path: Path, report: Report) -> tuple[str, pa.Table]:
    sheet = read_csv(path)
    layout = _layout(path, list(sheet.texts(0).values()) if sheet.table.num_rows else [])
    if layout is None:
        message = f"Its columns are those of no local table. Expected is {LocalReader.expects}."
        raise Refused("unknown-table", message, file=path.name)
    report_problems(sheet, path.name, report)
    block = block_of_sheet(sheet, layout, path.name)
    columns = block.columns(report)
    key = layout.fields[0].name
    return layout.name, records(TABLES[layout.name], rename(block, columns), block, pc.is_valid(columns[key]))


def _windows(tables: dict[str, pa.Table], day: date) -> tuple[Window, ...]:
    """The list of unregistered stays speaks from its first night on, a series for its months, the rest for no days."""
    found = []
    if "unregistered" in tables:
        first = pc.min(tables["unregistered"]["start_date"]).as_py() or day
        found.append(Window("unregistered", min(first, day), day, Covers.SPELLS))
    if "series" in tables:
        found += _of_series(tables["series"])
    return tuple(found)


def _of_series(series: pa.Table) -> list[Window]:
    """The months given, for the table and for each indicator in it."""
    months = {
        (series_of(code), month)
        for code, month in zip(series["indicator"].to_pylist(), series["month_end"].to_pylist(), strict=True)
        if month is not None
    }
    months |= {("series", month) for _, month in months}
    return [Window(aspect, month, month, Covers.AS_AT) for aspect, month in sorted(months)]


def _notes(tables: dict[str, pa.Table], day: date, given: date | None) -> tuple[str, ...]:
    if "unregistered" not in tables:
        return ()
    why = "as given" if given else "today; give --reference-date if the list was last kept up earlier"
    return (f"The list of unregistered stays is taken to be complete until {day.isoformat()} ({why}).",)


READER = LocalReader()
