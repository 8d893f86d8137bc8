"""The whole report once, in a process of its own, step by step: `python -m bench.cold WORKSPACE FORMATS OUT`.

It prints the seconds of each step as JSON. What the process takes beyond them is the loading of the libraries.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.workspace import REPORTED
from goldenthread.charts.chart import Chart
from goldenthread.reports.blocks import Charts
from goldenthread.reports.document import Document
from goldenthread.reports.material import Audience
from goldenthread.reports.packs.making import Order, make, writers
from goldenthread.workspace import Workspace

Answer = TypeVar("Answer")
FIGURES, CHARTS, PICTURES = "figures counted, judged and told", "charts drawn", "charts as pictures"
WRITTEN = {
    "html": "page written",
    "xlsx": "workbook written",
    "pdf": "page printed",
    "pptx": "slides written",
}


def main(workspace: str, formats: str, out: str) -> None:
    named = writers(formats.split(","))
    seconds: dict[str, float] = {}

    def step(name: str, work: Callable[[], Answer]) -> Answer:
        start = time.perf_counter()
        answer = work()
        seconds[name] = time.perf_counter() - start
        return answer

    document = step(FIGURES, lambda: report(Path(workspace)))
    charts = charts_of(document, only_news=list(named) == ["pptx"])
    step(CHARTS, lambda: [chart.svg for chart in charts])
    if "pptx" in named:
        step(PICTURES, lambda: [chart.png for chart in charts if chart.is_news])
    for name, write in named.items():
        step(WRITTEN[name], lambda write=write, name=name: write(document, Path(out) / f"report.{name}"))
    print(json.dumps(seconds))


def report(workspace: Path) -> Document:
    """The report for the service, with nothing written yet."""
    return make(Workspace.open(workspace), Order(REPORTED, Audience.OPERATIONAL)).document


def charts_of(document: Document, only_news: bool = False) -> list[Chart]:
    """The charts of a report; or those alone that stand on slides."""
    found = [chart for block in document.blocks if isinstance(block, Charts) for chart in block.charts]
    return [chart for chart in found if chart.is_news or not only_news]


if __name__ == "__main__":
    main(*sys.argv[1:])
