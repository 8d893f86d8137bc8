"""What every kind of document is turned into before a plan is looked for: headings, words and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or one item of a list."""

    line: int
    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A cell's paragraphs stand on lines of their own."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    line: int
    rows: tuple[Row, ...]


Block = Heading | Words | Table
