"""Makes a report for an audience, and refuses it where it may not be given out; writes it in its formats."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from goldenthread.reports.document import Document
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience, Edition, Material
from goldenthread.reports.packs.commentary import (
    Commentary,
    check_commentary,
    check_for_publication,
    read_commentary,
)
from goldenthread.reports.packs.fitness import check_proof, check_something, check_texts
from goldenthread.reports.packs.last_report import last_report
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.reports.pages import build
from goldenthread.scorecard.building import Wanted
from goldenthread.scorecard.reading import latest_month
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import Pack, told_by

NO_PANGO = (
    "The PDF is set with Pango, which this machine lacks. On Debian and Ubuntu: "
    "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0. Or leave pdf out of --formats."
)


@dataclass(frozen=True)
class Order:
    """What report to make. `commentary`: what people wrote as Markdown, and the name of its file."""

    month: Month
    audience: Audience
    wanted: Wanted = field(default_factory=Wanted)
    commentary: tuple[str, str] | None = None


@dataclass(frozen=True)
class Made:
    """A report that may be given out. notes: claims of the commentary that can't be checked."""

    material: Material
    document: Document
    notes: tuple[str, ...] = ()


def make(
    workspace: Workspace, order: Order, after: Sequence[Pack] = (), edition: Edition | None = None
) -> Made:
    """The report, checked: what people wrote fits the figures, and nothing that is kept back can be worked out.

    `after`: the packs that were published already. Raises `NotFitError`, which says what is wrong.
    """
    latest = latest_month(workspace.snapshot())
    if latest is None:
        raise NotFitError("No records of children are loaded, so there is nothing to report.", wrong_use=True)
    last = last_report(workspace, after, order.month, order.audience.value)
    gathered = gather(workspace, order.month, order.audience, order.wanted, told_by(workspace, after), last)
    check_something(gathered.whole.card, latest)
    commentary, notes = Commentary(), []
    if order.commentary is not None:
        text, name = order.commentary
        commentary = read_commentary(text, name)
        findings = gathered.whole.check(text)
        notes = check_commentary(findings, name)
        if order.audience is Audience.SCRUTINY:
            check_for_publication(text, name, gathered.shown, findings, workspace.disclosure.threshold)
    material = replace(gathered.material, commentary=commentary, edition=edition or Edition())
    if material.published is not None:
        check_proof(material.published)
    document = build(material)
    if material.published is not None:
        check_texts(document, (*material.loads, material.card.snapshot))
    return Made(material, document, tuple(notes))


def writers(formats: Sequence[str]) -> dict[str, Callable[[Document, Path], None]]:
    """Each format's writer. They are loaded when asked for: what one needs of the system the others do not."""
    return {name: _writer(name) for name in formats}


def _writer(name: str) -> Callable[[Document, Path], None]:
    try:
        module = importlib.import_module(f"goldenthread.reports.formats.pack.{name}")
    except OSError as missing:
        raise NotFitError(NO_PANGO) from missing
    write: Callable[[Document, Path], None] = module.write
    return write
