"""The monthly staff file and the establishment (CSV or XLSX), and the workforce census (XML)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, block_of_sheet, records, rename
from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.intake.headers import layout_of, nearest_layout
from goldenthread.intake.peek import csv_headers, file_kind, source_file, workbook_texts, xml_tags
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Report
from goldenthread.intake.sources.hr_census import NOTES as CENSUS_NOTES
from goldenthread.intake.sources.hr_census import read_census
from goldenthread.intake.sources.hr_months import (
    month_ends,
    notes_on_cases,
    to_month_end,
    windows,
    within_bounds,
)
from goldenthread.records.load import Load, Source
from goldenthread.records.tables import TABLES
from goldenthread.standards.hr import LAYOUTS
from goldenthread.standards.layout import Layout

FIRST_ROWS = 10  # a title may stand above the headers
RECORDS_OF = {"staff": "workers", "establishment": "establishment"}


class HrReader:
    """One delivery is the staff and establishment files of one folder, or one workforce census."""

    source = Source.HR
    expects = (
        "HR: a staff file (month end, worker id, role, agency, FTE, team, cases), an establishment file "
        "(month end, scope, FTE) or the workforce census"
    )

    def recognises(self, path: str | Path) -> bool:
        if "CSWWWorker" in xml_tags(path):
            return True
        headers = csv_headers(path) or workbook_texts(path)
        return _layout(headers) is not None

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        groups: dict[Path, list[str | Path]] = {}
        for path in map(Path, paths):
            alone = file_kind(path) is Kind.XML
            groups.setdefault(path if alone else path.parent, []).append(path)
        return list(groups.values())

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        paths = [Path(path) for path in delivery]
        report = Report()
        census = file_kind(paths[0]) is Kind.XML
        tables = {"workers": read_census(paths[0], report)} if census else _read_months(paths, report)
        last = reference_date or max(
            (day for table in tables.values() for day in month_ends(table)), default=None
        )
        if last is None:
            message = "No row has a month end that can be read. Write month ends as dd/mm/yyyy."
            raise Refused("no-dates", message, file=paths[0].name)
        files = tuple(source_file(path) for path in paths)
        notes = (*(CENSUS_NOTES if census else ()), *notes_on_cases(tables))
        return Draft(Load(self.source, last, tables, windows(tables), files, notes), report.findings)


def _read_months(paths: Sequence[Path], report: Report) -> dict[str, pa.Table]:
    """The rows of all files by table."""
    parts: dict[str, list[pa.Table]] = {}
    for path in paths:
        for block in _blocks(path, report):
            table = RECORDS_OF[block.layout.name]
            parts.setdefault(table, []).append(_records(block, table, report))
    return {table: pa.concat_tables(of) for table, of in parts.items()}


def _blocks(path: Path, report: Report) -> list[Block]:
    """The sheets of a workbook that are one of the two tables, or the one table of a CSV file."""
    if file_kind(path) is Kind.XLSX:
        book = read_workbook(path)
        system = 1904 if book.date1904 else 1900
        found = [_block(sheet, path.name, report, system) for sheet in book.sheets]
    else:
        found = [_block(read_csv(path), path.name, report)]
    blocks = [block for block in found if block]
    if not blocks:
        message = f"Its columns are those of no HR table. Expected is {HrReader.expects}."
        raise Refused("unknown-table", message, file=path.name)
    return blocks


def _block(sheet: Sheet, file: str, report: Report, date_system: int | None = None) -> Block | None:
    for row in range(min(FIRST_ROWS, sheet.table.num_rows)):
        if layout := _layout(sheet.texts(row).values()):
            report_problems(sheet, file, report)
            return block_of_sheet(sheet, layout, file, date_system, header=row)
    return None


def _layout(headers: Collection[str | None]) -> Layout | None:
    """By the columns; where one is missing by most of them, so that the missing one can be named."""
    return layout_of(headers, LAYOUTS.values()) or nearest_layout(headers, LAYOUTS.values())


def _records(block: Block, table: str, report: Report) -> pa.Table:
    columns = within_bounds(block, block.columns(report), table, report)
    columns["month_end"] = to_month_end(block, columns["month_end"], report)
    return records(TABLES[table], rename(block, columns), block, pc.is_valid(columns["month_end"]))


READER = HrReader()
