"""What was put together from the rows, as actions of the plan: leads, dates, steps, measures, impact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.plans.check.roles import is_nobody
from goldenthread.plans.dates import ByWhen, by_when, why_taken
from goldenthread.plans.elsewhere import points_elsewhere
from goldenthread.plans.leads import is_unclear, leads_of
from goldenthread.plans.plan import Action, Guess, Step
from goldenthread.plans.reading import doubts, rests, step_days
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.text import is_item, without_bullet

_PAGE_NUMBER = re.compile(r"(?<=[\"”])\s*\d{1,3}$")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_TWO_MEASURES = re.compile(
    r"[a-z] (?:Increased?|Reduced?|Reduction|Improved|Decreased?|Fewer|More|Number of|Percentage of)\b"
)
_LABELS = {
    Column.ACTION: "text", Column.OUTCOME: "outcome", Column.LEADS: "leads", Column.BY_WHEN: "by_when",
    Column.MEASURE: "measure", Column.IMPACT: "impact", Column.STEPS: "steps",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.])[A-Z]{0,3}\d{1,3}(?:\.\d{1,4}){1,3}(?!\w|%|\.\d)")
_SPECKS = "|¦.,:;'‘’`_·•\\"
_SHOWN = 60
_BEGINNING = 20  # letters by which two steps are held to be one


def called(number: str, text: str, line: int) -> str:
    """How an action is spoken of: its number, or the beginning of its text, or its line."""
    if number:
        return number
    if not text:
        return f"the action of line {line}"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} ..."


def action_of(
    row: Gathered, part: str, priority: str, horizon: str, starts: date | None
) -> tuple[Action, list[Guess]]:
    """The action of a row, and every guess in it."""
    text, listed = _text_and_list(row)
    steps = [without_bullet(each) for each in row.text(Column.STEPS).split("\n") if each] + listed
    when = _without_specks(row.text(Column.BY_WHEN))
    meant = by_when(row.text(Column.BY_WHEN), starts)
    due = by_when(row.text(Column.DUE), starts).due or meant.due
    impact, numbers = _impact(row.text(Column.IMPACT))
    action = Action(
        part, priority, row.number, text, row.text(Column.HORIZON) or horizon,
        outcome=" ".join(row.text(Column.OUTCOME).split()), leads=_leads(row), by_when=when,
        due=due, ongoing=meant.ongoing, measure=_listed(row.text(Column.MEASURE)), impact=impact,
        steps=tuple(_steps(row, steps, meant, starts)), line=row.line,
    )  # fmt: skip
    whose = called(row.number, text, row.line)
    return action, list(_guesses(row, action, whose, meant, numbers, listed, starts))


def action_with_rests(
    row: Gathered, part: str, priority: str, horizon: str, starts: date | None
) -> tuple[Action, list[Guess]]:
    """The action of a row with what was put to it of rows below, and every guess in it."""
    action, guesses = action_of(row, part, priority, horizon, starts)
    if not row.rests:
        return action, guesses
    whose = called(action.number, action.text, action.line)
    found = [action_of(each, part, priority, horizon, starts) for each in row.rests]
    below = [rest for rest, _ in found]
    whole = rests.with_rests(action, below, starts)
    for rest, asked in found:
        guesses += [
            rests.of_whole(guess, rest, whole, whose, starts) for guess in asked if guess.field != "text"
        ]
    return whole, [*step_days.of_whole(guesses, whole, starts), *rests.asked(action, below, whole, whose)]


def linked(actions: Sequence[Action]) -> Iterator[Action]:
    """Each action with the numbers of the others that its words name."""
    numbers = {action.number for action in actions if action.number}
    for action in actions:
        words = " ".join([action.text, *(step.text for step in action.steps)])
        named = [found for found in _NUMBER.findall(words) if found in numbers and found != action.number]
        yield replace(action, depends=tuple(dict.fromkeys([*action.depends, *named])))


def cut_steps(actions: Sequence[Action]) -> Iterator[Guess]:
    """A guess for each step whose words another step has with more after them: a page may have cut it."""
    texts = {step.text for action in actions for step in action.steps}
    longer = {text[:_BEGINNING]: text for text in sorted(texts, key=len) if len(text) > _BEGINNING}
    for action in actions:
        for step in action.steps:
            whole = longer.get(step.text[:_BEGINNING], "")
            if len(whole) > len(step.text) and whole.startswith(step.text):
                whose = called(action.number, action.text, action.line)
                why = f'The last words of "{step.text}" may be lost: elsewhere the same step is "{whole}".'
                yield Guess(action.line, whose, "steps", "\n".join(each.text for each in action.steps), why)


def _text_and_list(row: Gathered) -> tuple[str, list[str]]:
    """The action's own words, and what stands below them as a list of its own."""
    lines = row.text(Column.ACTION).split("\n")
    return without_bullet(lines[0]), [without_bullet(line) for line in lines[1:]]


def _steps(row: Gathered, steps: list[str], meant: ByWhen, starts: date | None) -> Iterator[Step]:
    """Each step with its day: of its column, of a row of its own, or where there are as many days as steps."""
    days = meant.days if len(meant.days) == len(steps) > 1 else (None,) * len(steps)
    in_columns = step_days.dated(steps, row.cell(Column.STEPS).said, starts)
    left = list(row.step_dates)
    for text, day, of_its_column in zip(steps, days, in_columns, strict=True):
        if of_its_column:
            yield of_its_column
            continue
        own = next((each for each in left if each[0] == text), None)
        own = own or next((each for each in left if text.startswith(each[0])), None)
        if own:
            left.remove(own)
        yield Step(text, own[1], by_when(own[1], starts).due) if own else Step(text, "", day)


def _leads(row: Gathered) -> tuple[str, ...]:
    return tuple(lead for lead in leads_of(row.text(Column.LEADS)) if not points_elsewhere(lead))


def _impact(words: str) -> tuple[tuple[str, ...], list[str]]:
    """What changes for children: each saying, each sentence; and the numbers of pages found among them."""
    numbers: list[str] = []
    kept = []
    for line in filter(None, words.split("\n")):
        if found := _PAGE_NUMBER.search(line):
            numbers.append(found.group().strip())
            line = line[: found.start()]
        kept += _sayings(line.strip())
    return tuple(dict.fromkeys(kept)), numbers


def _sayings(line: str) -> list[str]:
    """A line cut so that each quotation stands for itself."""
    parts, at = [], 0
    for found in _QUOTED.finditer(line):
        parts += [line[at : found.start()], found.group()]
        at = found.end()
    return [part.strip() for part in [*parts, line[at:]] if part.strip()]


def _listed(words: str) -> tuple[str, ...]:
    """The paragraphs; a list under "tools including:" belongs to the words above it."""
    found: list[str] = []
    for line in filter(None, words.split("\n")):
        if is_item(line) and found and (found[-1].endswith(":") or "; " in found[-1] or ": " in found[-1]):
            found[-1] += ("; " if ": " in found[-1] else " ") + without_bullet(line)
        else:
            found.append(without_bullet(line))
    return tuple(found)


def _guesses(
    row: Gathered,
    action: Action,
    whose: str,
    meant: ByWhen,
    numbers: list[str],
    listed: list[str],
    starts: date | None,
) -> Iterator[Guess]:
    values = {
        "text": action.text, "outcome": action.outcome, "impact": "\n".join(action.impact),
        "leads": "\n".join(action.leads), "measure": "\n".join(action.measure), "due": str(action.due or ""),
        "steps": "\n".join(step.text for step in action.steps),
    }  # fmt: skip
    for cut, lines in row.joined.items():
        joined = _LABELS.get(cut, str(cut)).replace("by_when", "due")
        why = "Words of rows below are joined to it: its cell is merged over them, or a page or a line has cut it."
        yield Guess(lines[0], whose, joined, values.get(joined, ""), why)
    for line, column, taken, why in row.guesses:
        field = _LABELS.get(column, column) if column else "text"  # type: ignore[call-overload]
        yield Guess(line, whose, field, taken or values.get(field, ""), why)
    if meant.year_taken:
        yield Guess(row.line, whose, "due", str(action.due), why_taken(row.text(Column.BY_WHEN), meant))
    for why in meant.doubts:
        yield Guess(row.line, whose, "due", str(action.due or ""), why)
    if not meant.doubts:
        yield from doubts.of_no_day(row, whose, action)
    yield from doubts.of_words(row, whose, action)
    yield from doubts.of_due(row, whose, action.due, meant, starts)
    if listed and not row.step_dates:
        yield Guess(
            row.line,
            whose,
            "steps",
            values["steps"],
            "They stand below the action's words: taken as its steps.",
        )
    for day in dict.fromkeys(
        day for _, day in row.step_dates if day not in {step.by_when for step in action.steps}
    ):
        why = f'"{day}" stands beside a row that was taken for a step: of which step it is is not certain.'
        yield Guess(row.line, whose, "steps", values["steps"], why)
    said = row.cell(Column.STEPS).said
    for taken, why in step_days.asked(action.steps, said, starts):
        yield Guess(row.line, whose, "steps", taken, why)
    if len(meant.days) == len(action.steps) > 1 and not said:
        why = f"{len(meant.days)} days beside as many steps: each step has the day in its place, the action the last."
        yield Guess(row.line, whose, "due", str(action.due), why)
    elif len(meant.days) > 1:
        why = f"{len(meant.days)} days stand beside {len(action.steps)} steps: the last is taken for the whole action."
        yield Guess(row.line, whose, "due", str(action.due), why)
    if any(map(_TWO_MEASURES.search, action.measure)):
        why = "It may be two measures: a second seems to begin inside it."
        yield Guess(row.line, whose, "measure", values["measure"], why)
    if elsewhere := [lead for lead in leads_of(row.text(Column.LEADS)) if points_elsewhere(lead)]:
        why = f'Its lead is said in another place: "{"; ".join(elsewhere)}" names nobody. Write who leads it.'
        yield Guess(row.line, whose, "leads", values["leads"], why)
    for lead in (each for each in action.leads if is_unclear(each) and not is_nobody(each)):
        yield Guess(
            row.line, whose, "leads", lead, "It can't be all of a role: its words are cut or out of order."
        )
    for number in numbers:
        yield Guess(
            row.line,
            whose,
            "impact",
            number,
            "A number after a quotation: taken for the number of a page and left out.",
        )
    if not action.text:
        why = "its cell is empty" if Column.ACTION in row.cells else "its column is missing from the table"
        yield Guess(row.line, whose, "text", "", f"The words of the action are lost: {why}.")


def _without_specks(words: str) -> str:
    """The words without specks that stand alone: a line of a page's edge is read as one. Signs are kept."""
    return " ".join(word for word in words.split() if word.strip(_SPECKS))
