"""The actions of each part of the plan: who leads them, by when, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.charts.cells import Cell, Column, Day, Words
from goldenthread.reports.blocks import Block, Group, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import counted, many, stands
from goldenthread.reports.improvement.pages.overview import NO_PRIORITY
from goldenthread.reports.improvement.told import Action, Part, Told
from goldenthread.terms.judging import Brag

NAME = "Actions"
NOBODY, NO_DATE, NOT_MOVED = "Nobody is named", "No date", "Not moved"
ON_SLIDES = 8  # actions of a part that slides show at most
_TO_DISCUSS = (Brag.RED, Brag.AMBER)


def pages(told: Told) -> Iterator[Page]:
    for number, part in enumerate(told.parts, start=1):
        actions = told.of_part(part)
        blocks = tuple(_blocks(told, part, actions))
        shown = tuple(_shown(told, part, actions))
        yield Page(f"part-{number}", f"Actions: {part.name}", blocks, is_wide=told.is_for_board, shown=shown)


def _blocks(told: Told, part: Part, actions: Sequence[Action]) -> Iterator[Block]:
    watched = f" Watched by {part.watched_by}." if part.watched_by else ""
    if not actions:
        yield Paragraph(f"This part has no actions yet.{watched}", is_lead=True)
        return
    yield Paragraph(f"{counted(told, actions)}{watched}", is_lead=True)
    groups = tuple(
        Group(priority or NO_PRIORITY, tuple(_row(action) for action in under))
        for priority, under in told.by_priority(part)
    )
    columns = _COLUMNS if told.is_for_board else _PUBLISHED
    caption = f"{part.name}: its actions"
    yield Table(NAME, caption, columns, groups, grouped_by="Priority", is_detail=True, part=part.name)


def _row(action: Action) -> tuple[Cell, ...]:
    leads = Words("; ".join(action.leads) or NOBODY)
    due, first = dates(action)
    if action.standing is None:
        return Words(action.called), leads, due, stands(action)
    found = action.standing
    judged = (Words(found.done), Words(found.embedded), Words(found.impact))
    return Words(action.called), leads, due, first, stands(action), Words(_why(action)), *judged


def _why(action: Action) -> str:
    """Why it is rated so, and by whom where a person rated it."""
    found = action.standing
    if found is None:
        return ""
    return f"Set by a person: {found.reason} {found.rules}".rstrip() if found.by_person else found.reason


def dates(action: Action) -> tuple[Cell, Cell]:
    """By when it is to be done, and the day that was agreed first where it is another."""
    due: Cell = Day(action.due) if action.due else Words(action.by_when or NO_DATE)
    is_moved = action.first_due is not None and action.first_due != action.due
    return due, Day(action.first_due) if is_moved and action.first_due else Words(NOT_MOVED)


_PUBLISHED = (Column("Action"), Column("Lead", spared=3), Column("By when"), Column("Where it stands"))
_COLUMNS = (
    *_PUBLISHED[:3],
    Column("First agreed", spared=2),
    Column("Rating"),
    Column("Why", spared=1),
    Column("Done", spared=4),
    Column("Embedded", spared=5),
    Column("Impact seen", spared=6),
)


def _shown(told: Told, part: Part, actions: Sequence[Action]) -> Iterator[Block]:
    """Slides show what is to be talked about: what is off track or at risk. All actions are in the other formats.

    That there is nothing to talk about in a part is for the speaker: the numbers of all parts stand on one slide.
    """
    found = [action for action in actions if action.standing and action.standing.brag in _TO_DISCUSS]
    if not told.is_for_board or not actions:
        return
    if not found:
        said = f"{part.name}: of {many(len(actions))}, none is off track or at risk."
        yield Paragraph(said, is_detail=True)
        return
    some = found[:ON_SLIDES]
    yield Listing(tuple(f"{a.called.rstrip('.')}. {_why(a)}".strip() for a in some), is_detail=True)
    verb = "is" if len(found) == 1 else "are"
    title = f"{part.name}: {len(found):,} of {many(len(actions))} {verb} off track or at risk"
    if rest := len(found) - len(some):
        title = f"{title}: the first {len(some)} of them; {rest:,} more in the report"
    rows = tuple((Words(a.short), dates(a)[0], stands(a)) for a in some)
    columns = (Column("Action"), Column("By when", wraps=True), Column("Rating", wraps=True))
    yield Table("To talk about", title, columns, (Group("", rows),), message=title)
