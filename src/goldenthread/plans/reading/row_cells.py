"""What the cells of a row in a table of actions say of it, before it is put together with any other."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from goldenthread.plans.leads import is_somebody
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.ownness import begins_as_another, is_whole

NUMBER = re.compile(r"^((?:[A-Z]{1,3} ?)?\d{1,3}(?:\.\d{1,4}){1,3}[a-z]?)[.):]?\s+(?=[A-Z\"“'‘(~])")
_IN_SHORT = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z&]{2,6}")  # "HoS", "PSW"
_LINE_OF_A_PAGE = 60
_MORE = (Column.ACTION, Column.LEADS, Column.BY_WHEN, Column.DUE, Column.MEASURE, Column.STEPS)

Cells = Mapping[Column, str]


def is_note(cells: Cells, below: Container[Column]) -> bool:
    """Whether a row of an Office file has only one cell, beside no merged one, which says nothing more of an action."""
    given = [column for column, words in cells.items() if words]
    beside = any(column in below for column in (Column.ACTION, Column.NUMBER))
    return len(given) == 1 and not beside and given[0] not in _MORE


def is_alone(cells: Cells, below: Container[Column]) -> bool:
    """Whether a row has words in the column of actions, and nothing of its own or over it that says more of them."""
    given = [column for column, words in cells.items() if words]
    return given == [Column.ACTION] and not any(column in below for column in _MORE)


def continues(action: Gathered, cells: Cells) -> bool:
    """Whether a row without a number goes on from the action above it.

    One whose words begin in it does not, where both have a whole date of their own, or it says that nobody leads yet.
    """
    words, lead = cells.get(Column.ACTION, ""), cells.get(Column.LEADS, "")
    if begins_as_another(action, cells):
        return False
    if t.goes_on(words) or words.startswith("(") or t.goes_on(lead):
        return True
    if words and (t.hangs(action.text(Column.ACTION)) or t.hangs(action.text(Column.LEADS))):
        return True
    return not words and not lead


def begins_below(above: str, words: str) -> bool:
    """Whether a lead begins in a row of its own, and does not end the one above."""
    is_begun = is_somebody(words) or bool(_IN_SHORT.fullmatch(words))
    return is_begun and not t.goes_on(words) and not t.hangs(above)


def stands_alone(words: str, above: str) -> bool:
    """Whether the words are a whole sentence below one that is complete."""
    return words[0].isupper() and t.ends(words) and not t.hangs(above)


def numbers_in(cells: Cells) -> list[tuple[str, str]]:
    """The action's words cut before every number: ("2.4", "All leaders ..."). Words before the first have none."""
    if number := " ".join(cells.get(Column.NUMBER, "").split()):
        return [(number, cells.get(Column.ACTION, ""))]
    pieces: list[tuple[str, list[str]]] = []
    for line in cells.get(Column.ACTION, "").split("\n"):
        if found := NUMBER.match(line):
            pieces.append((found[1].replace(" ", ""), [line[found.end() :]]))
        elif pieces:
            pieces[-1][1].append(line)
        else:
            pieces.append(("", [line]))
    return [(number, "\n".join(lines)) for number, lines in pieces]


def cells_of(row: Row, columns: Sequence[Column]) -> dict[Column, str]:
    """The cells of a row by what their column holds; columns of the same meaning one below the other."""
    found: dict[Column, str] = {}
    for column, words in zip(columns, row.cells, strict=False):
        if column not in (Column.OTHER, Column.GROUP):
            found[column] = t.paragraphs([found.get(column, ""), words])
    return found


def are_lines(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether every row is only a line of the page: short, without paragraphs, and most of them no whole action."""
    cells = [cell for row in rows for cell in row.cells]
    if len(rows) < 3 or any(row.below is not None for row in rows):
        return False
    short = all(len(cell) <= _LINE_OF_A_PAGE and "\n" not in cell for cell in cells)
    return short and 2 * sum(is_whole(cells_of(row, columns)) for row in rows) < len(rows)


def repeats(row: Row, seen: Sequence[tuple[int, str]]) -> bool:
    """Whether a cell holds a whole cell of another column from above it: what a damaged page break leaves behind."""
    cells = list(enumerate(map(t.squeezed, row.cells)))
    return any(each in cell != each and n != at for at, cell in cells for n, each in seen)


def is_stray(row: Row) -> bool:
    """Whether nothing but single marks stand in the row."""
    return all(len(cell) <= 1 for cell in row.cells)


def told(cells: Cells) -> str:
    return " · ".join(words.replace("\n", " ") for words in cells.values() if words)
