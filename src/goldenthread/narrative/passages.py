"""Cuts a text into the sentences that are checked one by one, each with the line that it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENDS = re.compile(r"(?<=[.!?])[\"'\u2019)*_]*\s+(?=[\"'\u2018(*_]*[A-Z\d%])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|vs|approx|no|St|Dr|Mr|Mrs|Ms|Sept|Oct|Nov|Dec|Jan|Feb|Apr|Aug)\.$")
LONGEST = 1_500
"""Characters of a sentence: time to read a text then grows with its length, and no faster."""
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_BEGINS = re.compile(r"\s*(?:[-*+\u2022\u00b7]\s|>)")
_NUMBERED = re.compile(r"\s*(\d+)[.)]\s+")
_ROW = re.compile(r"\s*\||.*\t.*\t")
_MARKUP = re.compile(r"^\s*(?:#{1,6}|[-*+\u2022\u00b7]|>)\s+|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|`+")


@dataclass(frozen=True)
class Passage:
    """A sentence. first: whether it opens a paragraph. heading: whether it stands above text, and isn't a sentence.

    table: whether it is a row of a table; `starts` says where in it each line of the text begins.
    """

    text: str
    line: int
    first: bool
    heading: bool = False
    table: bool = False
    starts: tuple[tuple[int, int], ...] = ()

    def line_at(self, place: int) -> int:
        """The line of the text on which a place of the sentence stands."""
        return max((line for start, line in self.starts if start <= place), default=self.line)


def heading_of(line: str) -> str | None:
    """The words of a heading ("## Children in care"), None of any other line. What prints the text asks the same."""
    found = _HEADING.fullmatch(line)
    return found[1] if found else None


def passages(text: str) -> Iterator[Passage]:
    """The sentences of a text or of simple Markdown."""
    for lines in _blocks(text):
        plain = [(number, _MARKUP.sub("", line).strip()) for number, line in lines]
        joined, starts = "", []
        for at, line in plain:
            starts.append((len(joined), at))
            joined += f"{line} "
        heading = heading_of(lines[0][1]) is not None or _is_heading(joined)
        first = True
        for start, end in _sentences(joined):
            sentence = joined[start:end].strip()
            lead = start + len(joined[start:end]) - len(joined[start:end].lstrip())
            if sentence:
                places = tuple((place - lead, at) for place, at in starts if place < end)
                first_line = max(at for place, at in places if place <= 0)
                table = bool(_ROW.match(lines[0][1]))
                yield Passage(sentence, first_line, first, heading and not table, table, places)
                first = False


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines that belong together. Every line is text, in a fence of code too: it is printed like any other."""
    block: list[tuple[int, str]] = []
    last = 0
    for number, line in enumerate(text.splitlines(), start=1):
        numbered = _NUMBERED.match(line)
        if numbered and int(numbered[1]) == last + 1 and (last or not block):
            line, last = line[numbered.end() :], last + 1
            starts = True
        else:
            starts = heading_of(line) is not None or bool(_BEGINS.match(line) or _ROW.match(line))
            last = 0 if starts else last
        if not line.strip() or starts:
            if block:
                yield block
            block = []
        if line.strip():
            block.append((number, line))
            if heading_of(line) is not None or _ROW.match(line):
                yield block
                block = []
    if block:
        yield block


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end. What goes on for longer than anybody writes is cut between two words."""
    start = 0
    for match in _ENDS.finditer(text):
        if not _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start()]):
            yield from _cut(text, start, match.start())
            start = match.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        middle = space if space > 0 else start + LONGEST
        yield start, middle
        start = middle
    yield start, end


def _is_heading(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 8 and not re.search(r"[.!?;,]\s*$|\d", text)
