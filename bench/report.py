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
OF_THE_SITE = ("django", "duckdb", "pyarrow", "ibis-framework")
HOW = """
Ours and the other are run in turns (A B A B), what is short more often; seconds are the middle ones of the
turns, and the ratio is that of these. Python's search for rubbish waits meanwhile, as in its own `timeit`.
That both give the same answers is asserted first. Seconds: ours, then the other's; for (d), of
each number of councils. (a) is from a path to typed cells, the scan and the child process included.
(b) and (c) are from opening the Parquet files to the counts in memory as one table; the hand-written
SQL and the pandas script (`bench/baselines/`) were written from the definitions by someone who had not
seen the engine; two later changes of definition were followed after it had been read. The engine writes
its queries once in a process and keeps them, as it keeps the catalogue; what the first count of a process
takes, writing included, stands in a line of its own.
(d) runs each size in a process of its own, writing of queries included; facts are worked out one council
after the other, since each has a snapshot of its own.

(e), (f) and (g) are `goldenthread report` of one made-up council for the service, from a snapshot to its files,
each run in a process of its own whose bytecode is there, as after installing. Each part counts without those
inside it; shares are of the whole. "Libraries loaded" is all before the command begins and after it ends; what
each library takes is what Python's `-X importtime` says, which itself takes some of it. The parts are then set
against the library that each rests on, given the same input, in one process that has done each before: DuckDB
with the same queries, vl-convert with the same charts, MarkupSafe with the same pieces of the page, XlsxWriter
with the same cells and no styles, WeasyPrint with the very page and options that it is given by us, python-pptx
with the same texts, tables and pictures and no styles. (h) is set against numpy, which works out means, limits
and rules of all series at once, and makes no charts. (i) chooses what is kept back of a pack for scrutiny, given
the two packs before it, and attacks all three; other is HiGHS, given the same linear programmes and the same aims
in the same order. That these are solved rightly is asserted by solving each aim anew through scipy.

The councils are made up (`goldenthread.synthetic`). Three are generated, each another one; where there
are more, the rest are copies of these under other authority codes, read and counted like any other.
""".strip()
HOW_OF_THE_SITE = """
(j) is `goldenthread serve` with two processes that answer, on the machine that also asks, and readers of eight
roles, each following a link of the page that was just read after 2.5 to 7.5 seconds: pages, tables of rows, files.
Seconds of its line are those that 50, 95 and 99 of 100 answers took. Single pages are read by one reader when nobody
else reads, and set against a Django with one view and no middleware that returns the same text from memory, by the
same web server. On the wire counts the page with its style, script and font, as a first view brings them.

The council is made up (`goldenthread.synthetic`).
""".strip()

HOW_OF_THE_PLAN = """
(k) is `goldenthread serve` with two processes and an improvement plan of 500 actions, 3,000 updates, and measures,
steps, leads, evidence, moved dates, risks and self-assessments in proportion (`bench/big_plan.py`), read by a plan
lead when nobody else reads. Each page is set against a Django with one view and no middleware that returns the same
text from memory, by the same web server, in turns. None of these pages asks the database more than 12 questions:
`tests/web/improvement/test_big_plan.py` holds that for every page of the improvement plan.

The improvement plan is made up.
""".strip()


def line(found: Outcome) -> str:
    target = f" (target: {found.target}, {found.verdict})" if found.target else ""
    return f"({found.line}) {found.what}: {found.value}{target}\n    {found.size}; {found.seconds}"


def page(outcomes: Sequence[Outcome], chart: str) -> str:
    """What was measured of figures and reports."""
    picture = f"![Cost by size]({chart})"
    return _page("Measured comparisons", outcomes, MEASURED, HOW, picture)


def page_of_the_site(outcomes: Sequence[Outcome]) -> str:
    """What was measured of the web application, on a day of its own."""
    return _page("The site under many readers", outcomes, OF_THE_SITE, HOW_OF_THE_SITE)


def page_of_the_plan(outcomes: Sequence[Outcome]) -> str:
    """What was measured of a large improvement plan."""
    return _page("A large improvement plan", outcomes, ("django",), HOW_OF_THE_PLAN)


def _page(title: str, outcomes: Sequence[Outcome], libraries: Sequence[str], how: str, *pictures: str) -> str:
    left = [f"({found.line}) {found.left}" for found in outcomes if found.left]
    return "\n\n".join(
        [
            f"# {title}",
            f"Measured on {_today()} on {_machine(libraries)}.",
            f"**{_verdict(outcomes)}**",
            _table(outcomes),
            *pictures,
            *(["## What is left, and why", *left] if left else []),
            "## How it is measured",
            how,
            "",
        ]
    )


def _verdict(outcomes: Sequence[Outcome]) -> str:
    """Of the lines that have targets; the others are named as having none."""
    judged = [found for found in outcomes if found.met is not None]
    lines = {found.line for found in judged}
    free = sorted({found.line for found in outcomes} - lines)
    missed = sum(not found.met for found in judged)
    verdict = (
        f"{missed} of the {len(judged)} targets missed" if missed else f"All {len(judged)} targets are met"
    )
    none = f"; {_listed(free)} {'has' if len(free) == 1 else 'have'} none" if free else ""
    return f"{verdict}, those of {_listed(sorted(lines))}{none}."


def _listed(lines: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(f"({line})" for line in lines[:-1]), f"({lines[-1]})"]))


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS)]
    rows += [(f"({o.line})", o.what, o.size, o.seconds, o.value, o.target, o.verdict) for o in outcomes]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _today() -> str:
    today = date.today()
    return f"{today.day} {today:%B %Y}"


def _machine(libraries: Sequence[str]) -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in libraries)
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {versions}"
