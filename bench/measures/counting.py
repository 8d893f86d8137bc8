"""Counting all indicators by month and area, against SQL written by hand and against a plain pandas script."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from bench import ours, outcome
from bench.answers import assert_equal
from bench.baselines import by_hand, pandas_script
from bench.councils import FIRST, LAST
from bench.outcome import Outcome
from bench.timing import in_turns

SQL_LIMIT = 1.5
PANDAS_LEAST = 20.0
WHAT = "All indicators, 36 months and all areas, against"


def against_sql(facts: Path, councils: int, rows: int, turns: int) -> Outcome:
    counts = assert_equal(_ours(facts), _by_hand(facts))
    pair = in_turns(lambda: _ours(facts), lambda: _by_hand(facts), turns)
    return Outcome(
        line="b",
        what=f"{WHAT} SQL written by hand, {councils} council{'s' if councils > 1 else ''}",
        size=f"{outcome.rows(rows)}, {counts}",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.2f} times",
        target=f"at most {SQL_LIMIT}",
        met=pair.ratio <= SQL_LIMIT,
    )


def against_pandas(facts: Path, rows: int, turns: int) -> Outcome:
    counts = assert_equal(_ours(facts), pandas(facts))
    pair = in_turns(lambda: _ours(facts), lambda: pandas(facts), turns)
    faster = 1 / pair.ratio
    return Outcome(
        line="c",
        what=f"{WHAT} a plain pandas script, 1 council",
        size=f"{outcome.rows(rows)}, {counts}",
        seconds=outcome.seconds(*pair.medians),
        value=f"{faster:.0f} times faster",
        target=f"at least {PANDAS_LEAST:g} times faster",
        met=faster >= PANDAS_LEAST,
    )


def _ours(facts: Path) -> pa.Table:
    return ours.counts(facts, FIRST, LAST)


def _by_hand(facts: Path) -> pa.Table:
    return by_hand.counts(facts, FIRST.end, LAST.end)


def pandas(facts: Path) -> pa.Table:
    frame = pandas_script.counts(facts, FIRST.end, LAST.end)
    return pa.Table.from_pandas(frame, preserve_index=False)
