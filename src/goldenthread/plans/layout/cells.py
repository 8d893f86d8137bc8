"""What stands in a cell: lists, days, yes and no. Each is written and read here.

A list has a line for each of its items. Where an item has lines of its own (or none, or begins with a bullet) every
item gets a bullet, and a line without one goes on from the line above it; they get two where a line that goes on begins
with one, and so on. Texts have no white space around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout.words import NO, NONE, YES

BULLET = "•"
_WRITTEN_OUT = ("%d %B %Y", "%Y-%m-%d")


def listed(items: Sequence[str]) -> str:
    """The items as a cell."""
    if not any(not item or "\n" in item or item.startswith(BULLET) for item in items):
        return "\n".join(items)
    going_on = [line.lstrip() for item in items for line in item.split("\n")[1:]]
    bullets = BULLET * (1 + max(map(_bullets, going_on), default=0))
    return "\n".join(f"{bullets} {item}" for item in items)


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a cell."""
    lines = [line.strip() for line in cell.strip().split("\n")]
    bullets = BULLET * _bullets(lines[0])
    if not bullets:
        return tuple(line for line in lines if line)
    found: list[str] = []
    for line in lines:
        if line.startswith(bullets):
            found.append(line.removeprefix(bullets).strip())
        else:
            found[-1] = f"{found[-1]}\n{line}"
    return tuple(found)


def _bullets(line: str) -> int:
    """How many bullets it begins with."""
    return len(line) - len(line.lstrip(BULLET))


def day_shown(day: date) -> str:
    """A day as it is written out: 31 July 2023."""
    return f"{day.day} {day:%B %Y}"


def day_of(cell: str) -> date | None:
    """The day that a cell names, None where it names none or several. One that is written out may be of any year."""
    for form in _WRITTEN_OUT:
        with suppress(ValueError):
            return datetime.strptime(cell, form).date()
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
