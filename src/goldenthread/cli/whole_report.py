"""The whole report: the scorecard as pages, in every format. `goldenthread report --audience` writes it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from goldenthread.cli import Problem
from goldenthread.cli.report import refuse_nothing
from goldenthread.reports.document import Document
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience as Audience
from goldenthread.reports.pages import build
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace

NO_PANGO = (
    "The PDF is set with Pango, which this machine lacks. On Debian and Ubuntu: "
    "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0. Or leave pdf out of --formats."
)


def write_whole_report(
    workspace: Workspace, month: Month, audience: Audience, out: Path, formats: list[str]
) -> list[Path]:
    """Write the report of a month for one audience; the paths of the files."""
    writers = [_writer(name) for name in formats]
    material = gather(workspace, month, audience)
    refuse_nothing(workspace.snapshot(), month, (row.months[-1] for row in material.card.rows))
    document = build(material)
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"report-{month}-{audience.value}.{name}" for name in formats]
    for write, path in zip(writers, paths, strict=True):
        write(document, path)
    return paths


def _writer(name: str) -> Callable[[Document, Path], None]:
    """A format's writer. Each is loaded when it is asked for: what one needs of the system the others do not."""
    try:
        module = importlib.import_module(f"goldenthread.reports.formats.pack.{name}")
    except OSError as missing:
        raise Problem(NO_PANGO) from missing
    write: Callable[[Document, Path], None] = module.write
    return write
