"""Tables with a column of actions that are no actions of the plan: of risks, of versions, of changes, of costs.

Such a table is known by its own heading, or by that above it together with a column. Where only one sign says so, it is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, is_measures
from goldenthread.plans.reading.counts import WHY as COUNTS
from goldenthread.plans.reading.counts import counts
from goldenthread.plans.reading.headings import is_numbered
from goldenthread.plans.reading.trackers import named_priority

_RISK = re.compile(
    r"^(?:(?:key|the|description of) )?risks?(?: (?:description|title|identified|event|or issue))?$"
)
_OF_RISKS = re.compile(
    r"\b(?:likelihood|probability|mitigat\w+|risk (?:score|rating|owner|level)|inherent|residual)\b"
)
_VERSION = re.compile(
    r"^(?:document )?(?:(?:version|revision)(?: (?:no|number|date))?|issue (?:no|number))\.?$"
)
_CHANGE = re.compile(
    r"^(?:(?:description|summary|nature|details) of )?(?:the )?(?:changes?|amendments?)(?: made)?$"
)
_OF_CHANGES = re.compile(r"^dates?\b|\bauthor|\b(?:changed|amended|approved|made|issued) by$|\bchanges?\b")
_DATE = re.compile(r"^dates?\b")
_OF_A_PLAN = {Column.LEADS, Column.MEASURE, Column.IMPACT, Column.OUTCOME}
_COST = re.compile(r"\bcosts?\b|\bbudget\b|£|\bfunding\b|\bexpenditure\b")
_ABOVE_CHANGES = re.compile(
    r"\b(?:change|version|revision|amendment|document)s? (?:log|control|history|record|register)s?\b",
    re.IGNORECASE,
)
_ABOVE_RISKS = re.compile(r"^(?:(?:key|our|the|main|strategic|delivery) )*risks?\b(?! assess)", re.IGNORECASE)
_ABOVE_COSTS = re.compile(r"\b(?:resources?|resourcing|budgets?|costs?|finances?|funding)\b", re.IGNORECASE)
_IN_LINES = re.compile(r"the table in lines (\d+) to (\d+)")
_NOT_READ = "none of its rows is read as an action."


def why_other(head: Row, rows: Sequence[Row], columns: Sequence[Column], above: str) -> str:
    """Why a table is surely none of actions, or "". rows: below its heading. above: the heading nearest to it."""
    words = _words(head)
    at = columns.index(Column.ACTION) if Column.ACTION in columns else len(words)
    if is_measures(columns):
        return ""
    if counts(rows, columns):
        return COUNTS
    if _first(words, _RISK) < at and any(map(_OF_RISKS.search, words)):
        return f"By the words above its columns it is a table of risks: {_NOT_READ}"
    is_planned = Column.LEADS in columns and bool({Column.BY_WHEN, Column.DUE} & set(columns))
    if _first(words, _VERSION) < at and any(map(_OF_CHANGES.search, words)) and not is_planned:
        return f"By the words above its columns it says which versions there were: {_NOT_READ}"
    if _first(words, _CHANGE) < at and any(map(_DATE.search, words)) and not _OF_A_PLAN & set(columns):
        return f"By the words above its columns it says what was changed: {_NOT_READ}"
    if is_planned or is_of_the_plan(above):
        return ""
    if _ABOVE_CHANGES.search(above):
        return f'It stands under "{above}": {_NOT_READ}'
    if _ABOVE_COSTS.search(above) and any(map(_COST.search, words)):
        return f'It stands under "{above}", and has a column of costs: {_NOT_READ}'
    return ""


def may_be_other(head: Row, columns: Sequence[Column], above: str) -> str:
    """What makes it doubtful that a table is of actions, or "": that is asked."""
    words = _words(head)
    at = columns.index(Column.ACTION) if Column.ACTION in columns else len(words)
    if is_measures(columns):
        return ""
    if _first(words, _RISK) < at:
        return "It has a column of risks before that of actions: it may be a table of risks."
    if is_of_the_plan(above):
        return ""
    if _ABOVE_CHANGES.search(above) or _ABOVE_RISKS.search(above) or _ABOVE_COSTS.search(above):
        return f'It stands under "{above}": its rows may be no actions of this plan.'
    return ""


def in_lines(first: int, last: int) -> str:
    """What a guess about a whole table is about, by the lines of the document in which it stands."""
    return f"the table in lines {first} to {last}"


def lines_of(words: str) -> tuple[int, int] | None:
    """The lines of such a table."""
    found = _IN_LINES.fullmatch(words)
    return (int(found[1]), int(found[2])) if found else None


def is_of_the_plan(above: str) -> bool:
    """Whether a heading says by its number, or by calling itself so, that it is a priority: "Priority 4: Resources"."""
    return bool(named_priority(above)) or is_numbered(above)


def _first(words: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((n for n, each in enumerate(words) if pattern.search(each)), len(words))


def _words(head: Row) -> list[str]:
    return [" ".join(cell.lower().split()).strip(" :*()?") for cell in head.cells]
