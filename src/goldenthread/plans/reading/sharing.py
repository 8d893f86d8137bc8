"""Words of a row that are of the action above it too, or end it: what a page cuts, and cells that stand for several."""

from __future__ import annotations

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered, Text

_TAKEN = "Its cell is merged with the one above, or empty: taken from the action above."


class Sharing:
    """Keeps the actions that were found, and gives each the cells that are its own."""

    def __init__(self) -> None:
        self.found: list[Gathered] = []
        self._says_merged = False  # the kind of file does, of each cell: no page cuts its rows

    def _without_echo(
        self, line: int, before: Gathered | None, column: Column, words: str, action: Gathered
    ) -> str:
        """The words without a first one that is the last of the cell above, once more."""
        first, _, rest = words.partition(" ")
        if (
            self._says_merged
            or before is None
            or not rest
            or not first.islower()
            or not before.text(column).endswith(f" {first}")
        ):
            return words
        action.guess(line, column, first, "It is the last word of the cell above, once more: left out.")
        return rest

    def _left_of_the_one_before(
        self, line: int, before: Gathered | None, column: Column, words: str, action: Gathered
    ) -> str:
        """The words without a first paragraph that ends the cell above."""
        is_cut = not self._says_merged and t.goes_on(words)
        if before is None or column in (Column.ACTION, Column.OUTCOME) or not is_cut:
            return words
        first, _, rest = words.partition("\n")
        above = before.text(column)
        if not rest or not above or (t.ends(above) and not t.opens(above)):
            if column in (Column.MEASURE, Column.LEADS) and " " in words:
                action.guess(
                    line, column, words, "It begins in the middle of a sentence: words before it are lost."
                )
            return words
        before.cell(column).add(first, by_lines=False)
        for each in (before, *self._sharing(before, column)):
            why = "These words stand in the next action's row; they end a sentence of this one."
            each.guess(line, column, first, why)
        return rest

    def _share(
        self, line: int, before: Gathered, action: Gathered, column: Column, words: str, by_lines: bool
    ) -> None:
        """A cell that is empty, or goes on from the one above, is the one above: it stands for both actions."""
        above = before.cells.get(column)
        goes_on = words == "" or t.goes_on(words) or (above is not None and t.hangs(above.words))
        if self._says_merged or above is None or not above.words or not goes_on:
            action.cell(column).add(words, by_lines=by_lines)
            return
        if words:
            above.add(words, by_lines=by_lines)
            for each in (before, *self._sharing(before, column)):
                each.guess(line, column, "", "Its last words stand in the next action's row: put together.")
        action.cells[column] = above
        action.guess(line, column, "", _TAKEN)

    def _sharing(self, action: Gathered, column: Column) -> list[Gathered]:
        """The other actions for which the cell of an action stands too."""
        cell = action.cells.get(column)
        others = (each for each in self.found if each is not action)
        return [each for each in others if cell is not None and each.cells.get(column) is cell]

    def _part(self, line: int, action: Gathered, column: Column, words: str, by_lines: bool) -> None:
        """Parts an action's cell from that of others for which it stands too, before words of its own go into it.

        Where the cell was only taken from above and these words do not end it, they are all of this action's own.
        """
        others = self._sharing(action, column)
        taken = action.has_guessed(column, _TAKEN)
        if others and taken and (by_lines or t.goes_on(words) or t.hangs(action.text(column))):
            for each in others:
                each.guess(line, column, "", "Its last words stand in a later action's row: put together.")
        elif others and taken:
            action.cells[column] = Text()
            action.withdraw(column, _TAKEN)
            why = "It stands in a row below its number: taken for its own, and not for the action's above."
            action.guess(line, column, "", why)
        elif others:
            action.cells[column] = Text(action.text(column))
