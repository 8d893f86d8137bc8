"""What a walk through a document has found, before it is put together as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.plans.plan import Guess, Part, Priority, Unplaced
from goldenthread.plans.reading.above import Above
from goldenthread.plans.reading.blocks import Heading
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.measures import Measures

UNTITLED = "Improvement plan"
"""What a part is called where neither it nor the plan has a name in the document."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The row of an action and where it belongs. is_said: the row itself says its priority.

    named: the words above its columns. under: the headings above its table.
    """

    row: Gathered
    part: str
    priority: str
    horizon: str
    is_said: bool
    named: Mapping[Column, str] = field(default_factory=dict)
    under: str = ""


@dataclass(frozen=True, slots=True)
class TableOfActions:
    """Where a table that was read as one of actions stands: its first and last line, and the headings above it."""

    first: int
    last: int
    above: tuple[Heading, ...]


@dataclass
class Found:
    """What was found. notes: of what the file hides, in words of our own. slipped: headings of a horizon with no
    table below them, with their lines. areas: of measures, each with the outcomes below it and their lines."""

    title: str = ""
    period: tuple[date, date] | None = None
    key_outcomes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    actions: list[Placed] = field(default_factory=list)
    tables: list[TableOfActions] = field(default_factory=list)
    measures: Measures = field(default_factory=Measures)
    areas: list[tuple[str, list[tuple[int, str]]]] = field(default_factory=list)
    slipped: list[tuple[str, int]] = field(default_factory=list)
    above: Above = field(default_factory=Above)
    guesses: list[Guess] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[Unplaced] = field(default_factory=list)
