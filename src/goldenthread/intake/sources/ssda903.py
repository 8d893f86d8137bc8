"""SSDA903, the yearly return on children looked after: a year's CSV files, or its XML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.headers import layout_of, plain
from goldenthread.intake.peek import csv_headers, file_kind, source_file, xml_tags
from goldenthread.intake.report import Report
from goldenthread.intake.return_year import ReturnYear, year_of
from goldenthread.intake.sources.ssda903_csv import read_csv_files
from goldenthread.intake.sources.ssda903_records import check, notes, tables, windows
from goldenthread.intake.sources.ssda903_xml import read_xml
from goldenthread.records.load import Load, Source
from goldenthread.standards.layout import Layout
from goldenthread.standards.ssda903 import LAYOUTS


class Ssda903Reader:
    """One delivery is one year: the CSV files of one folder whose names differ by the table only."""

    source = Source.SSDA903
    expects = "SSDA903: the year's CSV files (episodes, header, reviews ...) or the XML"

    def recognises(self, path: str | Path) -> bool:
        if {"HEADER", "EPISODE"} <= xml_tags(path):
            return True
        headers = csv_headers(path)
        return "CHILD" in headers and layout_of(headers, LAYOUTS.values()) is not None

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        years: dict[tuple[Path, str], list[str | Path]] = {}
        for path in map(Path, paths):
            xml = file_kind(path) is Kind.XML
            years.setdefault((path.parent, path.name if xml else _besides_table(path.stem)), []).append(path)
        return list(years.values())

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        paths = [Path(path) for path in delivery]
        report = Report()
        blocks = read_xml(paths[0]) if file_kind(paths[0]) is Kind.XML else read_csv_files(paths, report)
        if "Episodes" not in blocks:
            message = "The episodes file of this year is not among the files. Hand it over with the others."
            raise Refused("no-episodes", message, file=paths[0].name)
        columns = {name: block.columns(report) for name, block in blocks.items()}
        year = _year(columns["Episodes"], blocks["Episodes"], reference_date)
        check(blocks, columns, year, report)
        load = Load(
            self.source,
            year.last,
            tables(blocks, columns),
            windows(blocks, year),
            tuple(source_file(path) for path in paths),
            notes(blocks, year),
        )
        return Draft(load, report.findings)


def _year(episodes: Columns, block: Block, given: date | None) -> ReturnYear:
    if given:
        return ReturnYear.until(given)
    year = year_of([episodes["DEC"]]) or year_of([episodes["DECOM"]])
    if year is None:
        message = "No episode has a date, so the year cannot be told. Give --reference-date."
        raise Refused("no-dates", message, file=block.file)
    return year


def _besides_table(stem: str) -> str:
    """What a file's name says besides its table: `2017-episodes` and `2017-header` say `2017` both."""
    words = plain(stem)
    hits = [(words.rfind(name) + len(name), len(name)) for name in _table_names() if name in words]
    if not hits:
        return words
    end, size = max(hits)
    return words[: end - size] + words[end:]


def _table_names() -> set[str]:
    return {plain(name) for layout in LAYOUTS.values() for name in _names(layout)}


def _names(layout: Layout) -> tuple[str, ...]:
    return (layout.name, *layout.also)


READER = Ssda903Reader()
