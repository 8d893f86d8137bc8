"""Identifiers stay what they are: text, leading zeros and all."""

import pyarrow as pa
import pytest

from goldenthread.intake.values import as_id
from tests.intake.values.columns import read


@pytest.mark.parametrize(
    ("cell", "identifier"),
    [
        ("00123", "00123"),
        ("1234.0", "1234"),
        ("1234.00", "1234"),
        (" 55\u00a0", "55"),
        ("AB 12/7", "AB 12/7"),
        ("1e5", "1e5"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_an_identifier_is_kept_as_text(cell: str, identifier: str) -> None:
    assert read(as_id, [cell]) == ([identifier], [])


def test_a_number_is_the_identifier_that_a_person_sees() -> None:
    assert read(as_id, [1234.0, None]) == (["1234", None], [])
    assert read(as_id, [1234, 7]) == (["1234", "7"], [])


@pytest.mark.parametrize(
    ("cell", "identifier"),
    [
        ("12\u200b34", "1234"),
        ("\u202e1234", "1234"),
        ("\u0410\u04121", "AB1"),
        ("１２", "12"),
        ("12\u201334", "12-34"),
    ],
)
def test_characters_that_deceive_are_put_right_and_named(cell: str, identifier: str) -> None:
    assert read(as_id, [cell]) == ([identifier], [(2, "disguised-id")])


@pytest.mark.parametrize("cell", ["1.23457E+11", "1.5", "2023-04-03"])
def test_what_a_spreadsheet_has_spoilt_is_missing_and_named(cell: str) -> None:
    assert read(as_id, [cell]) == ([None], [(2, "unreadable-id")])


def test_a_number_too_long_for_a_spreadsheet_has_lost_digits() -> None:
    assert read(as_id, [1.2e17]) == ([None], [(2, "unreadable-id")])


@pytest.mark.parametrize("blank", ["", "NULL", "-", "\u200b"])
def test_no_identifier_is_no_finding(blank: str) -> None:
    assert read(as_id, pa.array([blank])) == ([None], [])
