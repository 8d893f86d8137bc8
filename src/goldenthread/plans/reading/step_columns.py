"""Columns of steps and actions whose headings leave something to ask: several of steps, or a time above the actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.dates import is_dated
from goldenthread.plans.plan import Guess
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.step_days import when_of


def of_steps(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """What the headings of a table leave to ask of its steps, and of by when its actions are due."""
    said = list(zip(heading.cells, columns, strict=False))
    for words, each in said:
        if each is Column.ACTION and (when_of(words) or is_dated(words)):
            why = "Its heading names a time: that is not taken for the date of its actions."
            yield _guess(heading, words, each, why)
    steps = [words for words, each in said if each is Column.STEPS]
    if len(steps) > 1 and not all(map(when_of, steps)):
        others = ", ".join(f'"{words}"' for words in steps[1:])
        why = f"More than one column holds steps. Those of {others} stand after those of this one."
        yield _guess(heading, steps[0], Column.STEPS, why)


def _guess(heading: Row, words: str, column: Column, why: str) -> Guess:
    return Guess(heading.line, f'the column "{words}"', "column", str(column), why)
