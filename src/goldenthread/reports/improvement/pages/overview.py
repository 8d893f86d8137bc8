"""Where the improvement plan stands: what it is, how many actions stand where, what is late and what has moved."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Number, Words
from goldenthread.reports.blocks import Block, Group, Listing, Note, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import counted, kinds, many
from goldenthread.reports.improvement.told import Action, Told
from goldenthread.reports.words import MADE_UP
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Unit

_NAMED = 4  # late actions that are named where they are counted
NO_PRIORITY = "Under no priority"


def pages(told: Told) -> Iterator[Page]:
    yield Page("overview", "Where the improvement plan stands", tuple(_blocks(told)))


def _blocks(told: Told) -> Iterator[Block]:
    yield Paragraph(counted(told, told.actions), is_lead=True)
    yield Listing(tuple(_sentences(told)))
    if told.actions:
        yield _by_priority(told)
    yield Terms("The improvement plan", told.facts)
    if told.is_draft:
        yield Note("Draft", "Nobody has approved this version of the improvement plan yet.")
    if told.made_up:
        yield Note("Made up", MADE_UP, is_detail=True)
    if not told.actions:
        yield Paragraph("Read the plan in, or add its actions, and this report fills itself.")


def _sentences(told: Told) -> Iterator[str]:
    """What a board asks first: what is late, whom it must help, and what moved."""
    yield from late_sentences(told)
    asked = [action for action in told.late if action.late and action.late.help_needed]
    if asked:
        verb = "asks" if len(asked) == 1 else "ask"
        yield f"{many(len(asked))} that {'is' if len(asked) == 1 else 'are'} late or off track {verb} for help."
    by_person = sum(bool(action.standing and action.standing.by_person) for action in told.actions)
    if by_person:
        is_are = "is" if by_person == 1 else "are"
        yield f"{many(by_person)} {is_are} rated by a person otherwise than the rules do, with the reason (override)."
    yield from told.changes.summary


def late_sentences(told: Told) -> Iterator[str]:
    """What is past its date, and what is off track though its date has not passed."""
    past = [action for action in told.late if action.late and action.late.days]
    ahead = [action for action in told.late if action.late and not action.late.days]
    if not told.actions:
        return
    if not past:
        yield "No action is past its date."
    else:
        verb = "is past its date" if len(past) == 1 else "are past their dates"
        yield f"{many(len(past))} {verb}: {_named(past)}."
    if ahead:
        verb = (
            "is off track though its date has" if len(ahead) == 1 else "are off track though their dates have"
        )
        yield f"{many(len(ahead))} {verb} not passed: {_named(ahead)}."


def _named(actions: list[Action]) -> str:
    said = [_short(action) for action in actions[:_NAMED]]
    rest = len(actions) - len(said)
    return "; ".join([*said, f"and {rest} more"] if rest else said)


def _short(action: Action) -> str:
    days = action.late.days if action.late else 0
    since = f" (due on {show_day(action.due)}, {many(days, 'day')} ago)" if action.due and days else ""
    return f"{action.called.rstrip('.')}{since}"


def _by_priority(told: Told) -> Table:
    """How many actions of each priority stand where, under the part that it belongs to."""
    shown = kinds(told)
    columns = (
        Column("Priority"),
        Column("Actions", is_number=True),
        *(Column(kind.word, is_number=True) for kind in shown),
    )
    groups = []
    for part in told.parts:
        if not told.of_part(part):
            continue
        rows: list[tuple[Cell, ...]] = []
        for priority, actions in told.by_priority(part):
            numbers = [len(actions), *(kind.count(actions) for kind in shown)]
            name = priority or (
                "All actions" if not any(p for p, _ in told.by_priority(part)) else NO_PRIORITY
            )
            rows.append((Words(name), *(Number(number, Unit.COUNT) for number in numbers)))
        groups.append(Group(part.name, tuple(rows), message=f"{part.name}: where its actions stand"))
    whole = [len(told.actions), *(kind.count(told.actions) for kind in shown)]
    total: tuple[Cell, ...] = (Words("The whole plan"), *(Number(number, Unit.COUNT) for number in whole))
    groups.append(Group("All parts", (total,), message="The whole plan: where its actions stand"))
    return Table(
        "Priorities",
        "Actions of each priority by where they stand",
        columns,
        tuple(groups),
        grouped_by="Part",
    )
