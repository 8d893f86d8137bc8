"""An action begun by a row of its table, and what rows below it say more of it."""

from __future__ import annotations

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.ownness import is_dated_step, is_sub
from goldenthread.plans.reading.row_cells import Cells, begins_below, stands_alone
from goldenthread.plans.reading.sharing import Sharing

SAME_WORDS = "It repeats the words of the action above: it may be the rest of that."
_SHARED = (Column.OUTCOME, Column.IMPACT)  # of these one cell often stands for several actions


class Growing(Sharing):
    """Begins actions, and lets the one that was begun last grow. left: what is none of any, with its line and why."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[tuple[int, str, str]] = []
        self._numbered = False
        self._current: Gathered | None = None
        self._is_of_another_table = False  # the action above, with another heading, or of another priority
        self._first = 0  # the place of the first action below that heading

    def below_another_heading(self) -> None:
        """What comes stands in a table of another form, or names another priority: no row without words is the rest of
        an action above it."""
        self._is_of_another_table, self._first = True, len(self.found)

    def _named_again(self, number: str, words: str) -> Gathered | None:
        """The action of which a row is the rest by its number: the one above, or one further up with the same words."""
        above = None if self._is_of_another_table or not number else self._current
        if above is None or above.number == number:
            return above
        further = reversed(self.found[self._first :])
        return next((each for each in further if each.number == number and _says(each, words)), None)

    def _with_row(self, line: int) -> Gathered | None:
        """The action to which a row was put, or that it goes on from."""
        put_to = (each for each in reversed(self.found) if any(rest.line == line for rest in each.rests))
        return next(put_to, self._current)

    def _begin(self, line: int, number: str, cells: Cells, by_lines: bool) -> None:
        before, action = self._current, Gathered(line, number)
        for column, words in cells.items():
            words = self._without_echo(line, before, column, words, action)
            rest = self._left_of_the_one_before(line, before, column, words, action) if number else words
            if column in _SHARED and before is not None and number:
                self._share(line, before, action, column, rest, by_lines)
            else:
                action.cell(column).add(rest, by_lines=by_lines)
        self.found.append(action)
        self._current = action
        self._is_of_another_table = False

    def _go_on(self, line: int, action: Gathered, cells: Cells, by_lines: bool) -> None:
        """The row goes on from the one above it."""
        given = {column: words for column, words in cells.items() if words}
        if list(given) == [Column.MEASURE] and stands_alone(
            given[Column.MEASURE], action.text(Column.MEASURE)
        ):
            self.left.append(
                (line, given[Column.MEASURE], "It stands alone in its row: no action is named for it.")
            )
            return
        may_be_step = self._numbered or is_sub(given.get(Column.ACTION, ""))
        if may_be_step and action.text(Column.ACTION) and not by_lines and is_dated_step(given):
            words = given[Column.ACTION]
            day = given.pop(Column.BY_WHEN)
            action.step_dates += [(t.without_bullet(step), day) for step in words.split("\n")]
            action.guess(line, Column.STEPS, "", "A row without a number that has a date: taken as a step.")
            action.cell(Column.ACTION).begin(given.pop(Column.ACTION))
            cells = given
        elif not by_lines:
            for column in given:
                action.joined.setdefault(column, []).append(line)
        for column, words in cells.items():
            if words:
                self._part(line, action, column, words, by_lines)
            cell = action.cell(column)
            if column is Column.LEADS and self._says_merged and begins_below(cell.words, words):
                cell.begin(words)
            elif not self._numbered and column in (Column.ACTION, Column.LEADS):
                cell.words = t.join(cell.words, words)
            else:
                cell.add(words, by_lines=by_lines)


def _says(action: Gathered, words: str) -> bool:
    """Whether words are those of an action."""
    return bool(words) and t.squeezed(words) == t.squeezed(action.text(Column.ACTION))


def repeats_words(above: Gathered | None, action: Gathered) -> bool:
    """Whether an action has the words of the one above, both without a number: they may be one."""
    return (
        above is not None and not (above.number or action.number) and _says(above, action.text(Column.ACTION))
    )
