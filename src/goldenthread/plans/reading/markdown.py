"""Markdown, and the text with tables that programs make of a PDF, as blocks with the number of their line.

Markdown libraries drop the cells of a row that its header has no column for, and that is where a page break
puts them: so the lines are read here, and every cell is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.struck import parted, without_struck

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$")
_SPLIT = re.compile(r"(?<!\\)\|")


def blocks(source: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        yield from _block(lines[at:end], at + 1)
        at = end


def _end(lines: list[str], at: int) -> int:
    """The line after the block that begins at a line."""
    first = lines[at]
    if not first.strip() or _HEADING.match(first):
        return at + 1
    if _is_row(first):
        return next((n for n in range(at, len(lines)) if not _is_row(lines[n])), len(lines))
    for n in range(at + 1, len(lines)):
        line = lines[n]
        if not line.strip() or _HEADING.match(line) or _is_row(line) or t.is_item(line.strip()):
            return n
    return len(lines)


def _block(lines: list[str], number: int) -> Iterator[Block]:
    first = lines[0]
    if found := _HEADING.match(first):
        if heading := t.plain(found[2]):
            yield Heading(number, len(found[1]), t.without_bullet(heading))
    elif _is_row(first):
        given = (_row(number + n, line) for n, line in enumerate(lines) if not _RULE.match(line))
        if rows := tuple(row for row in given if any(row.cells)):
            yield Table(number, rows)
    elif words := t.plain("<br>".join(line.strip() for line in lines)):
        yield Words(number, t.without_bullet(words), t.is_item(first.strip()))


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _row(number: int, line: str) -> Row:
    told = [without_struck(*parted(cell)) for cell in _cells(line)]
    return Row(
        number, tuple(words for words, _ in told), None, {n: said for n, (_, said) in enumerate(told) if said}
    )


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    return tuple(t.cell(part.replace("\\|", "|")) for part in _SPLIT.split(inner))
