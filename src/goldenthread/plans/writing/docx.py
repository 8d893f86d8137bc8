"""An improvement plan as a Word document: parts, priorities, and under each its actions and measures as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout import rows
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_shown
from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority
from goldenthread.plans.writing.clean import clean
from goldenthread.plans.writing.outline import Section, sections
from goldenthread.plans.writing.pages import Pages

_WIDTHS = {
    w.NUMBER: 17, w.ACTION: 60, w.OUTCOME: 42, w.LEADS: 34, w.BY_WHEN: 26, w.DUE: 24, w.GOES_ON: 15, w.MEASURE: 42,
    w.IMPACT: 42, w.STEPS: 46, w.DEPENDS: 20, w.BASELINE: 32, w.BASELINE_DATE: 26, w.TARGET: 32, w.TARGET_DATE: 26,
    w.NOW: 30, w.INDICATOR: 36, w.SHARED: 16,
}  # fmt: skip
_MEASURE_NAME = 90
# What the headings above a table say already.
_SAID_ABOVE = (w.PART, w.PRIORITY, w.HORIZON)


def write(plan: Plan, path: Path, help_rows: Sequence[tuple[str, str, str]] = (), *, about: str = "") -> None:
    """Writes the improvement plan. help_rows: place, column and what goes into it, as instructions at the end.

    about: what this document is, such as its version; it stands with the note that is not read.
    """
    pages = Pages(clean(plan.title) or w.FRONT)
    _front(pages, plan, w.note(about) + (w.SEE_HELP if help_rows else ""))
    last: Section | None = None
    for section in sections(plan):
        _section(pages, plan, section, begins=last is None or section.again or bool(section.parts))
        last = section
    if help_rows:
        pages.heading(1, w.HELP, new_page=True)
        columns = ("Table", "Column", "What goes into it")
        pages.table(w.HELP, columns, help_rows, (40, 50, 170))
    pages.save(path)


def _front(pages: Pages, plan: Plan, note: str) -> None:
    if plan.title:
        pages.heading(0, clean(plan.title))
    if plan.starts or plan.ends:
        begins, ends = (day_shown(day) if day else w.NOT_SET for day in (plan.starts, plan.ends))
        pages.words(f"{w.PERIOD}{begins} to {ends}")
    pages.small(note)
    _list(pages, 1, w.KEY_OUTCOMES, plan.key_outcomes)


def _section(pages: Pages, plan: Plan, section: Section, *, begins: bool) -> None:
    for part in section.parts:
        _part(pages, part)
    if section.again:
        pages.heading(1, w.part_heading(clean(section.part), again=True), new_page=True)
    if isinstance(section.priority, Priority):
        _priority(pages, section.priority)
    elif section.priority or not begins:
        pages.heading(2, w.priority_heading("", clean(section.priority), again=True))
    for horizon, actions in groupby(section.actions, key=lambda each: each.horizon):
        _actions(pages, horizon, list(actions), plan.starts)
    if section.measures:
        _measures(pages, section.measures)


def _part(pages: Pages, part: Part) -> None:
    pages.heading(1, w.part_heading(clean(part.name), again=False), new_page=True)
    if part.status:
        pages.words(f"{w.STATUS}{clean(part.status)}", belongs_to_next=True)
    _list(pages, 2, w.SERVES, part.serves)


def _priority(pages: Pages, priority: Priority) -> None:
    pages.heading(2, w.priority_heading(clean(priority.number), clean(priority.name), again=False))
    if priority.statement:
        pages.words(clean(priority.statement))
    _list(pages, 3, w.NEEDS, priority.needs)
    _list(pages, 3, w.OUTCOMES, priority.outcomes)


def _list(pages: Pages, level: int, heading: str, items: Sequence[str]) -> None:
    if items:
        pages.heading(level, heading)
        pages.list_of([clean(item) for item in items])


def _actions(pages: Pages, horizon: str, actions: Sequence[Action], starts: date | None) -> None:
    """The actions of one horizon. A day that "by when" says already has no cell of its own."""
    found = []
    for action in actions:
        cells = rows.action_row(action, starts)
        meant = by_when(action.by_when, starts)
        if action.due == meant.due:
            cells[w.DUE] = ""
        if action.ongoing == meant.ongoing:
            cells[w.GOES_ON] = ""
        found.append(rows.never_empty(cells, w.DUE, _SAID_ABOVE))
    heading = f"{w.ACTIONS}: {clean(horizon)}" if horizon else w.ACTIONS
    pages.heading(3, heading)
    _table(pages, heading, w.OF_AN_ACTION, w.ACTION, found)


def _measures(pages: Pages, measures: Sequence[Measure]) -> None:
    pages.heading(3, w.MEASURES)
    found = [rows.never_empty(rows.measure_row(each), w.INDICATOR, _SAID_ABOVE) for each in measures]
    _table(pages, w.MEASURES, w.OF_A_MEASURE, w.MEASURE, found)


def _table(
    pages: Pages, caption: str, columns: Sequence[str], always: str, found: Sequence[Mapping[str, rows.Cell]]
) -> None:
    """A table with the columns in which something stands."""
    kept = [
        column
        for column in columns
        if column == always or (column not in _SAID_ABOVE and any(row[column] for row in found))
    ]
    lines = [tuple(_shown(row[column]) for column in kept) for row in found]
    widths = [
        _MEASURE_NAME if caption == w.MEASURES and column == w.MEASURE else _WIDTHS[column] for column in kept
    ]
    pages.table(caption, kept, lines, widths)


def _shown(value: Any) -> str:
    return day_shown(value) if isinstance(value, date) else clean(value or "")
