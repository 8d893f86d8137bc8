"""What a line goes through in a document, told of its draft where nothing was asked of it: no such line is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from goldenthread.plans.plan import Draft, Guess, Priority, Unplaced
from goldenthread.plans.reading.blocks import Block, Struck, Table
from goldenthread.plans.reading.perhaps_none import ROW
from goldenthread.plans.reading.struck import WITHDRAWN
from goldenthread.plans.reading.tops import names_priority

_PARAGRAPH = "A line goes through it: left out."
_READ = "A line goes through these words. They are read, or listed, as the others: see whether they are withdrawn."
_LEFT_OUT = "A line goes through these words: left out."
_HEADING = "A line goes through it: what stands below it may be withdrawn."


def told(draft: Draft, blocks: Iterable[Block]) -> Draft:
    """The draft of a document, with what is said of the lines through its words. blocks: of the document."""
    guesses, unplaced = list(draft.guesses), list(draft.unplaced)
    found = [each for each in _struck(blocks) if not _is_said(draft, *each)]
    for line, struck in found:
        if struck.is_all and (rows := _of_rows(guesses, line)):
            guesses = [
                replace(each, why=f"{each.why} {WITHDRAWN}") if each in rows else each for each in guesses
            ]
        elif priority := _priority(draft, line, struck):
            taken = f"Priority {priority.number}" if priority.number else "A priority"
            guesses.append(Guess(line, struck.words, "heading", taken, _HEADING))
        elif not (struck.is_all and any(each.line == line and WITHDRAWN in each.why for each in guesses)):
            unplaced.append(Unplaced(line, struck.words, _READ if struck.is_all else _LEFT_OUT))
    if not found:
        return draft
    return replace(
        draft,
        guesses=tuple(sorted(guesses, key=lambda each: each.line)),
        unplaced=tuple(sorted(unplaced, key=lambda each: each.line)),
    )


def _of_rows(guesses: Iterable[Guess], line: int) -> list[Guess]:
    """The guesses about a row as a whole that say nothing yet of a line through its words."""
    return [each for each in guesses if (each.line, each.field) == (line, ROW) and WITHDRAWN not in each.why]


def note_of(text: str, struck: Struck | None) -> str:
    """What is said of a paragraph with a line through all of it: it is left out, but where what stands below it is of
    the priority that it names."""
    return _PARAGRAPH if struck and struck.is_all and not names_priority(text) else ""


def _priority(draft: Draft, line: int, struck: Struck) -> Priority | None:
    """The priority whose whole name has a line through it."""
    begun = (one for one in draft.plan.priorities if one.line == line and one.name in struck.words)
    return next(begun, None) if struck.is_all else None


def _struck(blocks: Iterable[Block]) -> Iterator[tuple[int, Struck]]:
    for block in blocks:
        if isinstance(block, Table):
            yield from ((row.line, struck) for row in block.rows for _, struck in sorted(row.struck.items()))
        elif block.struck:
            yield block.line, block.struck


def _is_said(draft: Draft, line: int, struck: Struck) -> bool:
    """Whether a guess asks of the words or of their whole row, or they are listed."""
    asked = [each.why for each in draft.guesses if each.line == line]
    listed = [each for each in draft.unplaced if each.line == line]
    if any(f'"{struck.words}"' in why for why in asked) or (struck.is_all and WITHDRAWN in asked):
        return True
    return any(struck.words in " ".join(each.text.split()) for each in listed)
