"""Identifiers: text whatever they look like, so that 00123 and 123 stay two children."""

from __future__ import annotations

import re
import unicodedata

import pyarrow as pa

from goldenthread.intake.report import Place, Report
from goldenthread.intake.values.distinct import Cells, Reading, read_distinct, says_nothing, spelt, tidy

_LOOK_ALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\u2010\u2011\u2012\u2013\u2014\u2212",
    "ABE3KMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo------",
)
_NO_ID = re.compile(r"\d(\.\d+)?[eE][+-]\d+|\d\.\d+[eE]\d+|\d+\.\d+|\d{4}-\d\d-\d\d")
"""A number that was rounded, a fraction, a date: what a spreadsheet makes of an identifier."""
_TRAILING_ZERO = re.compile(r"(\d+)\.0+")


def as_id(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Identifiers as text: leading zeros kept, 1234.0 read as 1234, invisible and look-alike letters put right.

    An identifier that a spreadsheet has turned into a rounded number (1.2E+11), a fraction or a date
    is missing and reported: what it was cannot be told.
    """
    return read_distinct(spelt(cells, place, report), _read, pa.string(), place, report)


def _read(cell: str) -> Reading:
    if cell.isascii() and cell.isalnum():
        return (None if says_nothing(cell) else cell), None
    visible = "".join(" " if c.isspace() else c for c in cell if not _is_invisible(c)).strip()
    plain = unicodedata.normalize("NFKC", visible.translate(_LOOK_ALIKES))
    if says_nothing(tidy(plain)):
        return None, None
    if found := _TRAILING_ZERO.fullmatch(plain):
        return found[1], None
    if _NO_ID.fullmatch(plain):
        return None, "unreadable-id"
    disguised = plain != visible or any(_is_invisible(c) for c in cell)
    return plain, "disguised-id" if disguised else None


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc") and not letter.isspace()
