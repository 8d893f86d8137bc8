"""A report of the improvement plan in a format: which formats there are, which take long, and how each is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from goldenthread.reports.document import Document
from goldenthread.reports.improvement.told import Reader
from goldenthread.reports.packs.making import writers
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.plans import actions_for, only_parts

TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
FORMATS = (
    ("pdf", "Document (PDF)", "to read and to print"),
    ("pptx", "Slides (PPTX)", "to show in the meeting"),
    ("xlsx", "Workbook (XLSX)", "to sort, filter and count"),
    ("html", "Page (HTML)", "one file that opens anywhere"),
)
AT_ONCE: Mapping[str, int] = {"pdf": 80, "pptx": 800, "xlsx": 800, "html": 800}
"""Of how many actions at most a report is made while somebody waits: some three seconds of one processor."""

LONGEST = min(AT_ONCE, key=lambda form: AT_ONCE[form])
"""The format that takes longest."""

_NAMES = {Reader.BOARD: "report-to-the-board", Reader.PUBLISHED: "for-publication"}


def is_long(plan: ImprovementPlan, by: SignedIn, form: str) -> bool:
    """Whether a report for somebody takes longer than a page should."""
    return actions_for(by, plan).count() > AT_ONCE[form]


def written(document: Document, form: str, folder: Path) -> bytes:
    """A report in a format. folder: where there may be a file of it for as long as it is written."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".report-") as place:
        path = Path(place) / f"report.{form}"
        writers([form])[form](document, path)
        return path.read_bytes()


def name_of(plan: ImprovementPlan, by: SignedIn, reader: Reader, form: str, day: date) -> str:
    """What the file is called. day: as it stood on."""
    kind = "own-part" if only_parts(by, plan) and reader is Reader.BOARD else _NAMES[reader]
    return f"improvement-plan-{kind}-{day.isoformat()}.{form}"
