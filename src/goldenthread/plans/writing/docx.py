"""An improvement plan as a Word document: parts, priorities, and under each its actions and measures as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.plans.dates import by_when
from goldenthread.plans.horizons import begins
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
    w.NOW: 30, w.UNIT: 20, w.SOURCE: 40, w.INDICATOR: 36, w.SHARED: 30, w.HORIZON: 24,
}  # fmt: skip
_MEASURE_NAME = 90
# What the headings above a table say already.
_SAID_ABOVE = (w.PART, w.PRIORITY, w.HORIZON)
# A horizon stands beside the date, where it is no heading.
_ACTION_COLUMNS = tuple(
    column
    for each in w.OF_AN_ACTION
    if each != w.HORIZON
    for column in ((w.HORIZON, each) if each == w.BY_WHEN else (each,))
)


def write(plan: Plan, path: Path, help_rows: Sequence[tuple[str, str, str]] = (), *, about: str = "") -> None:
    """Writes the improvement plan. help_rows: place, column and what goes into it, as instructions at the end.

    about: what this document is, such as its version; it is not read. Nor is the note of what may be changed: it stands
    first where a document is to be filled in, and last where it is to be read.
    """
    pages = Pages(clean(plan.title) or w.FRONT)
    _front(pages, plan, about, w.NOTE + w.SEE_HELP if help_rows else "")
    last: Section | None = None
    for section in sections(plan):
        _section(pages, plan, section, begins=last is None or section.again or bool(section.parts))
        last = section
    if help_rows:
        pages.heading(1, w.HELP, new_page=True)
        columns = ("Table", "Column", "What goes into it")
        pages.table(w.HELP, columns, help_rows, (40, 50, 170))
    else:
        pages.small(w.NOTE)
    pages.save(path)


def _front(pages: Pages, plan: Plan, about: str, note: str) -> None:
    if plan.title:
        pages.heading(0, clean(plan.title))
    if plan.starts or plan.ends:
        begins, ends = (day_shown(day) if day else w.NOT_SET for day in (plan.starts, plan.ends))
        pages.words(f"{w.PERIOD}{begins} to {ends}")
    if plan.approver:
        pages.words(f"{w.APPROVER}{clean(plan.approver)}")
    for text in filter(None, (w.ABOUT + about if about else "", note)):
        pages.small(text)
    _list(pages, 1, w.KEY_OUTCOMES, plan.key_outcomes)


def _section(pages: Pages, plan: Plan, section: Section, *, begins: bool) -> None:
    for part in section.parts:
        _part(pages, part, new_page=part is not plan.parts[0])
    if section.again:
        begun = any(each.name == section.part for each in plan.parts)
        pages.heading(1, w.part_again(clean(section.part), begun=begun), new_page=True)
    if isinstance(section.priority, Priority):
        _priority(pages, section.priority)
    elif section.priority or not begins:
        begun = (section.part, section.priority) in {(each.part, each.name) for each in plan.priorities}
        pages.heading(2, w.priority_again(clean(section.priority), begun=begun))
    for horizon, actions in _by_horizon(section.actions):
        _actions(pages, horizon, actions, plan.starts)
    if section.measures:
        _measures(pages, section.measures)


def _part(pages: Pages, part: Part, *, new_page: bool) -> None:
    """A part begins on a page of its own; the first one below what stands at the front."""
    pages.heading(1, w.part_heading(clean(part.name)), new_page=new_page)
    if part.status:
        pages.words(f"{w.STATUS}{clean(part.status)}", belongs_to_next=True)
    _list(pages, 2, w.SERVES, part.serves)


def _priority(pages: Pages, priority: Priority) -> None:
    pages.heading(2, w.priority_heading(clean(priority.number), clean(priority.name)))
    if priority.statement:
        pages.words(clean(priority.statement))
    _list(pages, 3, w.NEEDS, priority.needs)
    _list(pages, 3, w.OUTCOMES, priority.outcomes)


def _list(pages: Pages, level: int, heading: str, items: Sequence[str]) -> None:
    if items:
        pages.heading(level, heading)
        pages.list_of([clean(item) for item in items])


def _by_horizon(actions: Sequence[Action]) -> Iterator[tuple[str | None, Sequence[Action]]]:
    """The actions under headings of their horizons, where these follow each other in time.

    Where they do not, all stand in one table with a column for it (None): a heading "Medium term" above a "Short term"
    would mislead, and in another order the document would read back as another plan.
    """
    runs = [(horizon, list(run)) for horizon, run in groupby(actions, key=lambda each: each.horizon)]
    begin = [begins(horizon) for horizon, _ in runs]
    if begin == sorted(begin) and len({horizon for horizon, _ in runs}) == len(runs):
        yield from runs
    else:
        yield None, actions


def _actions(pages: Pages, horizon: str | None, actions: Sequence[Action], starts: date | None) -> None:
    """The actions of one horizon, or of several. A day that "by when" plainly says has no cell of its own."""
    above = _SAID_ABOVE if horizon is not None else _SAID_ABOVE[:2]
    found = []
    for action in actions:
        cells = rows.action_row(action, starts)
        meant = by_when(action.by_when, starts)
        if action.due == meant.due and not meant.year_taken and not meant.doubts:
            cells[w.DUE] = ""
        if action.ongoing == meant.ongoing:
            cells[w.GOES_ON] = ""
        found.append(rows.never_empty(cells, w.DUE, above))
    heading = f"{w.ACTIONS}: {clean(horizon)}" if horizon else w.ACTIONS
    pages.heading(3, heading)
    _table(pages, heading, _ACTION_COLUMNS, w.ACTION, found, above)


def _measures(pages: Pages, measures: Sequence[Measure]) -> None:
    pages.heading(3, w.MEASURES)
    found = [rows.never_empty(rows.measure_row(each), w.INDICATOR, _SAID_ABOVE) for each in measures]
    _table(pages, w.MEASURES, w.OF_A_MEASURE, w.MEASURE, found, _SAID_ABOVE)


def _table(
    pages: Pages,
    caption: str,
    columns: Sequence[str],
    always: str,
    found: Sequence[Mapping[str, rows.Cell]],
    above: Sequence[str],
) -> None:
    """A table with the columns in which something stands."""
    kept = [
        column
        for column in columns
        if column == always or (column not in above and any(row[column] for row in found))
    ]
    lines = [tuple(_shown(row[column]) for column in kept) for row in found]
    widths = [
        _MEASURE_NAME if caption == w.MEASURES and column == w.MEASURE else _WIDTHS[column] for column in kept
    ]
    pages.table(caption, kept, lines, widths, quiet=kept.index(w.INDICATOR) if w.INDICATOR in kept else None)


def _shown(value: Any) -> str:
    return day_shown(value) if isinstance(value, date) else clean(value or "")
