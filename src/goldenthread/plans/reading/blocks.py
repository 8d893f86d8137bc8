"""What every kind of document is turned into before a plan is looked for: headings, words and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Struck:
    """Words with a line through them. is_all: no others stand beside them, so that they are read; else they are not."""

    words: str
    is_all: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. is_sheet: it is the name of a sheet of a workbook; is_band: a row or a paragraph above a table."""

    line: int
    level: int
    text: str
    is_sheet: bool = False
    is_band: bool = False
    struck: Struck | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or one item of a list. note: what is to be said of it, where it is nothing of the plan."""

    line: int
    text: str
    is_item: bool = False
    note: str = ""
    struck: Struck | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A cell's paragraphs stand on lines of their own.

    below: the places that a cell of a row above is merged over; None where the kind of file does not say. struck: by
    their places, the cells with words that a line goes through. beside: the places that a cell to their left is merged
    over.
    """

    line: int
    cells: tuple[str, ...]
    below: frozenset[int] | None = field(default=None, compare=False)
    struck: Mapping[int, Struck] = field(default_factory=dict, compare=False)
    beside: frozenset[int] = field(default=frozenset(), compare=False)

    def with_cells(self, cells: Iterable[str]) -> Row:
        """The same row with other words in its places."""
        return replace(self, cells=tuple(cells))

    def only(self, places: Sequence[int]) -> Row:
        """The row with only some of its places, in their order."""
        cells = (self.cells[n] if n < len(self.cells) else "" for n in places)
        below = (
            None if self.below is None else frozenset(n for n, at in enumerate(places) if at in self.below)
        )
        struck = {n: self.struck[at] for n, at in enumerate(places) if at in self.struck}
        beside = frozenset(n for n, at in enumerate(places) if at in self.beside)
        return Row(self.line, tuple(cells), below, struck, beside)


@dataclass(frozen=True, slots=True)
class Table:
    line: int
    rows: tuple[Row, ...]


Block = Heading | Words | Table
