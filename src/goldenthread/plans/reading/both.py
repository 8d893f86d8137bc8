"""Tables whose rows have an action, and the measure that shows it with a baseline or a target.

Such a row is read twice: the action has the measure's name beside its words, lead and date, and the measure stands
in the plan with its values, where the action stands. A date of the action is never one of the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.plan import Measure
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import OF_A_VALUE, Column, column_of
from goldenthread.plans.reading.found import Found, Placed
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.measure_rows import cells_of, values_of
from goldenthread.plans.reading.seeming_several import may_be_names
from goldenthread.plans.reading.text import without_bullet


def without_values(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows with what is of their actions only."""
    if not OF_A_VALUE.intersection(columns):
        return tuple(rows)
    return tuple(_with(row, [each not in OF_A_VALUE for each in columns]) for row in rows)


def add_measures(
    found: Found, rows: Sequence[Row], columns: Sequence[Column], headings: Sequence[str], under: str
) -> None:
    """Puts the measures of such rows to those found, each where its action stands. headings: above the columns."""
    if not rows or not OF_A_VALUE.intersection(columns):
        return
    at = _place_of_names(columns, headings)
    known = [Column.NAME if n == at else each for n, each in enumerate(columns)]
    known = [each if each in OF_A_VALUE or each is Column.NAME else Column.OTHER for each in known]
    found.measures.begin(known, Row(rows[0].line, tuple(headings)))
    for action, together in _by_action(rows, at, found.actions):
        ours = [_with(row, [each is not Column.OTHER for each in known]) for row in together]
        ours = [piece for row in ours for piece in _pieces(row, at)]
        if any(values_of(cells_of(row, known)) for row in ours):
            part, priority = (action.part, action.priority) if action else ("", "")
            before = len(found.measures.measures)
            found.measures.add(ours, part, priority, under)
            if action:
                _show_as_one(action.row, found.measures.measures[before:])
            _say_once(found, before)


def _with(row: Row, is_kept: Sequence[bool]) -> Row:
    """The row with words in some places only. What stands beyond its last column is kept too."""
    return row.with_cells(cell if n >= len(is_kept) or is_kept[n] else "" for n, cell in enumerate(row.cells))


def _place_of_names(columns: Sequence[Column], headings: Sequence[str]) -> int:
    """Which column names the measures: one that says so, else the one next to their values."""
    places = [n for n, each in enumerate(columns) if each is Column.MEASURE]
    said = [n for n in places if n < len(headings) and column_of(headings[n]) is Column.NAME]
    first = min(n for n, each in enumerate(columns) if each in OF_A_VALUE)
    return min(said or places, key=lambda n: (n > first, abs(first - n)))


def _by_action(
    rows: Sequence[Row], at: int, actions: Sequence[Placed]
) -> Iterator[tuple[Placed | None, list[Row]]]:
    """The rows by the action in whose rows they stand; those over which the name above is merged stay with it."""
    together: list[Row] = []
    begun: Placed | None = None
    for row in rows:
        own = max(
            (each for each in actions if each.row.line <= row.line),
            key=lambda each: each.row.line,
            default=None,
        )
        if together and own is not begun and at not in (row.below or ()):
            yield begun, together
            together = []
        begun = begun if together else own
        together.append(row)
    if together:
        yield begun, together


def _pieces(row: Row, at: int) -> list[Row]:
    """A row of several measures, where each of its cells has a line for each of them; else the row itself."""
    cells = [cell.split("\n") for cell in row.cells]
    count = len(cells[at]) if at < len(cells) else 1
    if count < 2 or any(len(lines) != count for lines, cell in zip(cells, row.cells, strict=True) if cell):
        return [row]
    cells[at] = list(map(without_bullet, cells[at]))
    return [row.with_cells(lines[n] if len(lines) == count else "" for lines in cells) for n in range(count)]


def _show_as_one(action: Gathered, measures: Sequence[Measure]) -> None:
    """Makes one sign of the lines in which an action's cell names one measure, unless they may name several."""
    shown = action.cell(Column.MEASURE)
    named = [each.name for each in measures if each.name == " ".join(shown.words.split())]
    if named and not may_be_names(shown.words):
        shown.words = named[0]


def _say_once(found: Found, before: int) -> None:
    """A measure that stands beside several actions with the same values is one."""
    measures, guesses = found.measures.measures, found.measures.guesses
    for one in measures[before:]:
        if one in measures[:before]:
            del measures[next(n for n, each in enumerate(measures) if each is one)]
            guesses[:] = [each for each in guesses if (each.line, each.of) != (one.line, one.name)]
