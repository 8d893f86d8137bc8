"""The lists of Annex A: their columns, and the names by which sheets and files are known."""

import csv

import pytest

from goldenthread.intake.headers import plain
from goldenthread.standards.annex_a import LISTS, list_named
from goldenthread.standards.codes import CODE_LISTS
from tests.house.repository import ROOT

KINDS = {"id", "text", "date", "birth", "code", "yes_no", "whole", "number"}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("List_1", 1),
        ("List 1", 1),
        ("List1", 1),
        ("List 10", 10),
        ("List 11: Adopters", 11),
        ("List 1: Contacts", 1),
        ("Contacts", 1),
        ("1", 1),
        ("11", 11),
        ("list_3", 3),
        ("Annex A list 4", 4),
        ("referrals", 3),
        ("Sec47 and ICPC", 5),
        ("CIN", 6),
        ("Children Looked After", 8),
        ("Leaving Care Services", 9),
    ],
)
def test_a_list_is_known_by_its_names(name: str, number: int) -> None:
    found = list_named(name)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "name", ["Guidance", "Front_Sheet", "FAQ_and_changes", "List_12", "Codes_used", "0", "Checklist 3a"]
)
def test_other_sheets_are_no_lists(name: str) -> None:
    assert list_named(name) is None


def test_every_column_can_be_read() -> None:
    for one in LISTS.values():
        for field in one.layout.fields:
            assert field.kind in KINDS
            assert not field.codes or field.codes in CODE_LISTS
            assert (field.kind == "code") == bool(field.codes) or not field.record


def test_no_two_columns_of_a_list_share_a_header() -> None:
    for one in LISTS.values():
        names = [plain(name) for field in one.layout.fields for name in (field.name, *field.also)]
        assert len(names) == len(set(names)), one.name


def test_the_columns_are_those_of_the_standard() -> None:
    path = ROOT.parent / "shared" / "standards" / "annex_a.csv"
    if not path.exists():
        pytest.skip("the shared standards (annex_a.csv) are not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        standard = [(int(row["list_number"]), row["column_name"]) for row in csv.DictReader(file)]
    assert standard == [(number, field.name) for number, one in LISTS.items() for field in one.layout.fields]
