"""The whole report from a snapshot, in each format: where its seconds go, and each part against its library alone."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import cold, outcome
from bench.measures import formats
from bench.outcome import Outcome
from bench.timing import in_turns
from goldenthread.reports.document import Document

LOADED = "libraries loaded"
REPORTS = {"e": ("html,xlsx", "page and workbook"), "f": ("pdf", "PDF"), "g": ("pptx", "slides")}


@dataclass(frozen=True)
class Costs:
    """The seconds of the steps of a report, from a cold start."""

    seconds: dict[str, float]

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())

    def share(self, step: str) -> str:
        return f"{self.seconds[step] / self.whole:.0%}"

    def __str__(self) -> str:
        slowest, *others = sorted(self.seconds, key=self.seconds.__getitem__, reverse=True)
        rest = ", ".join(f"{step} {self.share(step)}" for step in others)
        return f"slowest: {slowest}, {self.share(slowest)}; {rest}"


def measure(line: str, workspace: Path, folder: Path, turns: int) -> Iterator[Outcome]:
    """A report in the formats of a line of the results: the whole, then its parts."""
    asked, name = REPORTS[line]
    costs = from_cold(workspace, asked, folder, turns)
    document = cold.report(workspace)
    yield Outcome(
        line=line,
        what=f"The whole report as {name}, from a snapshot",
        size=size(document),
        seconds=outcome.seconds(costs.whole),
        value=str(costs),
    )
    for step, library, ours, bare in formats.of_line(line, workspace, document, folder):
        pair = in_turns(ours, bare, turns)
        yield Outcome(
            line=line,
            what=f"Of that, {step}, against {library} alone",
            size=f"{costs.share(step)} of the whole",
            seconds=outcome.seconds(*pair.medians),
            value=f"{pair.ratio:.2f} times",
        )


def from_cold(workspace: Path, asked: str, folder: Path, turns: int) -> Costs:
    """The middle one of the turns, step by step."""
    runs = [_once(workspace, asked, folder) for _ in range(turns)]
    return Costs({step: statistics.median(run[step] for run in runs) for step in runs[0]})


def _once(workspace: Path, asked: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.cold", str(workspace), asked, str(folder)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    whole = time.perf_counter() - start
    steps: dict[str, float] = json.loads(done.stdout)
    return {LOADED: whole - sum(steps.values()), **steps}


def size(document: Document) -> str:
    charts = cold.charts_of(document)
    return f"{len(document.pages)} parts, {len(charts)} charts"
