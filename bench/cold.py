"""`goldenthread report` once, in a process of its own, part by part: `python -m bench.cold WORKSPACE FORMATS OUT`.

It prints the seconds of each part as JSON. What the process takes beyond them is the loading of libraries.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

from bench.stopwatch import Part, Stopwatch
from bench.workspace import REPORTED
from goldenthread.charts import drawing
from goldenthread.charts.chart import Chart
from goldenthread.cli import main as goldenthread
from goldenthread.engine import duckdb, passes
from goldenthread.reports import gathering
from goldenthread.reports.blocks import Charts
from goldenthread.reports.document import Document
from goldenthread.reports.material import Audience
from goldenthread.reports.packs import making
from goldenthread.reports.packs.making import Order, make
from goldenthread.scorecard import building, posts
from goldenthread.workspace import Workspace

QUERIES, ASKED, COUNTED = "queries written", "DuckDB opened and asked", "figures worked out of the counts"
FIGURES = (QUERIES, ASKED, COUNTED)
CHARTS, PICTURES, FONTS, REST = (
    "charts drawn",
    "charts as pictures",
    "fonts cut",
    "reading files, and the rest",
)
WRITTEN = {
    "html": "page written",
    "xlsx": "workbook written",
    "pdf": "page printed",
    "pptx": "slides written",
}
PARTS: list[Part] = [
    (QUERIES, passes, "_query"),
    (QUERIES, duckdb, "_sql"),
    (ASKED, duckdb.DuckDB, "over"),
    (ASKED, duckdb.DuckDB, "run"),
    (COUNTED, building, "read_figures"),
    (COUNTED, posts, "read_figures"),
    ("figures compared and judged", building.Reading, "card"),
    ("findings told and checked", gathering, "told"),
    ("pages put together", making, "build"),
    (CHARTS, drawing, "svg"),
    (PICTURES, drawing, "png"),
]
_PAGE: list[tuple[str, str, str]] = [
    (FONTS, "goldenthread.reports.formats.font", "as_data"),
    (WRITTEN["html"], "goldenthread.reports.formats.pack.html", "render"),
]
# Only what a format needs is loaded: what the others need would take its time here.
OF_FORMAT = {
    "html": _PAGE,
    "pdf": [*_PAGE, (WRITTEN["pdf"], "goldenthread.reports.formats.pack.pdf", "printed")],
    "xlsx": [(WRITTEN["xlsx"], "goldenthread.reports.formats.pack.xlsx", "write")],
    "pptx": [(WRITTEN["pptx"], "goldenthread.reports.formats.pack.pptx", "write")],
}


def main(workspace: str, formats: str, out: str) -> None:
    parts = [part for name in formats.split(",") for part in OF_FORMAT[name]]
    of_formats = [(name, importlib.import_module(module), function) for name, module, function in parts]
    asked = ["report", "--workspace", workspace, "--month", str(REPORTED), "--formats", formats, "--out", out]
    with Stopwatch().on([*PARTS, *of_formats]) as watch:
        start = time.perf_counter()
        goldenthread(asked, standalone_mode=False)
        whole = time.perf_counter() - start
    seconds = {**watch.seconds, REST: whole - sum(watch.seconds.values())}
    print(json.dumps(seconds))


def report(workspace: Path) -> Document:
    """The report for the service, with nothing written yet."""
    return make(Workspace.open(workspace), Order(REPORTED, Audience.OPERATIONAL)).document


def charts_of(document: Document) -> list[Chart]:
    """The charts of a report."""
    return [chart for block in document.blocks if isinstance(block, Charts) for chart in block.charts]


if __name__ == "__main__":
    main(*sys.argv[1:])
