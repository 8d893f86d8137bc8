"""The whole report: the scorecard as pages, in every format. `goldenthread report --audience` writes it."""

from __future__ import annotations

from pathlib import Path

from goldenthread.reports.formats.pack import html, pdf, pptx, xlsx
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience
from goldenthread.reports.pages import build
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace

FORMATS = {"html": html.write, "pdf": pdf.write, "xlsx": xlsx.write, "pptx": pptx.write}
# What is published is suppressed first; that is not wired to these pages yet, so they are not written for it.
AUDIENCES = (Audience.BOARD, Audience.OPERATIONAL)


def write_whole_report(
    workspace: Workspace, month: Month, audience: Audience, out: Path, formats: list[str]
) -> list[Path]:
    """Write the report of a month for one audience; the paths of the files."""
    document = build(gather(workspace, month, audience))
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"report-{month}-{audience.value}.{name}" for name in formats]
    for name, path in zip(formats, paths, strict=True):
        FORMATS[name](document, path)
    return paths
