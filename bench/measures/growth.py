"""How the cost grows with the number of councils: counting, and working out the facts, each in a process of its own."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import outcome
from bench.outcome import Outcome

SLOPE = 1.05
MEMORY = 4 * 2**30
WHAT = {"count": "Counting everything (36 months, all areas)", "derive": "Working out the facts"}
LEFT = {
    "count": "Reading the facts, which DuckDB does on all cores: it grows with the rows, and less than they do.",
    "derive": (
        "Facts are worked out by SQL that sorts each person's records by date, one council after the other, once for "
        "each load. It grows with the rows, and its memory does not grow."
    ),
}


@dataclass(frozen=True)
class Size:
    """What one number of councils cost."""

    councils: int
    rows: int
    seconds: float
    peak: int


def measure(run: str, sizes: Sequence[tuple[int, int, list[str]]], turns: int) -> list[Size]:
    """Run each size in turns: (councils, rows, what the run is given)."""
    runs = [[_once(run, given) for _, _, given in sizes] for _ in range(turns)]
    return [
        Size(councils, rows, statistics.median(s for s, _ in of_size), max(p for _, p in of_size))
        for (councils, rows, _), of_size in zip(sizes, zip(*runs, strict=True), strict=True)
    ]


def _once(run: str, given: list[str]) -> tuple[float, int]:
    command = [sys.executable, "-m", "bench.once", run, *given]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    answer = json.loads(done.stdout)
    return answer["seconds"], answer["peak"]


def slope(sizes: Sequence[Size]) -> float:
    """Of time against councils on log-log axes, between the two largest sizes: 1 is in proportion."""
    small, large = sizes[-2:]
    return math.log(large.seconds / small.seconds) / math.log(large.councils / small.councils)


def outcomes(run: str, sizes: Sequence[Size]) -> list[Outcome]:
    small, large = sizes[-2:]
    found, peak = slope(sizes), max(size.peak for size in sizes)
    size = ", ".join(f"{of.councils}: {outcome.rows(of.rows)}" for of in sizes)
    seconds = outcome.seconds(*(of.seconds for of in sizes))
    between = f"slope from {small.councils} to {large.councils} councils"
    return [
        Outcome(
            line="d",
            what=f"{WHAT[run]}, {between}",
            size=size,
            seconds=seconds,
            value=f"{found:.2f}",
            target=f"at most {SLOPE}",
            met=found <= SLOPE,
            left=LEFT[run],
        ),
        Outcome(
            line="d",
            what=f"{WHAT[run]}, peak memory",
            size=size,
            seconds=seconds,
            value=", ".join(f"{of.peak / 2**30:.2f} GB" for of in sizes),
            target="under 4 GB",
            met=peak < MEMORY,
        ),
    ]
