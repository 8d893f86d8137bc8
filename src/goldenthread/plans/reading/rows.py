"""The rows of tables of actions, put together into actions again.

A page break cuts a row in two, a merged cell stands at its first row alone, a number may hide in the middle of
a cell: everything that is taken for something else than what plainly stands there is a guess.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from goldenthread.plans.reading import rests
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.fitting import narrowed
from goldenthread.plans.reading.growing import SAME_WORDS, Growing, repeats_words
from goldenthread.plans.reading.lead_lines import ask, with_leads
from goldenthread.plans.reading.numbering import OF_ANOTHER_FORM, is_no_number_yet, words_for_numbers
from goldenthread.plans.reading.ownness import (
    is_action,
    is_led,
    is_of_its_own,
    may_be_the_rest,
    odd_number,
    says_what,
)
from goldenthread.plans.reading.perhaps_none import AN_ACTION, ROW, why_left, why_none
from goldenthread.plans.reading.row_cells import (
    NUMBER,
    Cells,
    are_lines,
    cells_of,
    continues,
    is_note,
    numbers_in,
    told,
)
from goldenthread.plans.reading.step_days import keep, said_in
from goldenthread.plans.reading.trackers import beyond

_REPEATED = 40
_NO_NUMBER = "It has no number, and more of its own than words: taken as an action."
_INSIDE = "Its number stands inside a cell; the row's other cells may belong to the action before."
_MAY_BE_NONE = "Words stand in the place of its number: it may be no action."
_MAY_BE_THE_REST = (
    "By its words it may be the rest of the action above; it has more than words: taken as an action."
)


class Actions(Growing):
    """Puts actions together, row after row and table after table."""

    def __init__(self) -> None:
        super().__init__()
        self._has_column = False  # of numbers, with one in it
        self._words: frozenset[str] = frozenset()  # in the place of a number
        self._is_below_words = False

    def begin(self) -> None:
        """What comes stands under a new heading: no row goes on from above it."""
        self._current, self._first = None, len(self.found)
        self._numbered = self._has_column = False

    def add(
        self,
        rows: Sequence[Row],
        columns: Sequence[Column],
        headings: Sequence[str] = (),
        begun: Container[int] = (),
    ) -> None:
        """The rows of a table, or of the part of one below a page break.

        headings: the words above the columns. begun: the lines of rows that say another priority than the row above.
        """
        by_lines = are_lines(rows, columns)
        whole = [with_leads(row, columns) for row in rows]
        rows = [row for row, _ in whole]
        self._is_below_words = False
        self._numbered = self._numbered or any(
            NUMBER.match(line)
            for row in rows
            for line in cells_of(row, columns).get(Column.ACTION, "").split("\n")
        )
        given = [cells_of(row, columns) for row in rows]
        self._words = words_for_numbers(given, has_column=self._has_column)
        self._has_column |= any(
            number and number not in self._words for number in (each.get(Column.NUMBER, "") for each in given)
        )
        seen: list[tuple[int, str]] = []
        for row, unsure in whole:
            if why := why_left(row, seen):
                self.left.append((row.line, " · ".join(filter(None, row.cells)), why))
                continue
            squeezed = [(n, t.squeezed(cell)) for n, cell in enumerate(row.cells)]
            seen += [(n, cell) for n, cell in squeezed if len(cell) > _REPEATED]
            self.left += beyond(row, columns, headings)
            below = {columns[n] for n in row.below or () if n < len(columns)}
            before = len(self.found)
            if row.line in begun:
                self.below_another_heading()
            self._row(row, cells_of(row, columns), by_lines, below, is_own=is_of_its_own(row, columns))
            action = next(iter(self.found[before:]), self._with_row(row.line))
            keep(action, row.line, said_in(row, columns, headings))
            ask(action, row, columns, unsure)

    def fitted(self, rows: Sequence[Row], columns: tuple[Column, ...]) -> tuple[Column, ...]:
        """The columns of a table that is narrower than the one it goes on from: empty ones were lost."""
        fitted = narrowed(columns, rows)
        if fitted != columns and self._current is not None:
            why = "This part of the table has fewer columns than the one above: read by what stands in them."
            self._current.guess(rows[0].line, "", told(cells_of(rows[0], fitted)), why)
        return fitted

    def _row(self, row: Row, cells: Cells, by_lines: bool, below: Container[Column], *, is_own: bool) -> None:
        """A row. below: the columns whose cell above is merged over this row. is_own: true cells say that it is one."""
        line, before, found = row.line, self._current, len(self.found)
        if row.below is not None and before is not None and is_note(cells, below):
            self.left.append((line, told(cells), "It stands alone in its row: no action is named for it."))
            return
        self._says_merged = row.below is not None
        if not self._without_number(line, cells, by_lines):
            self._sorted(line, cells, by_lines, below, is_own=is_own)
        if len(self.found) == found + 1:
            action = self.found[-1]
            why = why_none(action, cells, below, has_numbers=self._has_column)
            if why or repeats_words(before, action):
                action.guess(line, ROW, AN_ACTION, why or SAME_WORDS)
        for action in self.found[found:]:
            action.cells |= {
                column: before.cells[column]
                for column in cells
                if before is not None
                and column in below
                and column in before.cells
                and not action.text(column)
            }

    def _without_number(self, line: int, cells: Cells, by_lines: bool) -> bool:
        """A row with words in the place of its number, or below one: an action where somebody leads it, else none."""
        words = cells.get(Column.NUMBER, "").strip()
        has_more = any(cells[each] for each in cells if each is not Column.ACTION)
        if self._is_below_words and not (has_more or numbers_in(cells)[0][0]):
            self.left.append((line, told(cells), "It stands below a row that is no action by its number."))
            return True
        self._is_below_words = False
        if words not in self._words:
            return False
        if is_no_number_yet(words) and cells.get(Column.ACTION):
            self._begin(line, "", {**cells, Column.NUMBER: ""}, by_lines)
            why = f'In the place of its number stands "{words}": kept without a number.'
            self.found[-1].guess(line, "number", "", why)
        elif is_led(cells) and says_what(cells):
            self._begin(line, words, cells, by_lines)
            self.found[-1].guess(line, ROW, AN_ACTION, _MAY_BE_NONE)
        else:
            lacks = "it does not say what is to be done" if is_led(cells) else "nobody leads it"
            why = f'In the place of a number stands "{words}", and {lacks}: taken for no action.'
            self.left.append((line, told(cells), why))
            self._is_below_words = True
        return True

    def _sorted(
        self, line: int, cells: Cells, by_lines: bool, below: Container[Column], *, is_own: bool
    ) -> None:
        """A row as what it is: one or more actions, a step, or more of the action above."""
        pieces = numbers_in(cells)
        is_wordless = self._current is not None and rests.is_wordless(cells, below)
        if is_wordless and self._says_merged:
            self._put_or_begin(line, cells, below)
        elif not by_lines and self._puts_repeated(line, cells, pieces, below):
            return
        elif pieces and pieces[0][0]:
            self._numbered_row(line, cells, pieces, by_lines, hidden=False)
        elif is_own:
            self._row_of_its_own(line, cells, pieces)
        elif any(number for number, _ in pieces):
            self._numbered_row(line, cells, pieces, by_lines, hidden=True)
        elif not by_lines and self._begins_unnumbered(line, cells):
            return
        elif self._current is not None and (
            self._numbered or Column.ACTION in below or continues(self._current, cells)
        ):
            self._go_on(line, self._current, cells, by_lines)
        elif self._numbered:
            self.left.append((line, told(cells), "No action stands above it that it could belong to."))
        elif is_wordless and not by_lines:
            self._put_or_begin(line, cells, below)
        else:
            self._begin(line, "", cells, by_lines)

    def _puts_repeated(
        self, line: int, cells: Cells, pieces: list[tuple[str, str]], below: Container[Column]
    ) -> bool:
        """A row with the number of an action above it in its table, and its words or none: the rest of that."""
        number, words = pieces[0] if len(pieces) == 1 else ("", "")
        above = self._named_again(number, words)
        if above is None or not rests.repeats(above, cells, number, words):
            return False
        rests.put_to(above, line, {**cells, Column.ACTION: words}, below, number)
        return True

    def _put_or_begin(self, line: int, cells: Cells, below: Container[Column]) -> None:
        """A row without words: the rest of the action above, unless that stands in a table of another form."""
        if self._current is None or self._is_of_another_table:
            self._begin(line, "", cells, by_lines=False)
        else:
            rests.put_to(self._current, line, cells, below)

    def _begins_unnumbered(self, line: int, cells: Cells) -> bool:
        """An action whose number is of another form than the others', or missing among numbered ones."""
        number, words = odd_number(cells.get(Column.ACTION, ""))
        cells = {**cells, Column.ACTION: words}
        if not (number or self._numbered) or not is_action(self._current, cells):
            return False
        self._begin(line, number, cells, by_lines=False)
        self.found[-1].guess(line, "number", number, OF_ANOTHER_FORM if number else _NO_NUMBER)
        return True

    def _row_of_its_own(self, line: int, cells: Cells, pieces: list[tuple[str, str]]) -> None:
        """An action without a number in cells that no page cuts; a number inside them begins another below it."""
        number, words = odd_number(pieces[0][1])
        above = self._current
        self._begin(line, number, {**cells, Column.ACTION: words}, by_lines=False)
        if number:
            self.found[-1].guess(line, "number", number, OF_ANOTHER_FORM)
        elif may_be_the_rest(above, words):
            self.found[-1].guess(line, ROW, AN_ACTION, _MAY_BE_THE_REST)
        elif self._numbered:
            self.found[-1].guess(line, "number", "", _NO_NUMBER)
        self._inside(line, pieces[1:], by_lines=False)

    def _numbered_row(
        self, line: int, cells: Cells, pieces: list[tuple[str, str]], by_lines: bool, *, hidden: bool
    ) -> None:
        if hidden and self._current is not None:
            self._current.cell(Column.ACTION).add(pieces[0][1], by_lines=by_lines)
        elif hidden:
            words = pieces[0][1].replace("\n", " ")
            self.left.append((line, words, "No action stands above it that it could belong to."))
        (number, words), *others = [piece for piece in pieces if piece[0]]
        self._begin(line, number, {**cells, Column.ACTION: words}, by_lines)
        if hidden:
            self.found[-1].guess(line, Column.ACTION, number, _INSIDE)
        self._inside(line, others, by_lines)

    def _inside(self, line: int, pieces: list[tuple[str, str]], by_lines: bool) -> None:
        """The actions whose numbers stand inside a cell of another."""
        for number, words in pieces:
            self._begin(line, number, {Column.ACTION: words}, by_lines)
            self.found[-1].guess(line, Column.ACTION, number, _INSIDE)
