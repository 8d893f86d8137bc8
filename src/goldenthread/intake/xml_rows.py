"""XML elements as rows of a table: values by element name, each row with its line of the file."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import pyarrow as pa

from goldenthread.intake.block import Block
from goldenthread.standards.layout import Layout


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def line_of(element: Element) -> int:
    """The line of the file on which an element starts (the gate's elements know theirs)."""
    return int(getattr(element, "line", 0))


def values(element: Element) -> dict[str, str]:
    """The text of the elements directly below that hold no others; text of an element that does is no value."""
    return {local(below): below.text for below in element if len(below) == 0 and below.text}


class Rows:
    """Collects the rows of one kind of block; `parents` is the row of the block that each stands in."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lines: list[int] = []
        self.parents: list[int] = []
        self._names = {name: field.name for field in layout.fields for name in (*field.also, field.name)}
        self._cells: dict[str, list[str | None]] = {field.name: [] for field in layout.fields}

    def __len__(self) -> int:
        return len(self.lines)

    def add(self, said: Mapping[str, str], line: int, parent: int = -1) -> int:
        """A row more. Returns its number, for the rows of blocks inside it."""
        row = {self._names[name]: text for name, text in said.items() if name in self._names}
        for name, cells in self._cells.items():
            cells.append(row.get(name))
        self.lines.append(line)
        self.parents.append(parent)
        return len(self.lines) - 1

    def block(self, file: str) -> Block:
        """The rows as a block of a delivery."""
        cells = {name: pa.array(texts, pa.string()) for name, texts in self._cells.items()}
        return Block(self.layout, file, self.layout.name, cells, pa.array(self.lines, pa.int64()))
