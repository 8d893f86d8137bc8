"""Who the children of an SSD extract are: born or not yet, sex, and whether seeking asylum alone."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns, records, rename
from goldenthread.intake.report import Report
from goldenthread.records.tables import TABLES
from goldenthread.standards.codes import CODE_LISTS

OVERDUE = timedelta(days=28)


def people(block: Block, said: Columns, day: date, report: Report) -> pa.Table:
    """One row for each child. An expected date of birth four weeks past is an estimated date of birth.

    Some systems put every estimated date of birth in the column for unborn children.
    """
    born = pc.is_valid(said["pers_dob"])
    expected = pc.if_else(born, pa.scalar(None, pa.date32()), said["pers_expected_dob"])
    estimated = pc.fill_null(pc.less(expected, pa.scalar(day - OVERDUE)), False)
    report.add_where(block.place("pers_expected_dob"), estimated, "estimated-birth-date")
    columns = {
        **rename(block, said),
        "dob": pc.if_else(estimated, expected, said["pers_dob"]),
        "expected_dob": pc.if_else(estimated, pa.scalar(None, pa.date32()), expected),
        "sex": pc.coalesce(said["pers_sex"], said["pers_gender"]),
    }
    return records(TABLES["person"], columns, block)


def immigration(stated: pa.Array) -> pa.Array:
    """UASC in code or words; any other status as it is stated."""
    codes = CODE_LISTS["immigration_status"]
    encoded = stated.dictionary_encode()
    statuses = [_status(text, codes.recognise(text)) for text in encoded.dictionary.to_pylist()]
    return pa.array(statuses, pa.string()).take(encoded.indices)


def _status(text: str, code: str | None) -> str:
    return "UASC" if "unaccompanied" in text.casefold() else code or text
