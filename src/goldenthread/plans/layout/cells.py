"""What stands in a cell: lists, steps with their dates, days, yes and no. Each is written and read here.

A list has a line for each of its items. Where an item has lines of its own (or none, or begins with a bullet) every
item gets a bullet, and a line without one goes on from the line above it. Texts have no white space around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout.words import NO, NONE, YES
from goldenthread.plans.plan import Step

BULLET = "•"
_SAID_BEGINS = re.compile(r"\[(?=by when: |due: |\])")
_SAID = re.compile(r"\[(?:by when: (?P<when>.*?))?(?:(?:; )?due: (?P<due>[^;]*))?\]", re.DOTALL)


def listed(items: Sequence[str]) -> str:
    """The items as a cell."""
    if any(not item or "\n" in item or item.startswith(BULLET) for item in items):
        return "\n".join(f"{BULLET} {item}" for item in items)
    return "\n".join(items)


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a cell."""
    lines = [line.strip() for line in cell.strip().split("\n")]
    if not lines[0].startswith(BULLET):
        return tuple(line for line in lines if line)
    found: list[str] = []
    for line in lines:
        if line.startswith(BULLET):
            found.append(line.removeprefix(BULLET).strip())
        else:
            found[-1] = f"{found[-1]}\n{line}"
    return tuple(found)


def day_shown(day: date) -> str:
    """A day as it is written out: 31 July 2023."""
    return f"{day.day} {day:%B %Y}"


def day_of(cell: str) -> date | None:
    """The day that a cell names, None where it names none or several."""
    days = by_when(cell).days
    return days[0] if len(days) == 1 else None


def due_cell(due: date | None, when: str, starts: date | None) -> date | str:
    """The day that something is due: "none" where its words name a day and it has none all the same."""
    return due or (NONE if by_when(when, starts).due else "")


def due_of(cell: str, when: str, starts: date | None) -> date | None:
    """The day in the cell; where the cell is empty, the one that the words mean."""
    if not cell:
        return by_when(when, starts).due
    return None if cell.lower() == NONE else day_of(cell)


def ongoing_cell(ongoing: bool, when: str) -> str:
    """Whether something goes on after its day; "no" where its words say so and it does not."""
    return YES if ongoing else (NO if by_when(when).ongoing else "")


def ongoing_of(cell: str, when: str) -> bool:
    return cell.lower() == YES if cell else by_when(when).ongoing


def shared_cell(shared: bool, shared_with: str) -> str:
    """With which other plan something is shared; "yes" where nobody has said with which."""
    return shared_with or (YES if shared else "")


def shared_of(cell: str) -> tuple[bool, str]:
    """Whether something is shared, and with which other plan, where the cell says so."""
    said = cell.lower()
    return said not in ("", NO, NONE), "" if said in (YES, NO, NONE) else cell


def step_line(step: Step, starts: date | None) -> str:
    """A step as an item of a list: "Agree the form [by when: July 2023]"."""
    said = [f"by when: {step.by_when}"] if step.by_when else []
    due = due_cell(step.due, step.by_when, starts)
    if due != (by_when(step.by_when, starts).due or ""):
        said.append(f"due: {day_shown(due) if isinstance(due, date) else due}")
    if not said and _said_in(step.text) is None:
        return step.text
    return f"{step.text} [{'; '.join(said)}]".strip()


def step_of(item: str, starts: date | None) -> Step:
    """The step of an item."""
    found = _said_in(item)
    if found is None:
        return Step(item)
    when, due = found["when"] or "", found["due"] or ""
    if due and due != NONE and day_of(due) is None:
        return Step(item)
    return Step(item[: found.start()].strip(), when, due_of(due, when, starts))


def _said_in(item: str) -> re.Match[str] | None:
    """What an item says of its dates at its end."""
    begins = [found.start() for found in _SAID_BEGINS.finditer(item)]
    return _SAID.fullmatch(item, begins[-1]) if begins else None
