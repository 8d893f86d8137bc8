"""A small CSV file that somebody wrote by hand, read by the names in its first row, through the gate of all files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.refusal import Refused

LIMITS = Limits(text_bytes=5 * MEGABYTE, text_rows=100_000)
_NOT_READ = {
    "not-utf8": "It is not text in UTF-8. Save it as CSV UTF-8.",
    "long-row": "The row has more fields than the first row names. Put a text with a comma in quotation marks.",
}


class Line(NamedTuple):
    """One row: the line of the file on which it starts, and the texts of the columns that were asked for."""

    number: int
    texts: tuple[str, ...]


def read_columns(path: Path, columns: Sequence[str]) -> list[Line]:
    """The rows of a file that are not empty, with these columns in this order; other columns are left.

    Refused are a file that is no CSV in UTF-8, a column that is missing or there twice, and a row with more fields
    than there are names.
    """
    sheet = read_csv(path, LIMITS)
    for problem in sheet.problems:
        if problem.rule in _NOT_READ:
            raise Refused(problem.rule, _NOT_READ[problem.rule], file=path.name, row=problem.row)
    given = [[(text or "").strip() for text in sheet.text(letter).to_pylist()] for letter in sheet.columns]
    numbers = sheet.row_numbers().to_pylist() or [1]
    header = [cells[0].casefold() for cells in given]
    chosen = [given[_only(header, name, columns, path, numbers[0])] for name in columns]
    rows = zip(numbers[1:], list(zip(*chosen, strict=True))[1:], strict=True)
    return [Line(number, texts) for number, texts in rows if any(texts)]


def _only(header: Sequence[str], name: str, columns: Sequence[str], path: Path, row: int) -> int:
    """Where the column of that name is."""
    times = header.count(name)
    if times == 1:
        return header.index(name)
    have = f"There are {times} columns" if times else "There is no column"
    what = f"{have} {name!r}. The first row names the columns: {','.join(columns)}."
    raise Refused("duplicate-column" if times else "missing-header", what, file=path.name, row=row)
