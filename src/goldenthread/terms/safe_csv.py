"""The one way in which goldenthread writes CSV: text stays text, whatever program opens it.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such a text gets an apostrophe in
front; `original` takes it off again, so that nothing is lost on the way back. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_ODD_STARTS = ("\t", "\r")
_MARK = re.compile("[{}]".format("".join(map(re.escape, _STARTS_A_FORMULA + _ODD_STARTS))))


def guarded(text: str) -> str:
    """The text as it may stand in a CSV file."""
    return f"'{text}" if _MARK.search(text) and _is_dangerous(text.lstrip("'")) else text


def original(cell: str) -> str:
    """The text that `guarded` made this cell of."""
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell.lstrip("'")) else cell


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A whole CSV file: a header and its rows. Missing values are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return out.getvalue()


def _cell(value: Any) -> Any:
    return guarded(value) if isinstance(value, str) else value


def _is_dangerous(text: str) -> bool:
    lines = text.replace("\r\n", "\n").split("\n")
    return any(line.startswith(_ODD_STARTS) or line.lstrip().startswith(_STARTS_A_FORMULA) for line in lines)
