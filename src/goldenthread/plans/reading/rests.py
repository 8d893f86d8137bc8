"""Rows of a table of actions without words for an action: steps, a lead, a date of the one above, which is asked."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout.steps import step_line
from goldenthread.plans.plan import Action, Guess, Step
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.ownness import Cells
from goldenthread.plans.reading.perhaps_none import ROW

THE_REST = "the rest of this action"
_WHY = "It has no words for an action of its own: what stands in it is put to the action above that has some."
_REPEATS = (
    "It repeats the number of an action above, and says more of it: what stands in it is put to that action."
)
LAST = "Days of several rows are put together: each step has the day of its row, the action the last of them."
_MERGED = (Column.LEADS, Column.BY_WHEN, Column.MEASURE, Column.IMPACT, Column.OUTCOME)


def is_wordless(cells: Cells, below: Container[Column]) -> bool:
    """Whether the cells of a row for an action and its number are empty, with none above merged over that of its words.

    A table without a column of actions has none that is empty.
    """
    is_empty = not (cells.get(Column.ACTION, " ") or cells.get(Column.NUMBER))
    return is_empty and Column.ACTION not in below and any(cells.values())


def repeats(action: Gathered, cells: Cells, number: str, words: str) -> bool:
    """Whether a row has the number of an action and no other words for one, and says more: a step, a lead.

    Tables are kept so, that each row can be sorted by itself. A row that says nothing more is there twice.
    """
    known = action.text(Column.ACTION)
    is_same = number == action.number and t.squeezed(words) in {"", *map(t.squeezed, (known, _first(known)))}
    beside = (each for each in cells.items() if each[0] not in (Column.NUMBER, Column.ACTION))
    return is_same and Column.ACTION in cells and any(_is_more(action, *each) for each in beside)


def put_to(action: Gathered, line: int, cells: Cells, below: Container[Column], number: str = "") -> None:
    """Keeps a row with the action above. Cells above that are merged over it say of it what they say there.

    Of words that it repeats the first line is kept: a list below that is one of steps, which are the action's.
    """
    last, rest = action.rests[-1] if action.rests else action, Gathered(line, number)
    for column, words in cells.items():
        if words and column is Column.DEPENDS:
            if _is_more(action, column, words):
                action.cell(column).begin(words)
        elif words and column is Column.ACTION:
            rest.cell(column).begin(_first(words))
        elif words:
            rest.cell(column).begin(words)
        elif column in _MERGED and column in below and last.text(column):
            rest.cells[column] = last.cells[column]
    action.rests.append(rest)


def with_rests(action: Action, rests: Sequence[Action], starts: date | None) -> Action:
    """The action with what rows below it say. A step has the day of its row; what a row repeats is said once."""
    whole = with_days(action) if any(each.by_when for each in rests) else action
    for each in rests:
        whole = together(whole, replace(each, number="", text=""), starts)
    rows = (action, *rests)
    return replace(
        whole, by_when=_once(each.by_when for each in rows), outcome=_once(each.outcome for each in rows)
    )


def _once(said: Iterable[str]) -> str:
    """Words of several rows on one line: those that stand there already are not said again."""
    whole = ""
    for words in said:
        if f" {words} " not in f" {whole} ":
            whole = f"{whole} {words}".strip()
    return whole


def asked(action: Action, rests: Sequence[Action], whole: Action, whose: str) -> Iterator[Guess]:
    """A guess for each row that was put to an action, and for the day that is the last of several."""
    for each in rests:
        yield Guess(each.line, whose, ROW, THE_REST, _REPEATS if each.number else _WHY, (action, each))
    if has_several_days(action, rests):
        yield of_days(whole, whose)


def of_days(whole: Action, whose: str) -> Guess:
    """The guess that the day of an action is the last of those of its rows."""
    return Guess(whole.line, whose, "due", str(whole.due), LAST)


def has_several_days(action: Action, rests: Sequence[Action]) -> bool:
    """Whether an action and what was put to it of rows below are due on more than one day."""
    return len({each.due for each in (action, *rests) if each.due}) > 1


def values_of(action: Action, starts: date | None) -> dict[str, str]:
    """What guesses about all of an action show of it, by their fields."""
    return {
        "leads": "\n".join(action.leads), "measure": "\n".join(action.measure), "impact": "\n".join(action.impact),
        "due": str(action.due or ""), "outcome": action.outcome,
        "steps": "\n".join(step_line(each, starts) for each in action.steps),
    }  # fmt: skip


def of_whole(guess: Guess, row: Action, whole: Action, whose: str, starts: date | None) -> Guess:
    """A guess about a row that was put to an action, as one about that action: whoever puts it right sees all of it.

    The day of a row with steps is that of these.
    """
    field = "steps" if guess.field == "due" and row.steps else guess.field
    taken = values_of(whole, starts).get(field, guess.taken)
    return replace(guess, of=whose, field=field, taken=taken)


def together(above: Action, row: Action, starts: date | None) -> Action:
    """The action above with all that its rest says. The later of two days is the day of both."""
    row = row if row.text else with_days(row)
    when = above.by_when if row.by_when == above.by_when else t.join(above.by_when, row.by_when)
    meant = by_when(when, starts)
    return replace(
        above,
        text=t.join(above.text, f"{row.number} {row.text}".strip()),
        outcome=above.outcome if row.outcome == above.outcome else t.join(above.outcome, row.outcome),
        leads=tuple(dict.fromkeys((*above.leads, *row.leads))),
        by_when=when,
        due=max(filter(None, (above.due, row.due)), default=None) or meant.due,
        ongoing=above.ongoing or row.ongoing,
        measure=tuple(dict.fromkeys((*above.measure, *row.measure))),
        impact=tuple(dict.fromkeys((*above.impact, *row.impact))),
        steps=(*above.steps, *(each for each in row.steps if each not in above.steps)),
        depends=tuple(dict.fromkeys((*above.depends, *row.depends))),
    )


def _is_more(action: Gathered, column: Column, words: str) -> bool:
    """Whether a cell says anything that the action's does not."""
    return bool(words) and t.squeezed(words) != t.squeezed(action.text(column))


def _first(words: str) -> str:
    return words.split("\n")[0]


def with_days(row: Action) -> Action:
    """The action with the day of its row at each of its steps that has none of its own."""
    steps = (
        each if each.by_when or each.due else Step(each.text, row.by_when, row.due) for each in row.steps
    )
    return replace(row, steps=tuple(steps))
