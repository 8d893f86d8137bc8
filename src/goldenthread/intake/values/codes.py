"""Codes: what is written in a coded column, matched to the one code it can mean."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.report import Place, Report
from goldenthread.intake.values.distinct import Cells, Reading, read_distinct, says_nothing, spelt, tidy
from goldenthread.standards.codes import YES_NO, CodeList


def as_code(cells: Cells, code_list: CodeList, place: Place, report: Report) -> pa.Array:
    """The codes of a list: by the code inside the cell, else its label, else a known spelling.

    A cell that names no code of the list is missing and reported, never guessed.
    """

    def read(cell: str) -> Reading:
        text = tidy(cell)
        code = code_list.recognise(text)
        if code is not None:
            return code, None
        return None, None if says_nothing(text) else "unknown-code"

    return read_distinct(spelt(cells, place, report), read, pa.string(), place, report)


def as_yes_no(cells: Cells, place: Place, report: Report) -> pa.Array:
    """Yes is true and No false; "Unknown" says that it is not known, so it is missing and no fault."""
    code = as_code(cells, YES_NO, place, report)
    return pc.if_else(pc.equal(code, "U"), pa.scalar(None, pa.bool_()), pc.equal(code, "Y"))
