"""The children in need census: one XML file a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goldenthread.intake.draft import Draft
from goldenthread.intake.peek import source_file, xml_tags
from goldenthread.intake.report import Report
from goldenthread.intake.return_year import ReturnYear
from goldenthread.intake.sources.cin_census_records import notes, tables, windows
from goldenthread.intake.sources.cin_census_rules import check
from goldenthread.intake.sources.cin_census_xml import Census, read_census
from goldenthread.intake.sources.cin_census_year import year_told
from goldenthread.records.load import Load, Source


class CinCensusReader:
    """One delivery is one file: the census of one year."""

    source = Source.CIN_CENSUS
    expects = "CIN census: the XML of a year"

    def recognises(self, path: str | Path) -> bool:
        return bool({"LAchildID", "CINdetails"} & xml_tags(path))

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        return [[path] for path in paths]

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        path = Path(delivery[0])
        report = Report()
        census = read_census(path, report)
        columns = {name: block.columns(report) for name, block in census.blocks.items()}
        year = ReturnYear.until(reference_date) if reference_date else year_told(census, columns)
        check(census, columns, year, report)
        if not reference_date:
            _compare_header(census, year, report)
        load = Load(
            self.source,
            year.last,
            tables(census, columns),
            windows(year),
            (source_file(path),),
            notes(year, given=reference_date is not None),
            census.authority,
        )
        return Draft(load, report.findings)


def _compare_header(census: Census, year: ReturnYear, report: Report) -> None:
    """Report a Year or ReferenceDate of the header that is not of the year taken."""
    for name, said in census.header_days.items():
        if said != year.last:
            report.add(census.header_place(name), census.header_lines[name], "year-not-as-named")


READER = CinCensusReader()
