"""What is late or off track, and why: what was said last, the help that is asked for, each move of the date."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Number, Words
from goldenthread.reports.blocks import Block, Group, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import many, stands
from goldenthread.reports.improvement.pages.actions import NOBODY, dates
from goldenthread.reports.improvement.pages.overview import is_past, late_sentences, none_late
from goldenthread.reports.improvement.told import Action, Late, Move, Told
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Unit

NAME, TITLE = "Late", "What is late, and why"
_ON_SLIDES = 10
NOTHING_SAID, NO_HELP, NEVER_MOVED, NOT_YET = "Nothing said yet", "None asked for", "Never moved", "Not yet"


def pages(told: Told) -> Iterator[Page]:
    if told.actions:
        title = TITLE if told.is_for_board else "What is past the date that was approved"
        yield Page("late", title, tuple(_blocks(told)), is_wide=told.is_for_board, shown=tuple(_shown(told)))


def _blocks(told: Told) -> Iterator[Block]:
    if not told.late:
        yield Paragraph(next(late_sentences(told)), is_lead=True)
        return
    past = sum(bool(action.late and action.late.days) for action in told.late)
    yield Paragraph(_lead(told, past, len(told.late) - past), is_lead=True)
    columns = _COLUMNS if told.is_for_board else _PUBLISHED
    rows = tuple(_row(action, action.late) for action in told.late if action.late)
    yield Table(NAME, "The longest late stands first", columns, (Group("", rows),))


def _lead(told: Told, past: int, ahead: int) -> str:
    said = f"{many(past)} {is_past(told, past)} and not delivered." if past else none_late(told)
    if ahead:
        verb = "is" if ahead == 1 else "are"
        said += f" {many(ahead)} {verb} off track though the date has not passed."
    return said


_PUBLISHED = (
    Column("Action"),
    Column("Lead", spared=4),
    Column("By when"),
    Column("Days late", is_number=True),
)
_COLUMNS = (
    *_PUBLISHED[:3],
    Column("First agreed", spared=3),
    _PUBLISHED[3],
    Column("Rating"),
    Column("Said last", spared=2),
    Column("Help needed", spared=1),
    Column("Moves of the date", spared=5),
)


def _row(action: Action, late: Late) -> tuple[Cell, ...]:
    leads = Words("; ".join(action.leads) or NOBODY)
    due, first = dates(action)
    days = _days(late)
    if action.standing is None:
        return Words(action.called), leads, due, days
    return (
        Words(action.called),
        leads,
        due,
        first,
        days,
        stands(action),
        Words(_said(late)),
        Words(late.help_needed or NO_HELP),
        Words(" ".join(map(_move, late.moves)) or NEVER_MOVED),
    )


def _said(late: Late) -> str:
    return f"{late.said} ({show_day(late.heard)})" if late.heard else NOTHING_SAID


def _move(move: Move) -> str:
    was = f"From {show_day(move.was)} to" if move.was else "To"
    return f"{was} {show_day(move.to)}: {move.reason.rstrip('.')}."


def _shown(told: Told) -> Iterator[Block]:
    """A slide shows the actions that are late for longest, and when they were due. All else is for the speaker.

    That none is late is said where the plan's standing is.
    """
    if not told.late:
        return
    some = [action for action in told.late if action.late][:_ON_SLIDES]
    yield Listing(tuple(_spoken(action, action.late) for action in some if action.late), is_detail=True)
    title = _title(told, len(some))
    columns = (Column("Action"), Column("By when", wraps=True), Column("Days late", is_number=True))
    rows = [(Words(a.short), dates(a)[0], _days(a.late)) for a in some if a.late]
    yield Table(NAME, title, columns, (Group("", tuple(rows)),), message=title)


def _title(told: Told, shown: int) -> str:
    """What is past its date and what is off track before it, each counted; and which of them the slide shows."""
    past = sum(bool(action.late and action.late.days) for action in told.late)
    ahead, rest = len(told.late) - past, len(told.late) - shown
    is_one = ahead == 1
    off = f"{'is' if is_one else 'are'} off track though {'its date has' if is_one else 'their dates have'} not passed"
    if not past:
        title = f"{many(ahead)} {off}"
    elif not ahead:
        title = f"{many(past)} {is_past(told, past)} and not delivered"
    else:
        title = f"{many(past)} {is_past(told, past)}, and {ahead:,} {off}"
    if rest:
        which = f"the {shown} longest late" if past >= shown else f"the first {shown} of them"
        return f"{title}: {which}; {rest:,} more in the report"
    return title


def _days(late: Late) -> Cell:
    """For how long it is late; of what is off track before its date, that it is not late yet."""
    return Number(late.days, Unit.COUNT) if late.days else Words(NOT_YET)


def _spoken(action: Action, late: Late) -> str:
    if action.standing is None:
        return action.called
    help_needed = (late.help_needed or NO_HELP).rstrip(".")
    return f"{action.called.rstrip('.')}. {action.standing.reason} Help needed: {help_needed}."
