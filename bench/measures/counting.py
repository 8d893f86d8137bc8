"""Counting all indicators by month and area, against SQL written by hand and against a plain pandas script."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from bench import engine, outcome
from bench.answers import assert_equal
from bench.baselines import by_hand, pandas_script
from bench.councils import FIRST, LAST
from bench.outcome import Outcome
from bench.timing import in_turns, timed
from goldenthread.terms.months import Month

SQL_LIMIT = 1.5
PANDAS_LEAST = 20.0
LEFT = {
    "b": (
        "The first count waits for Ibis to write the queries, once in a process. After that DuckDB takes most; what "
        "ours takes besides is putting the counts in one array of areas, months and indicators, and, here only, "
        "taking them out again as rows to be compared. One query for all, as by hand, would save some of it, and no "
        "indicator could then be added in a file of its own."
    ),
    "c": "Nothing: the target is met many times over. What it takes is what (b) takes.",
}
WHAT = "All indicators, 36 months and all areas, against"


def against_sql(facts: Path, councils: int, rows: int, turns: int) -> Outcome:
    counts = assert_equal(ours(facts), sql(facts))
    pair = in_turns(lambda: ours(facts), lambda: sql(facts), turns)
    return Outcome(
        line="b",
        what=f"{WHAT} SQL written by hand, {councils} council{'s' if councils > 1 else ''}",
        size=f"{outcome.rows(rows)}, {counts}",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.2f} times",
        target=f"at most {SQL_LIMIT}",
        met=pair.ratio <= SQL_LIMIT,
    )


def first_time(facts: Path, rows: int) -> Outcome:
    """What the first count of a process takes; to be asked for before any other."""
    seconds = timed(lambda: ours(facts))
    return Outcome(
        line="b",
        what="The first count of a process, in which the engine writes its queries, 1 council",
        size=outcome.rows(rows),
        seconds=outcome.seconds(seconds),
        value=outcome.seconds(seconds),
        left=LEFT["b"],
    )


def against_pandas(facts: Path, rows: int, turns: int) -> Outcome:
    counts = assert_equal(ours(facts), pandas(facts))
    pair = in_turns(lambda: ours(facts), lambda: pandas(facts), turns)
    faster = 1 / pair.ratio
    return Outcome(
        line="c",
        what=f"{WHAT} a plain pandas script, 1 council",
        size=f"{outcome.rows(rows)}, {counts}",
        seconds=outcome.seconds(*pair.medians),
        value=f"{faster:.0f} times faster",
        target=f"at least {PANDAS_LEAST:g} times faster",
        met=faster >= PANDAS_LEAST,
        left=LEFT["c"],
    )


def ours(facts: Path, first: Month = FIRST, last: Month = LAST) -> pa.Table:
    return engine.counts(facts, first, last)


def sql(facts: Path, first: Month = FIRST, last: Month = LAST) -> pa.Table:
    return by_hand.counts(facts, first.end, last.end)


def pandas(facts: Path, first: Month = FIRST, last: Month = LAST) -> pa.Table:
    frame = pandas_script.counts(facts, first.end, last.end)
    return pa.Table.from_pandas(frame, preserve_index=False)
