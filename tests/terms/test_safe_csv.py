"""CSV that no spreadsheet runs, and that reads back as it was."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.terms.safe_csv import csv_text, guarded, original


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "  ", "\u00a0", "first line\n", "first line\r\n "])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(start: str, before: str) -> None:
    if start in "\t\r" and before in ("  ", "\u00a0", "first line\r\n "):
        start += "="
    assert guarded(f"{before}{start}1+1") == f"'{before}{start}1+1"


@pytest.mark.parametrize("text", ["", "a=1", "East - West", "'tis", "2023-06-30", "first\nsecond"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n a＝"), max_size=6))
def test_what_is_written_reads_back_as_it_was(text: str) -> None:
    assert original(guarded(text)) == text


def test_numbers_and_missing_values_are_no_text() -> None:
    text = csv_text(("n", "day", "word", "none"), [(-1.5, date(2023, 6, 30), "-1.5", None)])
    assert text == "n,day,word,none\n-1.5,2023-06-30,'-1.5,\n"
    assert list(csv.reader(io.StringIO(text)))[1] == ["-1.5", "2023-06-30", "'-1.5", ""]
