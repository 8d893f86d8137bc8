"""The Standard Safeguarding Dataset: a folder of CSV or Parquet files, or a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from goldenthread.intake.block import Columns
from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.headers import plain, spellings
from goldenthread.intake.peek import csv_headers, file_kind, is_url
from goldenthread.intake.reference_date import latest_plausible, meant_by, why
from goldenthread.intake.report import Report
from goldenthread.intake.sources.ssd_blanks import without_placeholders
from goldenthread.intake.sources.ssd_database import is_sqlite, read_database
from goldenthread.intake.sources.ssd_files import Delivered, read_files
from goldenthread.intake.sources.ssd_people import link_people
from goldenthread.intake.sources.ssd_records import tables
from goldenthread.intake.sources.ssd_tables import is_called_ssd, is_unread, layout_named
from goldenthread.intake.sources.ssd_windows import windows
from goldenthread.records.load import Load, Source

EVENTS = {
    "ssd_contacts": ("cont_contact_date",),
    "ssd_cin_episodes": ("cine_referral_date",),
    "ssd_cin_assessments": ("cina_assessment_start_date", "cina_assessment_auth_date"),
    "ssd_s47_enquiry": ("s47e_s47_start_date",),
    "ssd_initial_cp_conference": ("icpc_icpc_date",),
    "ssd_cp_visits": ("cppv_cp_visit_date",),
    "ssd_cla_visits": ("clav_cla_visit_date",),
}
STARTS_AND_ENDS = {
    "ssd_cin_episodes": ("cine_close_date",),
    "ssd_cp_plans": ("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "ssd_cla_episodes": ("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
}


class SsdReader:
    """One delivery is one folder of files, or one database."""

    source = Source.SSD
    expects = "an SSD extract: a folder of ssd_*.csv or .parquet files, or the address of a database"

    def recognises(self, path: str | Path) -> bool:
        if is_url(path) or is_sqlite(path):
            return True
        kind = file_kind(path)
        if kind is Kind.PARQUET:
            return layout_named(Path(path).stem) is not None or is_unread(Path(path).stem, ())
        headers = csv_headers(path) if kind is Kind.CSV else []
        return _is_table(Path(path).stem, headers)

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        groups: dict[str | Path, list[str | Path]] = {}
        for path in paths:
            alone = is_url(path) or is_sqlite(path)
            groups.setdefault(path if alone else Path(path).parent, []).append(path)
        return list(groups.values())

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        report = Report()
        first = delivery[0]
        database = is_url(first) or is_sqlite(first)
        delivered = (
            read_database(first) if database else read_files([Path(path) for path in delivery], report)
        )
        if not delivered.blocks:
            message = (
                "It holds no table of the SSD. Tables are called ssd_person, ssd_cin_episodes and so on."
            )
            if database:
                message += " Check that the account may read them."
            raise Refused("no-tables", message, file=delivered.name)
        blocks, blank_notes = without_placeholders(delivered.blocks)
        columns = {name: block.columns(report) for name, block in blocks.items()}
        link_people(columns)
        day, date_notes = _reference_date(delivered, columns, reference_date)
        found, record_notes = tables(blocks, columns, day, report)
        spoken_for, window_notes = windows(blocks, columns, day)
        notes = (*date_notes, *delivered.notes, *blank_notes, *record_notes, *window_notes)
        return Draft(Load(self.source, day, found, spoken_for, delivered.files, notes), report.findings)


def _is_table(name: str, headers: Sequence[str]) -> bool:
    """Whether a CSV file is a table of the SSD: by its name and, where that lacks the ssd_, a needed column."""
    layout = layout_named(name)
    if layout is None:
        return is_unread(name, headers)
    there = {plain(header) for header in headers}
    needed = (field for field in layout.fields if field.needed)
    return is_called_ssd(name) or any(there.intersection(spellings(field)) for field in needed)


def _reference_date(
    delivered: Delivered, columns: dict[str, Columns], given: date | None
) -> tuple[date, tuple[str, ...]]:
    if given:
        return given, ()
    for named in (EVENTS, STARTS_AND_ENDS):
        chunks = [
            columns[table][name] for table, names in named.items() if table in columns for name in names
        ]
        latest = latest_plausible(pa.chunked_array(chunks, pa.date32()).drop_null(), date.today())
        if latest:
            return meant_by(latest), (why(meant_by(latest), latest),)
    message = "No record has a date, so the date of the extract cannot be told. Give --reference-date."
    raise Refused("no-dates", message, file=delivered.name)


READER = SsdReader()
