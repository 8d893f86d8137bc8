"""What people write in a coded column, and the one code it can mean."""

import pytest

from goldenthread.intake.values import as_code, as_yes_no
from goldenthread.standards.codes import CODE_LISTS
from tests.intake.values.columns import read


@pytest.mark.parametrize(
    ("code_list", "cell", "code"),
    [
        ("ethnicity", "a) WBRI", "WBRI"),
        ("ethnicity", "wbri", "WBRI"),
        ("ethnicity", "s) REFU", "REFU"),
        ("ethnicity", "s) NOBT", "NOBT"),
        ("ethnicity", "t) NOBT", "NOBT"),
        ("ethnicity", "u) UNKNOWN", "NOBT"),
        ("ethnicity", "White - British", "WBRI"),
        ("ethnicity", "WBRI White British", "WBRI"),
        ("ethnicity", "A1 - White British", "WBRI"),
        ("ethnicity", "Mixed / multiple ethnic groups/White and Asian", "MWAS"),
        ("primary_need", "N1 - Abuse or neglect", "N1"),
        ("primary_need", "N2 - Child\u2019s disability", "N2"),
        ("primary_need", "child's disability", "N2"),
        ("primary_need", "N1a - Domestic abuse", "N1"),
        ("referral_source", "q) 6: Police", "6"),
        ("referral_source", "a) 1A: Individual", "1A"),
        ("referral_source", "u) 10: Unknown", "10"),
        ("referral_source", "Police", "6"),
        ("placement_type", "U1: Foster placement with relative or friend", "U1"),
        ("placement_type", "zz) T4: Temporary accommodation", "T4"),
        ("placement_provider", "b) PR1: Own provision", "PR1"),
        ("reason_ceased", "e) E4A: Return home", "E4A"),
        ("legal_status", "V4 - Short breaks", "V4"),
        ("sex", "M", "M"),
        ("sex", "b) Female", "F"),
        ("sex", "c) Not stated/recorded", "U"),
        ("sex", "d) Neither", "U"),
        ("sex", "2", "F"),
        ("in_touch", "d) Refu", "REFU"),
        ("in_touch", "a) Yes", "YES"),
        ("care_leaver_accommodation", "B", "B"),
        ("care_leaver_accommodation", "U - Independent living", "U"),
        ("care_leaver_accommodation", "(Z) With former foster carers", "Z"),
        ("category_of_abuse", "e) Multiple/not recommended", "MUL"),
        ("category_of_abuse", "Neglect, Emotional", "MUL"),
        ("disability", "NONE", "NONE"),
        ("disability", "none", "NONE"),
        ("activity", "G5 - NEET other", "G5"),
    ],
)
def test_a_code_is_recognised(code_list: str, cell: str, code: str) -> None:
    assert read(as_code, [cell], CODE_LISTS[code_list]) == ([code], [])


@pytest.mark.parametrize(
    ("code_list", "cell"),
    [
        ("primary_need", "A sort of neglect"),
        ("ethnicity", "A"),
        ("ethnicity", "A1 - Pakistani"),  # the case system's code and the label disagree
        ("care_leaver_accommodation", "With someone"),
        ("care_leaver_accommodation", "S other arrangement"),  # a letter by itself is no code
        ("sex", "Mary"),
        ("placement_type", "K9"),
    ],
)
def test_what_names_no_code_is_missing_and_never_guessed(code_list: str, cell: str) -> None:
    assert read(as_code, [cell], CODE_LISTS[code_list]) == ([None], [(2, "unknown-code")])


@pytest.mark.parametrize("cell", ["a) Yes", "Yes", "Y", "y", "1", "True", "TRUE", "1 - Yes"])
def test_yes(cell: str) -> None:
    assert read(as_yes_no, [cell]) == ([True], [])


@pytest.mark.parametrize("cell", ["b) No", "No", "N", "0", "false", "0 - No"])
def test_no(cell: str) -> None:
    assert read(as_yes_no, [cell]) == ([False], [])


def test_unknown_is_said_and_is_no_fault_but_perhaps_is() -> None:
    assert read(as_yes_no, ["c) Unknown", "", "perhaps"]) == ([None, None, None], [(4, "unknown-code")])


def test_bools_and_numbers_are_yes_and_no() -> None:
    assert read(as_yes_no, [True, False, None]) == ([True, False, None], [])
    assert read(as_yes_no, [1.0, 0.0]) == ([True, False], [])
