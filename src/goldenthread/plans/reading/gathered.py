"""An action while it is put together from the rows of a table, which a page may have cut anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.columns import Column


@dataclass
class Text:
    """Words that grow row by row. Two actions share one where their cells were merged.

    said: the steps among them whose columns say by when, each with those words.
    """

    words: str = ""
    gap: bool = False
    said: list[tuple[str, str]] = field(default_factory=list)

    def add(self, piece: str, *, by_lines: bool) -> None:
        """Puts a piece below what is there. by_lines: every row of the table is a line of the page.

        Then a new paragraph begins after an empty line or with a mark of a list; else with every piece that
        does not go on from what stands above it.
        """
        if not piece:
            self.gap = True
            return
        new = self.gap or t.is_item(piece) if by_lines else not t.goes_on(piece)
        if self.words and new and not t.hangs(self.words):
            self.words = f"{self.words}\n{piece}"
        else:
            self.words = t.join(self.words, piece)
        self.gap = False

    def begin(self, piece: str) -> None:
        """Puts a piece below what is there, as a paragraph of its own."""
        self.words = t.paragraphs([self.words, piece])


@dataclass
class Gathered:
    """One action: its number, its cells, and what was guessed of it (field, what was taken, why).

    joined: the lines of rows below its first one, by the column that they go on in. rests: rows below it that have
    no words of their own for an action, and were put to it. step_dates: the words of rows that are steps with the day
    of each, row by row.
    """

    line: int
    number: str = ""
    cells: dict[Column, Text] = field(default_factory=dict)
    guesses: list[tuple[int, str, str, str]] = field(default_factory=list)
    joined: dict[Column, list[int]] = field(default_factory=dict)
    step_dates: list[tuple[str, str]] = field(default_factory=list)
    rests: list[Gathered] = field(default_factory=list)

    def text(self, column: Column) -> str:
        return self.cells[column].words if column in self.cells else ""

    def cell(self, column: Column) -> Text:
        return self.cells.setdefault(column, Text())

    def guess(self, line: int, column: str, taken: str, why: str) -> None:
        self.guesses.append((line, column, taken, why))

    def has_guessed(self, column: str, why: str) -> bool:
        """Whether something was guessed of a column for a reason."""
        return any((each[1], each[3]) == (column, why) for each in self.guesses)

    def withdraw(self, column: str, why: str) -> None:
        """Takes back what was guessed of a column for a reason that no longer holds."""
        self.guesses = [each for each in self.guesses if (each[1], each[3]) != (column, why)]
