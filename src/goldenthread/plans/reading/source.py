"""A document's own lines, to be looked at beside what was read of them."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Block, Struck, Table


def lines_of(found: str | Sequence[Block]) -> dict[int, str]:
    """The words of each line by its number, as a draft names lines; a row's cells are parted by a bar.

    found: what a file holds (`files.contents`). Lines without words are left out.
    """
    if isinstance(found, str):
        numbered = enumerate(found.splitlines(), start=1)
        lines = {number: _plain(line) for number, line in numbered}
        return {number: words for number, words in lines.items() if words.strip(" |-:")}
    return {number: words for block in found for number, words in _of(block) if words}


def _of(block: Block) -> list[tuple[int, str]]:
    if isinstance(block, Table):
        return [
            (row.line, " | ".join(_with_struck(cell, row.struck.get(n)) for n, cell in enumerate(row.cells)))
            for row in block.rows
        ]
    return [(block.line, _with_struck(block.text, block.struck))]


def _with_struck(words: str, struck: Struck | None) -> str:
    """Words as the page shows them, on one line, with those that a line goes through."""
    words = " ".join(words.split())
    if struck is None:
        return words
    return f"{words} (struck through)" if struck.is_all else f"{words} (struck through: {struck.words})"


def _plain(line: str) -> str:
    return " | ".join(map(t.plain, line.strip(" |#").split("|")))
