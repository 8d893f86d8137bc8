"""The results as a table for people: printed as the measures come in, and written to bench/results/."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

from bench.outcome import Outcome

RESULTS = Path(__file__).parent / "results"
COLUMNS = ("", "What", "Over", "Seconds", "Found", "Target", "")
MEASURED = (
    *("duckdb", "pandas", "pyarrow", "vl-convert-python", "xlsxwriter", "weasyprint", "python-pptx"),
    *("numpy", "scipy", "highspy"),
)
HOW = """
Each ratio is measured in one run, ours and the other in turns (A B A B), and is the middle one of the
turns. That both give the same answers is asserted first. Seconds: ours, then the other's; for (d), of
each number of councils. (a) is from a path to typed cells, the scan and the child process included.
(b) and (c) are from opening the Parquet files to the counts in memory as one table; the hand-written
SQL and the pandas script (`bench/baselines/`) were written from the definitions by someone who had not
seen the engine; two later changes of definition were followed after it had been read. The engine writes
its queries once in a process and keeps them, as it keeps the catalogue; what the first count of a process
takes, writing included, stands in a line of its own.
(d) runs each size in a process of its own, writing of queries included; facts are worked out one council
after the other, since each has a snapshot of its own.

(e), (f) and (g) are the whole report of one made-up council for the service, from a snapshot to its files,
each run in a process of its own; the shares are of that. Its parts are then set against the library that
each rests on, in one process that has drawn a report before: DuckDB with the same queries, vl-convert with
the same charts, XlsxWriter with the same cells and no styles, WeasyPrint with the same page (it gives the
same bytes), python-pptx with the same texts, tables and pictures and no styles. (h) is set against numpy, which
works out means, limits and rules of all series at once, and makes no charts. (i) chooses what is kept back of
a pack for scrutiny, given the two packs before it, and attacks all three; other is each linear programme of
that, solved anew by HiGHS through scipy.

The councils are made up (`goldenthread.synthetic`). Three are generated, each another one; where there
are more, the rest are copies of these under other authority codes, read and counted like any other.
""".strip()


def line(found: Outcome) -> str:
    target = f" (target: {found.target}, {found.verdict})" if found.target else ""
    return f"({found.line}) {found.what}: {found.value}{target}\n    {found.size}; {found.seconds}"


def page(outcomes: Sequence[Outcome], chart: str) -> str:
    missed = sum(found.met is False for found in outcomes)
    verdict = f"{missed} of the targets missed." if missed else "All targets are met."
    measured = f"Measured on {_today()} on {_machine()}."
    return "\n\n".join(
        [
            "# Measured comparisons",
            measured,
            f"**{verdict}**",
            _table(outcomes),
            f"![Cost by size]({chart})",
            HOW,
            "",
        ]
    )


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS)]
    rows += [(f"({o.line})", o.what, o.size, o.seconds, o.value, o.target, o.verdict) for o in outcomes]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _today() -> str:
    today = date.today()
    return f"{today.day} {today:%B %Y}"


def _machine() -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in MEASURED)
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {versions}"
