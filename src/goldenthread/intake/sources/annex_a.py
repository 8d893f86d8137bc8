"""Annex A: a workbook with the eleven lists, or one CSV file for each list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from goldenthread.intake.block import Block, Columns, rename
from goldenthread.intake.draft import Draft
from goldenthread.intake.finding import Severity
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.intake.peek import csv_headers, file_kind, is_url, source_file, workbook_texts
from goldenthread.intake.reference_date import why
from goldenthread.intake.report import Report
from goldenthread.intake.sources.annex_a_counts import report_counts
from goldenthread.intake.sources.annex_a_date import reference_date_of
from goldenthread.intake.sources.annex_a_people import People
from goldenthread.intake.sources.annex_a_records import tables_of
from goldenthread.intake.sources.annex_a_sheets import Found, Piece, find_lists, is_list
from goldenthread.intake.sources.annex_a_windows import windows_of
from goldenthread.records.load import Load, Source
from goldenthread.standards.annex_a import LISTS, REFERRALS

Lists = Mapping[int, tuple[Block, Columns]]
NO_LISTS = "It holds no list of Annex A. Name its sheets List_1 to List_11, with the headers of the standard."
NO_DATES = "The lists hold no dated record, so their date cannot be told. Give --reference-date."
_NUMBERED = re.compile(r"\blist[ _-]*\d{1,2}(?!\d)", re.IGNORECASE)


class AnnexAReader:
    """One delivery is one workbook, or the CSV files of one folder."""

    source = Source.ANNEX_A
    expects = "Annex A: the workbook of lists 1 to 11 (.xlsx), or one CSV file for each list"

    def recognises(self, path: str | Path) -> bool:
        if is_url(path):
            return False
        if Path(path).is_dir():
            return any(self.recognises(inside) for inside in _files_in(Path(path)))
        kind = file_kind(path)
        if kind is Kind.XLSX:
            return any(
                _NUMBERED.search(name.replace("_", " ")) for name in _sheet_names(Path(path))
            ) or is_list(workbook_texts(path))
        return kind is Kind.CSV and (
            is_list(csv_headers(path)) or bool(_NUMBERED.search(_words(Path(path).stem)))
        )

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        folders: dict[Path, list[str | Path]] = {}
        for path in _files(paths):
            alone = file_kind(path) is not Kind.CSV
            folders.setdefault(path if alone else path.parent, []).append(path)
        return list(folders.values())

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        paths = _files(delivery)
        report = Report()
        found = find_lists(_pieces(paths), report)
        if not found.lists:
            raise _refusal(report, "no-lists", NO_LISTS, paths[0].name)
        lists = {
            number: (block, rename(block, block.columns(report))) for number, block in found.lists.items()
        }
        if REFERRALS in lists:
            report_counts(*lists[REFERRALS], report)
        day = reference_date or _inferred(lists, found, report, paths)
        load = Load(
            self.source,
            day,
            {**tables_of(lists, day), **(People(lists, day).tables(report) if lists else {})},
            windows_of(found.lists, day),
            tuple(source_file(path) for path in paths),
            (*found.notes, *_absent(found)),
        )
        return Draft(load, report.findings)


def _pieces(paths: Iterable[Path]) -> Iterable[Piece]:
    for path in paths:
        if file_kind(path) is Kind.CSV:
            yield Piece(path.name, read_csv(path))
            continue
        workbook = read_workbook(path)
        for sheet in workbook.sheets:
            yield Piece(workbook.file, sheet, 1904 if workbook.date1904 else 1900)


def _inferred(lists: Lists, found: Found, report: Report, paths: Sequence[Path]) -> date:
    """The reference date told from the lists, with a note that says how. Refuses where none can be told."""
    told = reference_date_of(lists, date.today())
    if told is None:
        raise _refusal(report, "no-dates", NO_DATES, paths[0].name)
    found.notes.insert(0, why(*told))
    return told[0]


def _refusal(report: Report, rule: str, message: str, file: str) -> Refused:
    """The refusal of the whole: for the first fault found that refuses, as it explains the rest."""
    for fault in report.findings:
        if fault.severity is Severity.REFUSE:
            return Refused(
                fault.rule,
                fault.message,
                file=fault.file,
                sheet=fault.sheet,
                row=fault.row,
                column=fault.column,
            )
    return Refused(rule, message, file=file)


def _absent(found: Found) -> tuple[str, ...]:
    absent = [
        f"{one.number} ({one.name})"
        for one in LISTS.values()
        if one.is_read and one.number not in found.lists and one.number not in found.unusable
    ]
    return (
        (f"Lists that are not there: {', '.join(absent)}. What needs them is not available.",)
        if absent
        else ()
    )


def _words(name: str) -> str:
    return re.sub(r"[_-]+", " ", name)


def _sheet_names(path: Path) -> list[str]:
    limits = Limits()
    try:
        with Archive(path, limits) as archive:
            return [sheet.name for sheet in contents(archive, limits).sheets]
    except (Refused, OSError):
        return []


def _files(paths: Iterable[str | Path]) -> list[Path]:
    """The paths, and in place of a folder the workbooks and CSV files in it, in the order of their names."""
    return [file for path in map(Path, paths) for file in (_files_in(path) if path.is_dir() else [path])]


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if file_kind(path) in (Kind.XLSX, Kind.CSV))


READER = AnnexAReader()
