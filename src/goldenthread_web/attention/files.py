"""A list as a file: the lines as shown, each with the row of the records that it comes from."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goldenthread import catalogue
from goldenthread.charts.cells import Cell, Column, Day, Words
from goldenthread.ledger.attention.kept import Line, Lists
from goldenthread.ledger.attention.lists import AttentionList
from goldenthread.reports.blocks import Group, Paragraph, Table
from goldenthread.reports.document import Document, Page
from goldenthread.reports.formats.pack import xlsx
from goldenthread.reports.words import MARKING
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import show_day
from goldenthread_web.attention.shown import state_words
from goldenthread_web.performance.words import area_words

CSV_COLUMNS = (
    "list", "judged_by", "as_known_on", "falls_due", "overdue", "child", "team", "service", "locality", "worker",
    "began", "file", "sheet", "row",
)  # fmt: skip


def csv_of(which: AttentionList, day: date, lines: Sequence[Line]) -> str:
    """One line for each child. A text that a spreadsheet would run as a formula is kept from being one."""
    return csv_text(CSV_COLUMNS, (_csv(which, day, line) for line in lines))


def _csv(which: AttentionList, day: date, line: Line) -> tuple[object, ...]:
    return (
        which.name, which.judged_by, day.isoformat(), line.due.isoformat() if line.due else "",
        "yes" if line.late else "no", line.child, line.team, line.service, line.locality, line.worker,
        line.began.isoformat() if line.began else "", line.file, line.sheet, line.row,
    )  # fmt: skip


def xlsx_of(which: AttentionList, lists: Lists, area: str, council: str, lines: Sequence[Line]) -> bytes:
    """The same as a workbook, with real dates and every text as a text."""
    columns = (
        which.falls_due,
        "Where it stands",
        "Child",
        "Team",
        "Worker",
        which.began,
        "File",
        "Sheet",
        "Row",
    )
    day = lists.days[which.name]
    rows = tuple(_cells(line, day) for line in lines)
    title = f"{which.title}: {area_words(area)}"
    table = Table("List", title, tuple(Column(name) for name in columns), (Group("", rows),))
    about = (
        which.about,
        f"Judged by: {catalogue.load()[which.judged_by].label}.",
        f"As known on {show_day(day)}. Snapshot {lists.snapshot}.",
    )
    page = Page("list", which.title, (*(Paragraph(text) for text in about), table))
    source = f"{council}, as known on {show_day(day)}"
    document = Document(title, council, MARKING, source, day, (page,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        xlsx.write(document, path)
        return path.read_bytes()


def _cells(line: Line, day: date) -> tuple[Cell, ...]:
    row = "" if line.row is None else str(line.row)
    texts = (line.child, line.team, line.worker)
    return (
        _day(line.due), Words(state_words(line, day)), *map(Words, texts), _day(line.began),
        Words(line.file), Words(line.sheet), Words(row),
    )  # fmt: skip


def _day(day: date | None) -> Cell:
    return Day(day) if day else Words("Not known")
