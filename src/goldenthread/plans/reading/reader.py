"""A draft of the improvement plan in a file, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading import files
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Block, Table
from goldenthread.plans.reading.breaks import Breaks
from goldenthread.plans.reading.markdown import blocks as blocks_of_text
from goldenthread.plans.reading.own import is_own, read_own
from goldenthread.plans.reading.sections import Walk
from goldenthread.plans.reading.separated import blocks_of_rows
from goldenthread.plans.reading.source import lines_of
from goldenthread.plans.reading.tidy import tidied
from goldenthread.plans.reading.tops import topped
from goldenthread.plans.reading.tying import tied
from goldenthread.plans.reading.withdrawn import told


def read_file(path: Path) -> Draft:
    """The draft of a plan in a Word document, a workbook, Markdown or plain text, known by what is in the file.

    Anything else is refused, in words that say what to do.
    """
    return _read(files.contents(path))


def read_beside_source(path: Path) -> tuple[Draft, dict[int, str]]:
    """The same, with the document's own lines to look at beside it (`source.lines_of`). It is opened once."""
    found = files.contents(path)
    return _read(found), lines_of(found)


def _read(found: str | list[Block]) -> Draft:
    if isinstance(found, str):
        return read_text(found)
    return told(read_own(found) if is_own(found) else draft_of(tidied(found)), found)


def read_text(source: str) -> Draft:
    """The draft of a plan in Markdown, in the text that a program made of a PDF, or in rows with commas (CSV)."""
    if rows := blocks_of_rows(source):
        return draft_of(tidied(rows))
    found = list(blocks_of_text(source))
    return told(draft_of(found, t.words_of(source)), found)


def draft_of(blocks: Iterable[Block], known: frozenset[str] = frozenset()) -> Draft:
    """The draft of a plan in blocks. known: the words of the document, by which cut ones are put together."""
    mended: list[Guess] = []
    breaks = Breaks()
    draft = Walk().read(list(_mended(topped(blocks), known, mended, breaks)))
    return tied(replace(draft, guesses=(*draft.guesses, *mended, *breaks.asked(draft.plan.actions))))


def _mended(
    blocks: Iterable[Block], known: frozenset[str], guesses: list[Guess], breaks: Breaks
) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Table):
            yield block
            continue
        rows = []
        breaks.begin(block)
        for row in block.rows:
            cells = [t.mended(cell, known) for cell in breaks.parted(row.line, row.cells)]
            why = "A line of the page ends inside this word: put together."
            guesses += [Guess(row.line, "", "word", word, why) for _, cut in cells for word in cut]
            rows.append(row.with_cells(words for words, _ in cells))
        yield Table(block.line, tuple(rows))
