"""What the pages of figures give as files: the dashboard as shown, and published reports as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import Http404

from goldenthread.indicators.figure import Figure
from goldenthread.records.files import sha256_of
from goldenthread.reports.document import Document, Page
from goldenthread.reports.material import Audience, Material
from goldenthread.reports.pages import document_of
from goldenthread.reports.pages.dashboard import MONTHS
from goldenthread.reports.words import MARKING
from goldenthread.scorecard.card import Row
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import show_day, show_month
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import DamagedError, Pack, faults_of, file_bytes, files_of, packs_of
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.dashboard import is_shown, table_of
from goldenthread_web.performance.permissions import OutOfReach

CSV_COLUMNS = (
    "indicator", "label", "area", "group", "period_end", "basis", "numerator", "denominator", "value", "unit", "status",
    "england", "england_year", "neighbours", "neighbours_year", "target", "rag_england", "rag_neighbours", "rag_target",
    "direction", "signal",
)  # fmt: skip
KINDS = {
    "report.html": "text/html; charset=utf-8",
    "report.pdf": "application/pdf",
    "report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "report.pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "figures.csv": "text/csv; charset=utf-8",
    "pack.json": "application/json",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
SENSITIVE = "official-sensitive-"
MARKING_HEADER = "X-Marking"
"""The header of an answer with figures that are not for publication: what may be done with them."""

FORMAT_WORDS = {
    "report.html": "Web page (file)",
    "report.pdf": "PDF",
    "report.xlsx": "Workbook",
    "report.pptx": "Slides",
    "figures.csv": "Figures as CSV",
}


class NotAsPublished(Exception):  # noqa: N818
    """A file that is not handed out, in words."""

    def __init__(self, pack: str, file: str) -> None:
        super().__init__(
            f"{file} of the report {pack} is not as it was published, so it is not handed out. Tell whoever runs this "
            "site: the report can be brought back from a backup."
        )


@dataclass(frozen=True)
class PublishedReport:
    """A published report as its page lists it. `replaced_by`: the correction that took its place, or ""."""

    name: str
    month: str
    audience: str
    version: int
    published_on: str
    reason: str
    replaced_by: str
    files: tuple[tuple[str, str], ...]


def file_name(name: str, marking: str = MARKING) -> str:
    """The name of a file of figures. One that is not for publication says so there: text has no other place for it."""
    return f"{SENSITIVE if marking else ''}{name}"


@dataclass(frozen=True)
class PackPage:
    """A published report with its other versions. faults: what is not as it was published; sums: of each file."""

    report: PublishedReport
    versions: tuple[PublishedReport, ...]
    faults: tuple[str, ...]
    sums: tuple[tuple[str, str], ...]
    whole: str


def dashboard_csv(material: Material, choice: Chosen) -> str:
    """One line for each figure of the rows that are shown, unrounded, with its counts and what it is compared with."""
    rows = [row for _, found in material.themes for row in found if is_shown(row, choice.show)]
    return csv_text(CSV_COLUMNS, (line for row in rows for line in _lines(material, row)))


def _lines(material: Material, row: Row) -> Iterator[tuple[object, ...]]:
    for figure in (*row.months[-MONTHS:], row.shown_year):
        judged = _judged(row) if figure is row.shown_year else ("",) * 10
        yield (*_figure(material, row, figure), *judged)


def _figure(material: Material, row: Row, figure: Figure) -> tuple[object, ...]:
    group = "" if row.group == material.card.area else row.group
    return (
        figure.indicator, row.indicator.label, material.card.area, group, figure.period_end.isoformat(),
        figure.basis.value, figure.numerator, figure.denominator, figure.value, figure.unit.value, figure.status.value,
    )  # fmt: skip


def _judged(row: Row) -> tuple[object, ...]:
    """What the year's figure is compared with, and how it was judged."""
    values = [x for a in (row.england, row.neighbours) for x in ((a.value, a.year) if a else ("", ""))]
    rags = [a.rag.value if a else "" for a in (row.england, row.neighbours, row.target)]
    target = row.target.value if row.target else ""
    return (*values, target, *rags, row.direction.value, row.signal.value if row.signal else "")


def dashboard_document(material: Material, choice: Chosen) -> Document:
    """The dashboard as shown, as a document of one table."""
    table = table_of(material, choice)
    page = Page("dashboard", "Dashboard", (table,))
    return document_of(material, (page,), f"Dashboard: {show_month(choice.month)}")


def packs_for(person: SignedIn) -> list[Pack]:
    """The reports that a person may read, the oldest first: those for the public, and for insiders the others too."""
    return [pack for pack in packs_of(_workspace()) if _may_read(person, pack)]


def pack_for(person: SignedIn, name: str) -> Pack:
    """A report by its name; what this person may not read is not there."""
    pack = next((pack for pack in packs_of(_workspace()) if pack.name == name), None)
    if pack is None:
        raise Http404
    if not _may_read(person, pack):
        raise OutOfReach(name)
    return pack


def marking_of(pack: Pack) -> str:
    """What may be done with a report: one that was made for the public has no marking."""
    return "" if pack.audience == Audience.SCRUTINY.value else MARKING


def published(person: SignedIn) -> list[PublishedReport]:
    """The reports that a person may read, the newest first."""
    packs = packs_for(person)
    replaced = {pack.replaces: pack.name for pack in packs if pack.replaces}
    return [_listed(pack, replaced.get(pack.name, "")) for pack in reversed(packs)]


def pack_page(person: SignedIn, name: str) -> PackPage:
    """A published report, each of its files read and held against what was kept when it was published."""
    workspace, pack = _workspace(), pack_for(person, name)
    folder = files_of(workspace, pack)
    same = {
        one.name for one in packs_of(workspace) if (one.month, one.audience) == (pack.month, pack.audience)
    }
    versions = tuple(one for one in published(person) if one.name in same)
    there = sorted(path for path in folder.iterdir() if _is_own_file(path)) if folder.is_dir() else []
    return PackPage(
        next(one for one in versions if one.name == name),
        versions,
        tuple(faults_of(workspace, pack)),
        tuple((path.name, sha256_of(path)) for path in there),
        pack.sha256,
    )


def of_pack(person: SignedIn, name: str, file: str) -> tuple[bytes, str]:
    """A file of a published report with its kind; what this person may not read is not there.

    Each byte is held against what was kept when it was published. Where one is other: NotAsPublished.
    """
    pack = pack_for(person, name)
    if file not in KINDS:
        raise Http404
    try:
        content = file_bytes(_workspace(), pack, file)
    except DamagedError as fault:
        raise NotAsPublished(name, file) from fault
    if content is None:
        raise Http404
    return content, KINDS[file]


def _is_own_file(path: Path) -> bool:
    return path.name in KINDS and path.is_file() and not path.is_symlink()


def _may_read(person: SignedIn, pack: Pack) -> bool:
    return pack.audience == Audience.SCRUTINY.value or bool(person.roles & READERS_OF_FIGURES)


def _listed(pack: Pack, replaced_by: str) -> PublishedReport:
    folder = files_of(_workspace(), pack)
    there = tuple((file, words) for file, words in FORMAT_WORDS.items() if (folder / file).is_file())
    return PublishedReport(
        pack.name,
        show_month(pack.month),
        pack.audience,
        pack.version,
        show_day(date.fromisoformat(pack.at[:10])),
        pack.reason,
        replaced_by,
        there,
    )


def _workspace() -> Workspace:
    return Workspace.open(settings.ENVIRONMENT.workspace)
