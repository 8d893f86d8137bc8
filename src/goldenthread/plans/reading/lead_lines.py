"""Lines of one cell of leads in Word, Excel or CSV: a narrow column cuts one role in two, and a line may be a second.

Text has lines of its own (`breaks`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans import role_words as roles
from goldenthread.plans.leads import is_name, leads_of
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered

_EACH = "Each stands on a line of its own in the cell: taken for a lead each."
AS_ONE = "Lines of the cell are put together as one lead: where they are two, part them with a semicolon or by lines."
_GOES_ON = re.compile(r"[(&/,–-]|(?:of|for|and)\s", re.IGNORECASE)


def with_leads(row: Row, columns: Sequence[Column]) -> tuple[Row, str]:
    """The row with each lead of a cell on one line, and why that is to be asked; "" where it is certain."""
    if row.below is None:
        return row, ""
    cells, doubts = list(row.cells), []
    for n, column in enumerate(columns[: len(cells)]):
        if column is Column.LEADS and "\n" in cells[n]:
            cells[n], why = _put_together(cells[n])
            doubts.append(why)
    return row.with_cells(cells), " ".join(dict.fromkeys(filter(None, doubts)))


def may_be_several(lines: Sequence[str]) -> bool:
    """Whether each line of a cell could be a lead by itself: all of them surely roles, or names."""
    return len(lines) > 1 and (all(map(_is_a_role, lines)) or all(map(is_name, lines)))


def ask(action: Gathered | None, row: Row, columns: Sequence[Column], why: str) -> None:
    """Asks about the leads in a row, where they are those of an action or of a row that was put to it."""
    if action is None or not why:
        return
    rest = next((each for each in action.rests if each.line == row.line), action)
    given = [
        cell for column, cell in zip(columns, row.cells, strict=False) if column is Column.LEADS and cell
    ]
    if all(t.squeezed(cell) in t.squeezed(rest.text(Column.LEADS)) for cell in given):
        rest.guess(row.line, Column.LEADS, "", why)


def _put_together(cell: str) -> tuple[str, str]:
    first, *others = filter(None, (line.strip() for line in cell.split("\n")))
    leads, is_guessed = [first], False
    for line in others:
        if _GOES_ON.match(line) or t.hangs(leads[-1]):
            leads[-1] = t.join(leads[-1], line)
        elif _is_about(leads[-1], line) or _is_the_rest(leads[-1], line):
            leads[-1], is_guessed = t.join(leads[-1], line), True
        else:
            leads.append(line)
    whole = "\n".join(leads)
    if is_guessed:
        return whole, AS_ONE
    return whole, "" if len(leads) == 1 or _are_each_one(leads) else _EACH


def _is_about(role: str, line: str) -> bool:
    """Whether a line only says what the role above it is about: "Children's Social Care" below "Assistant Director"."""
    return roles.begins(role) and not roles.is_in_short(role) and roles.is_a_subject(line)


def _is_the_rest(role: str, line: str) -> bool:
    """Whether a line ends the role above it, which is none without it: "Worker" below "Principal Social"."""
    if is_name(role) or is_name(line):
        return False
    return roles.only_begins(role) or (roles.only_ends(line) and not roles.is_whole(role))


def _are_each_one(lines: Sequence[str]) -> bool:
    """Whether each line is surely a lead: all of them roles, or all names. A name beside a role may be who has it."""
    leads = [lead for line in lines for lead in leads_of(line)]
    return all(map(is_name, leads)) or all(map(_is_a_role, leads))


def _is_a_role(words: str) -> bool:
    """Whether the words are surely a role or a body. One word may be a piece of the line above it or below it."""
    if len(words.split()) == 1:
        return roles.is_in_short(words)
    return roles.is_whole(words) or roles.ends(words) == "body"
