"""Words with a line through them: councils withdraw actions so, and write new words beside old ones.

What stands beside other words of its cell is left out, and said; a cell or a row of nothing else is read, and asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from goldenthread.plans.reading.blocks import Row, Struck
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.measure_rows import MeasureRow
from goldenthread.plans.reading.perhaps_none import AN_ACTION, ROW

Line = TypeVar("Line", Gathered, MeasureRow)
A_MEASURE, MEASURE_ROW = "a measure of its own", "measure row"
WITHDRAWN = "A line goes through its words: it may be withdrawn."
_FIELDS = {
    Column.NUMBER: "number", Column.ACTION: "text", Column.OUTCOME: "outcome", Column.LEADS: "leads",
    Column.BY_WHEN: "due", Column.DUE: "due", Column.MEASURE: "measure", Column.IMPACT: "impact",
    Column.STEPS: "steps", Column.NAME: "name", Column.BASELINE: "baseline", Column.TARGET: "target",
}  # fmt: skip
_SIGNS = re.compile(r"~~(?=\S)((?:(?!~~).)+)~~", re.DOTALL)
_A_NUMBER = re.compile(r"\W*[A-Z]{0,4}[ .-]?\d+(?:\.\d+)*\W*")


def without_struck(words: str, spans: Sequence[tuple[int, int]]) -> tuple[str, Struck | None]:
    """Words without those that a line goes through, and what these are. spans: where they stand.

    Where nothing is left but a number before them, or signs, all are read.
    """
    if not spans:
        return words, None
    struck = " ".join(" ".join(words[begin:end].split()) for begin, end in spans)
    at, left = 0, []
    for begin, end in spans:
        left.append(words[at:begin])
        at = end
    rest = re.sub(" {2,}", " ", "".join([*left, words[at:]])).strip()
    is_number_before = bool(_A_NUMBER.fullmatch(left[0])) and left[0].strip() == rest
    if is_number_before or not any(map(str.isalnum, rest)):
        return words, Struck(struck, is_all=True)
    return rest, Struck(struck, is_all=False)


def parted(words: str) -> tuple[str, list[tuple[int, int]]]:
    """Words of a text without the signs that draw a line through some, "~~so~~", and where these stand."""
    plain, spans = "", []
    for n, piece in enumerate(_SIGNS.split(words)):
        if n % 2 and piece.strip():
            spans.append((len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans


def spans_in(words: str, pieces: Sequence[tuple[str, bool]]) -> list[tuple[int, int]]:
    """Where words of a cell stand that a line goes through. pieces: of its text; none where it goes through all."""
    spans, at = [], 0
    for piece, has_line in pieces:
        bare = piece.strip()
        begin = words.find(bare, at)
        if begin < 0:  # its letters are written otherwise in the file: then all of the cell is asked
            return [(0, len(words))]
        at = begin + len(bare)
        if has_line and bare:
            spans.append((begin, at))
    return spans if pieces else [(0, len(words))]


def ask(rows: Sequence[Row], columns: Sequence[Column], actions: Sequence[Gathered]) -> None:
    """Asks of each action in whose first row a line goes through words."""
    for row, action in _struck(rows, actions):
        for field, taken, why in asked_of_action(row, columns, action.number):
            action.guess(row.line, field, taken, why)


def ask_of_measures(rows: Sequence[Row], columns: Sequence[Column], measures: Sequence[MeasureRow]) -> None:
    """The same of each measure."""
    for row, measure in _struck(rows, measures):
        measure.guesses += asked_of_measure(row, columns)


def _struck(rows: Sequence[Row], found: Sequence[Line]) -> Iterator[tuple[Row, Line]]:
    """The rows in which a line goes through words, each with what begins there: of several the first."""
    by_line = {each.line: each for each in reversed(found)}
    return ((row, by_line[row.line]) for row in rows if row.struck and row.line in by_line)


def asked_of_action(row: Row, columns: Sequence[Column], number: str) -> Iterator[tuple[str, str, str]]:
    """What is to be asked of a row with a line through words: the field, what was taken, and why."""
    for field, why in _asked(row, columns, Column.ACTION):
        yield field, {ROW: AN_ACTION, "number": number}.get(field, ""), why


def asked_of_measure(row: Row, columns: Sequence[Column]) -> Iterator[tuple[str, str, str]]:
    """The same of a row of a table of measures."""
    for field, why in _asked(row, columns, Column.NAME):
        yield (MEASURE_ROW, A_MEASURE, why) if field == ROW else (field, "", why)


def _asked(row: Row, columns: Sequence[Column], of: Column) -> Iterator[tuple[str, str]]:
    """of: the column that says what the row is."""
    withdrawn = _is_withdrawn(row, columns, of)
    if withdrawn:
        yield ROW, WITHDRAWN
    for n, said in row.struck.items():
        field = _FIELDS.get(columns[n]) if n < len(columns) else None
        if field and not (withdrawn and said.is_all):
            yield field, _why(said)


def _is_withdrawn(row: Row, columns: Sequence[Column], of: Column) -> bool:
    """Whether a line goes through all the words of a row, or through those that say what it is. of: their column."""
    given = {n for n, cell in enumerate(row.cells) if cell}
    its = {n for n in given if n < len(columns) and columns[n] is of}
    return bool(given) and all(n in row.struck and row.struck[n].is_all for n in its or given)


def _why(said: Struck) -> str:
    """What is to be asked of a field of which words are withdrawn."""
    if said.is_all:
        return f'A line goes through "{said.words}", which is all of it: read, and it may be withdrawn.'
    return f'A line goes through "{said.words}": left out.'
