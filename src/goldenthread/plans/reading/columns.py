"""What the columns of a plan's tables are, by the words above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from goldenthread.plans.reading.blocks import Row, Table


class Column(StrEnum):
    """What a column of a plan's table holds."""

    PART = "part"
    PRIORITY = "priority"
    NUMBER = "number"
    OUTCOME = "outcome"
    ACTION = "action"
    STEPS = "steps"
    HORIZON = "horizon"
    BY_WHEN = "by when"
    DUE = "due"
    LEADS = "leads"
    MEASURE = "measure"
    IMPACT = "impact"
    NAME = "name"
    BASELINE = "baseline"
    BASELINE_DATE = "baseline date"
    NOW = "now"
    TARGET = "target"
    TARGET_DATE = "target date"
    INDICATOR = "indicator"
    SHARED = "shared"
    GROUP = "group"
    OTHER = "other"


# The first that fits a heading of a column says what it is.
_WORDS = (
    (Column.IMPACT, r"\bimpact\b|outcomes? for (children|young people|families)|difference .*children"),
    (Column.PART, r"^(part|plan)$"),
    (Column.PRIORITY, r"^priority( area)?$|^area$"),
    (Column.NUMBER, r"^(no|nr|number|ref|reference|action (number|ref))\.?$|^#$"),
    (Column.HORIZON, r"^horizon$"),
    (Column.OUTCOME, r"success criteria|^outcomes?$|^what (does )?success looks? like"),
    (Column.STEPS, r"\bsteps?\b|\bmilestones?\b|\btasks?\b"),
    (Column.BASELINE_DATE, r"baseline.*\bdate\b|date of baseline"),
    (Column.TARGET_DATE, r"target date|date of target|target by$"),
    (Column.BASELINE, r"\bbaseline\b|starting point"),
    (Column.NOW, r"where (are )?we( are)?( now)?$|\bcurrent(ly)?\b|latest( figure)?$|^now$"),
    (Column.DUE, r"^(due( date| day)?|day that it means)$"),
    (Column.TARGET, r"\btarget\b|^goal$|^ambition$"),
    (Column.INDICATOR, r"^(indicator code|indicator of the catalogue|code)$"),
    (Column.SHARED, r"^shared\b"),
    (Column.BY_WHEN, r"\bby when\b|timescales?|^when\b|deadline|completion date|^date$"),
    (Column.LEADS, r"\bleads?(/s|\(s\))?\b|\bowners?\b|responsible|accountable|^who\b"),
    (Column.NAME, r"^(key )?(performance )?indicators?$|^kpis?$"),
    (Column.MEASURE, r"^(performance )?measures?( of success)?$|how (will )?we('ll| will)? know|^evidence"),
    (Column.ACTION, r"\bactions?\b|^what we will do|^recommendation"),
)
_REST_OF_A_HEADING = re.compile(
    r"(?:are we|now|as at|at|april|march|may|june|july|august|september|october|november|december|january|"
    r"february|\d{4})(?: \d{4})?",
    re.IGNORECASE,
)


def columns_of(row: Row) -> tuple[Column, ...] | None:
    """What each column holds, if the row is the heading of a plan's table; else None."""
    found = tuple(_column(cell) for cell in row.cells)
    known: set[Column] = {each for each in found if each not in (Column.OTHER, Column.GROUP)}
    if Column.NAME not in found and Column.MEASURE in found and known & {Column.BASELINE, Column.TARGET}:
        found = tuple(Column.NAME if each is Column.MEASURE else each for each in found)
        known = set(found)
    if len(known - {Column.GROUP, Column.OTHER}) < 2 or not (is_actions(found) or is_measures(found)):
        return None
    return found


def is_actions(columns: Sequence[Column]) -> bool:
    return Column.ACTION in columns or {Column.STEPS, Column.LEADS} <= set(columns)


def is_measures(columns: Sequence[Column]) -> bool:
    return Column.NAME in columns and bool({Column.BASELINE, Column.TARGET} & set(columns))


def heading_rows(table: Table) -> int:
    """How many of the first rows are the heading: one, and those that hold the rest of its words."""
    count = 1
    for row in table.rows[1:]:
        words = [cell.replace("\n", " ") for cell in row.cells if cell]
        if row.cells[0] or not words or not all(_REST_OF_A_HEADING.fullmatch(each) for each in words):
            return count
        count += 1
    return count


def heading(table: Table) -> Row:
    """The heading of a table as one row."""
    rows = table.rows[: heading_rows(table)]
    width = max(len(row.cells) for row in rows)
    cells = (
        " ".join(row.cells[n] for row in rows if n < len(row.cells) and row.cells[n]) for n in range(width)
    )
    return Row(table.line, tuple(" ".join(cell.split()) for cell in cells))


def _column(words: str) -> Column:
    words = " ".join(words.lower().replace("- ", "").split()).strip(" :*()")
    if not words:
        return Column.GROUP
    return next((column for column, pattern in _WORDS if re.search(pattern, words)), Column.OTHER)
