"""Whatever a cell holds, it is read, blank, or named: never an error of ours, and never a made-up value."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.intake.values import as_code, as_date, as_id, as_integer, as_number, as_text, as_yes_no
from goldenthread.intake.values.distinct import says_nothing, tidy
from goldenthread.standards.codes import CODE_LISTS, YES_NO
from tests.intake.values.columns import read

LIKELY = st.text(alphabet="0123456789/-.:,eE+ TNaAbB()#\u00a0\u200b", max_size=12)
CELLS = st.lists(st.text(max_size=12) | LIKELY, min_size=1, max_size=20)


@pytest.mark.parametrize("convert", [as_id, as_date, as_integer, as_number, as_yes_no, as_text])
@settings(derandomize=True)
@given(cells=CELLS)
def test_a_filled_cell_is_read_or_named(convert: Any, cells: list[str]) -> None:
    values, findings = read(convert, cells, date_system=1900)
    if convert is as_yes_no:  # what says that it is not known, such as REFU, is understood and has no value
        codes, _ = read(as_code, cells, YES_NO)
        values = ["not known" if code == "U" else value for code, value in zip(codes, values, strict=True)]
    _nothing_is_lost(cells, values, findings)


@pytest.mark.parametrize("name", ["ethnicity", "primary_need", "care_leaver_accommodation"])
@settings(derandomize=True)
@given(cells=CELLS)
def test_a_coded_cell_is_a_code_or_named(name: str, cells: list[str]) -> None:
    values, findings = read(as_code, cells, CODE_LISTS[name])
    _nothing_is_lost(cells, values, findings)
    assert {value for value in values if value} <= set(CODE_LISTS[name].codes)


def _nothing_is_lost(cells: list[str], values: list[Any], findings: list[Any]) -> None:
    named = {row for row, _ in findings}
    for row, (cell, value) in enumerate(zip(cells, values, strict=True), 2):
        visible = tidy("".join(letter for letter in cell if letter.isprintable()))
        if value is None and row not in named:
            assert says_nothing(tidy(cell)) or says_nothing(visible)
