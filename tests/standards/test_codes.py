"""The code lists: each code is known by itself, by its label, and by every spelling listed for it."""

import csv
from pathlib import Path

import pytest

from goldenthread.standards.codes import CODE_LISTS, CodeList, plain
from tests.house.repository import ROOT

STANDARDS = ROOT.parent / "shared" / "standards"
LISTS = pytest.mark.parametrize("codes", CODE_LISTS.values(), ids=lambda codes: codes.name)


@LISTS
def test_every_code_is_recognised_in_any_case_and_with_words_behind_it(codes: CodeList) -> None:
    for code in codes.codes:
        assert codes.recognise(code) == code
        assert codes.recognise(code.lower()) == code
        if code.isalnum() and len(code) <= 6:
            assert codes.recognise(f"{code} - in other words") == code
            assert codes.recognise(f"q) {code}: in other words") == code


@LISTS
def test_every_label_and_every_spelling_is_recognised(codes: CodeList) -> None:
    for code, label in codes.codes.items():
        assert codes.recognise(label) == code
        assert codes.recognise(f"z) {label.upper()}") == code
    for spelling, code in codes.variants.items():
        assert code in codes.codes
        assert codes.recognise(spelling) == code


@LISTS
def test_no_spelling_stands_for_two_codes(codes: CodeList) -> None:
    labels = [plain(label) for label in codes.codes.values()]
    spellings = [plain(spelling) for spelling in codes.variants]
    assert len(labels) == len(set(labels))
    assert len(spellings) == len(set(spellings))


def test_the_codes_are_those_of_the_publishers() -> None:
    rows = _shared("codes.csv")
    published = {}
    for row in rows:
        published.setdefault(row["code_list"], set()).add(row["code"])
    ours_too = set(CODE_LISTS) & set(published) - {"accommodation_suitable", "care_leaver_eligibility"}
    assert len(ours_too) > 20
    for name in ours_too:
        assert set(CODE_LISTS[name].codes) == published[name] - {"UNKNOWN"}, name


@pytest.mark.parametrize(
    ("header", "code_list"),
    [
        ("Ethnicity", "ethnicity"),
        ("Gender", "sex"),
        ("Contact Source", "referral_source"),
        ("Primary Need Code", "primary_need"),
        ("Reason for Closure", "reason_for_closure"),
        ("Initial Category of Abuse", "category_of_abuse"),
        ("Child's Legal Status", "legal_status"),
        ("Placement Provider", "placement_provider"),
        ("Eligibility Category", "care_leaver_eligibility"),
        ("LA In Touch", "in_touch"),
        ("Suitability of Accommodation", "accommodation_suitable"),
        ("What is the permanence plan for this child?", "permanence_plan"),
        ("Case status", "case_status"),
    ],
)
def test_every_value_that_annex_a_allows_is_recognised(header: str, code_list: str) -> None:
    allowed = next(row["allowed_values"] for row in _shared("annex_a.csv") if row["column_name"] == header)
    values = [value.split("(")[0].split(";")[0].strip() for value in allowed.split("|")]
    assert len(values) > 1
    unknown = [value for value in values if CODE_LISTS[code_list].recognise(value) is None]
    assert not unknown


@pytest.mark.parametrize(
    ("group", "code_list", "belongs"),
    [
        (
            "category_of_abuse",
            "category_of_abuse",
            {"a": "NEG", "b": "PHY", "c": "SAB", "d": "EMO", "e": "MUL"},
        ),
        ("need", "primary_need", {letter: f"N{at}" for at, letter in enumerate("abcdefghi", 1)}),
    ],
)
def test_spellings_met_in_practice_agree_with_the_publishers_grouping(
    group: str, code_list: str, belongs: dict[str, str]
) -> None:
    """Where their groups are as fine as the codes, what we recognise falls into the group they gave.

    They put `N0 - N / A ...` with N9; the code written in the cell decides.
    """
    codes, agreed, differ = CODE_LISTS[code_list], 0, []
    for row in _shared("annex_a_value_variants.csv"):
        expected = belongs.get(row["publisher_mapping"][:1])
        if row["column_group"] != group or row["flag"] or expected is None:
            continue
        code = codes.recognise(row["raw_value"].strip())
        agreed += code == expected
        if code not in (None, expected) and not row["raw_value"].startswith(code):
            differ.append(row["raw_value"])
    assert agreed > 20
    assert not differ


def _shared(name: str) -> list[dict[str, str]]:
    path: Path = STANDARDS / name
    if not path.exists():
        pytest.skip(f"the shared standards ({name}) are not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
