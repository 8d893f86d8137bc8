"""The whole report from a snapshot, in each format: where its seconds go, and each part against its library alone."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import cold, libraries, outcome
from bench.measures import formats
from bench.outcome import Outcome
from bench.stopwatch import shares
from bench.timing import in_turns
from goldenthread.reports.document import Document

LOADED = "libraries loaded"
REPORTS = {"e": ("html,xlsx", "page and workbook"), "f": ("pdf", "PDF"), "g": ("pptx", "slides")}
LEFT = {
    "e": (
        "Charts are drawn by Vega in vl-convert, one after the other: other programs that draw would need another "
        "look, and drawing at once would need a second Vega, whose start takes what it saves. Of the libraries, "
        "Ibis and SQLGlot, which write the queries, take most; without them definitions would hold SQL in strings. "
        "Queries are written once in a process; kept from one to the next, they would be a second thing that must "
        "follow every definition."
    ),
    "f": (
        "WeasyPrint lays the page out and writes it, and takes longest; we give it the page without what only "
        "screens ask for and each chart as one picture, and keep Python from looking for rubbish meanwhile. A faster "
        "printer that writes tagged PDF without a browser is not known to us."
    ),
    "g": (
        "As with (e): libraries and charts. Slides take more than python-pptx alone because each cell and "
        "paragraph is given its letters, colours and place, which python-pptx writes one property at a time."
    ),
}


@dataclass(frozen=True)
class Costs:
    """The seconds of the parts of a report, from a cold start."""

    seconds: dict[str, float]

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())

    def share(self, *parts: str) -> str:
        return f"{sum(self.seconds.get(part, 0) for part in parts) / self.whole:.0%}"

    def __str__(self) -> str:
        return shares(self.seconds)


def measure(line: str, workspace: Path, folder: Path, turns: int) -> Iterator[Outcome]:
    """A report in the formats of a line of the results: the whole, then its parts."""
    asked, name = REPORTS[line]
    process = _Process(workspace, asked, folder)
    costs = process.costs(turns)
    document = cold.report(workspace)
    yield Outcome(
        line=line,
        what=f"The whole report as {name}, from a snapshot",
        size=size(document),
        seconds=outcome.seconds(costs.whole),
        value=str(costs),
        left=LEFT[line],
    )
    yield Outcome(
        line=line,
        what=f"Of that, {LOADED}, each library by itself",
        size=f"{costs.share(LOADED)} of the whole",
        seconds=outcome.seconds(costs.seconds[LOADED]),
        value=process.libraries(),
    )
    for part in formats.of_line(line, workspace, document, folder):
        pair = in_turns(part.ours, part.bare, turns)
        yield Outcome(
            line=line,
            what=f"Of that, {part.name}, against {part.library} alone",
            size=f"{costs.share(*part.of)} of the whole",
            seconds=outcome.seconds(*pair.medians),
            value=f"{pair.ratio:.2f} times",
        )


class _Process:
    """`bench.cold` as an installed program runs: its bytecode is there, as installing would have written it."""

    def __init__(self, workspace: Path, asked: str, folder: Path) -> None:
        self._given = ["-m", "bench.cold", str(workspace), asked, str(folder)]
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = {**kept, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        self._run()

    def costs(self, turns: int) -> Costs:
        """The middle one of the turns, part by part."""
        runs = [self._seconds() for _ in range(turns)]
        return Costs({part: statistics.median(run[part] for run in runs) for part in runs[0]})

    def libraries(self) -> str:
        return libraries.told(libraries.by_library(self._run("-X", "importtime").stderr))

    def _seconds(self) -> dict[str, float]:
        start = time.perf_counter()
        done = self._run()
        whole = time.perf_counter() - start
        parts: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return {LOADED: whole - sum(parts.values()), **parts}

    def _run(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *options, *self._given],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=self._environment,
        )  # fmt: skip


def size(document: Document) -> str:
    charts = cold.charts_of(document)
    return f"{len(document.pages)} parts, {len(charts)} charts"
