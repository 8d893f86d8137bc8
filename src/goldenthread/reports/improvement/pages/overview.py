"""Where the improvement plan stands: what it is, how many actions stand where, what is late and what has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.charts.cells import Cell, Column, Number, Words
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Note, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import Kind, counted, kinds, many
from goldenthread.reports.improvement.pages.registers import risks_said, unshown
from goldenthread.reports.improvement.told import Action, Told
from goldenthread.reports.words import MADE_UP
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Unit

TITLE = "Where the improvement plan stands"
APPROVED_DATES = (
    "Each date in this report is the one that was approved with the plan. Where another was agreed since, it does "
    "not count here: what is late is told by the date that was approved."
)
_NAMED = 4  # late actions that are named where they are counted
NO_PRIORITY, WHOLE, ALL_SHOWN = "Under no priority", "The whole plan", "All that is shown"


def pages(told: Told) -> Iterator[Page]:
    title = "Where your part of the improvement plan stands" if told.only_parts else TITLE
    yield Page("overview", title, tuple(_blocks(told)), shown=tuple(_shown(told)))


def _blocks(told: Told) -> Iterator[Block]:
    yield from _part(told)
    yield Paragraph(counted(told, told.actions), is_lead=True)
    yield Listing(tuple(_sentences(told)))
    if told.actions:
        yield from _dates(told)
        yield _by_priority(told)
    yield Terms("The improvement plan", told.facts)
    if told.is_draft:
        yield Note("Draft", "Nobody has approved this version of the improvement plan yet.")
    if told.made_up:
        yield Note("Made up", MADE_UP, is_detail=True)
    if not told.actions:
        yield Paragraph("Read the plan in, or add its actions, and this report fills itself.")


def _shown(told: Told) -> Iterator[Block]:
    """On slides: the counts in words, then those of the parts, then what the plan is.

    What changed has a slide of its own; what has none is said here.
    """
    yield from _part(told)
    yield Paragraph(counted(told, told.actions), is_lead=True)
    said = (*_of_actions(told), *_of_risks(told), *unshown(told.registers))
    if said:
        yield Listing(said)
    if told.is_draft:
        yield Note("Draft", "Nobody has approved this version of the improvement plan yet.")
    if told.actions:
        yield from _dates(told)
        yield _by_part(told)
    yield Heading("The improvement plan")
    yield Listing(tuple(f"{name}: {words}" for name, words in told.facts))


def _part(told: Told) -> Iterator[Block]:
    if told.only_parts:
        yield Note("A part of the plan", told.only_parts)


def _dates(told: Told) -> Iterator[Block]:
    """By which dates the public is told what is late: the board knows those that are agreed now, and why."""
    if not told.is_for_board:
        yield Paragraph(APPROVED_DATES)


def _whole(told: Told) -> str:
    return ALL_SHOWN if told.only_parts else WHOLE


def _by_part(told: Told) -> Table:
    """How many actions of each part stand where, of the ways that any of them stands."""
    shown = [kind for kind in kinds(told) if kind.count(told.actions)]
    parts = [(part.name, told.of_part(part)) for part in told.parts if told.of_part(part)]
    rows = [_numbers(name, actions, shown) for name, actions in (*parts, (_whole(told), told.actions))]
    title = (
        f"Where the {many(len(told.actions))} stand" if len(told.actions) > 1 else "Where the action stands"
    )
    columns = tuple(replace(column, wraps=True) for column in _columns("Part", shown))
    return Table("Parts", title, columns, (Group("", tuple(rows)),), message=title)


def _columns(name: str, shown: Sequence[Kind]) -> tuple[Column, ...]:
    numbers = (Column(kind.word, is_number=True) for kind in shown)
    return Column(name), Column("Actions", is_number=True), *numbers


def _numbers(name: str, actions: Sequence[Action], shown: Sequence[Kind]) -> tuple[Cell, ...]:
    numbers = [len(actions), *(kind.count(actions) for kind in shown)]
    return Words(name), *(Number(number, Unit.COUNT) for number in numbers)


def _sentences(told: Told) -> Iterator[str]:
    """What a board asks first: what is late, whom it must help, and what moved."""
    yield from _of_actions(told)
    yield from told.changes.summary
    yield from _of_risks(told)


def _of_risks(told: Told) -> Iterator[str]:
    if told.registers is not None and told.registers.risks:
        yield risks_said(told.registers)


def _of_actions(told: Told) -> Iterator[str]:
    yield from late_sentences(told)
    asked = [action for action in told.late if action.late and action.late.help_needed]
    if asked:
        verb = "asks" if len(asked) == 1 else "ask"
        yield f"{many(len(asked))} that {'is' if len(asked) == 1 else 'are'} late or off track {verb} for help."
    by_person = sum(bool(action.standing and action.standing.by_person) for action in told.actions)
    if by_person:
        is_are = "is" if by_person == 1 else "are"
        yield f"{many(by_person)} {is_are} rated by a person otherwise than the rules do, with the reason (override)."


def late_sentences(told: Told) -> Iterator[str]:
    """What is past its date, and what is off track though its date has not passed."""
    past = [action for action in told.late if action.late and action.late.days]
    ahead = [action for action in told.late if action.late and not action.late.days]
    if not told.actions:
        return
    if not past:
        yield none_late(told)
    else:
        yield f"{many(len(past))} {is_past(told, len(past))}: {_named(past)}."
    if ahead:
        verb = (
            "is off track though its date has" if len(ahead) == 1 else "are off track though their dates have"
        )
        yield f"{many(len(ahead))} {verb} not passed: {_named(ahead)}."


def is_past(told: Told, count: int) -> str:
    """How it is said of some actions that they are late: the public is told by which date."""
    verb = "is" if count == 1 else "are"
    if not told.is_for_board:
        return f"{verb} past the date that was approved"
    return f"{verb} past {'its date' if count == 1 else 'their dates'}"


def none_late(told: Told) -> str:
    here = " of the parts that you see" if told.only_parts else ""
    return f"No action{here} {is_past(told, 1)}."


def _named(actions: list[Action]) -> str:
    said = [_short(action) for action in actions[:_NAMED]]
    rest = len(actions) - len(said)
    return "; ".join([*said, f"and {rest} more"] if rest else said)


def _short(action: Action) -> str:
    days = action.late.days if action.late else 0
    since = f" (due on {show_day(action.due)}, {many(days, 'day')} ago)" if action.due and days else ""
    return f"{action.short.rstrip('.')}{since}"


def _all_parts(told: Told) -> str:
    return "All parts that you see" if told.only_parts else "All parts"


def _by_priority(told: Told) -> Table:
    """How many actions of each priority stand where, under the part that it belongs to."""
    shown, groups = kinds(told), []
    for part in told.parts:
        under = list(told.by_priority(part))
        nameless = NO_PRIORITY if len(under) > 1 else "All actions"
        rows = tuple(_numbers(priority or nameless, actions, shown) for priority, actions in under)
        if rows:
            groups.append(Group(part.name, rows))
    groups.append(Group(_all_parts(told), (_numbers(_whole(told), told.actions, shown),), is_sum=True))
    caption = "Actions of each priority by where they stand"
    return Table("Priorities", caption, _columns("Priority", shown), tuple(groups), grouped_by="Part")
