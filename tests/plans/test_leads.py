"""One lead stays one: only what is a whole role or name on both sides is parted; what may be two is asked."""

import pytest

from goldenthread.plans.leads import is_somebody, kept_that_may_be_several, leads_of

pytestmark = pytest.mark.acceptance("5.1")

ONE = """
    Head of SEND and Early Help
    Director of Education and Care
    Head of Policy, Data and IT
    Assistant Director, Early Help and SEND
    Head of Early Help and Family Hubs
    Head of Corporate Parenting and Youth Offer
    Head of Quality Assurance and Safeguarding
    Deputy Director for Health and Wellbeing
    Director, Children's Services
    AD Education and Care
    Service Manager, MASH
    Early Help and SEND Manager
    Heads of Service (CIN/CP)
    Principal Social Worker
    Kay Sample
    N/A
"""
ASKED = """
    Holt, Anna
    Holt, A.
    Anna and Jane
    Jane Smith, Head of Service
    Kay Sample, AD
    Head of Service and Anna Holt
    Head of Care and Corporate Estates Team
    Head of Review and Conference Chairs
    Head of SEND and Inclusive Places
    Detective Inspector, PPU
    Housing and Head of Care
    Police, Health and Education
    Head of CIN/CP
    CIN/CP Team Manager
"""
SEVERAL = """
    Head of Care and Head of MASH -> Head of Care; Head of MASH
    Head of Quality and Safeguarding and Head of SEND -> Head of Quality and Safeguarding; Head of SEND
    Head of Policy, Data and IT, Team Manager -> Head of Policy, Data and IT; Team Manager
    Director, Head of Service -> Director; Head of Service
    DCS, AD and HoS -> DCS; AD; HoS
    DCS and Head of Care -> DCS; Head of Care
    Head of Safeguarding, PSW -> Head of Safeguarding; PSW
    AD/HoS -> AD; HoS
    Head of Care / Head of MASH -> Head of Care; Head of MASH
    Head of Care and/or Head of MASH -> Head of Care; Head of MASH
    Principal Social Worker & Academy Lead -> Principal Social Worker; Academy Lead
    Head of QA and Participation Lead -> Head of QA; Participation Lead
    Lead for Practice and Lead for Data -> Lead for Practice; Lead for Data
    Principal Social Worker and Social Work Academy -> Principal Social Worker; Social Work Academy
    Kay Sample and Head of Service -> Kay Sample; Head of Service
    Kay Sample, Anna Holt and Zoë O'Neill -> Kay Sample; Anna Holt; Zoë O'Neill
    A. O'Neill and J Fox -> A. O'Neill; J Fox
    Director and Anna Holt -> Director; Anna Holt
    Head of Care; DCS -> Head of Care; DCS
    Police/Health -> Police; Health
"""


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("words", lines(ONE))
def test_one_role_with_what_it_is_about_is_one_lead(words: str) -> None:
    assert leads_of(words) == (words,)
    assert kept_that_may_be_several(words) == ()


@pytest.mark.parametrize("words", lines(ASKED))
def test_what_may_be_two_leads_stays_one_and_is_asked(words: str) -> None:
    assert leads_of(words) == (words,)
    assert kept_that_may_be_several(words) == (words,)


@pytest.mark.parametrize("line", lines(SEVERAL))
def test_whole_roles_and_whole_names_are_leads_of_their_own(line: str) -> None:
    words, _, leads = line.partition(" -> ")
    assert leads_of(words) == tuple(leads.split("; "))
    assert kept_that_may_be_several(words) == ()


def test_lines_of_a_cell_are_leads_each() -> None:
    assert leads_of("Head of SEND and Early Help\nHolt, Anna\n\nDCS") == (
        "Head of SEND and Early Help", "Holt, Anna", "DCS",
    )  # fmt: skip


@pytest.mark.parametrize("words", ["improve practice", "weekly"])
def test_words_of_something_else_are_nobody(words: str) -> None:
    assert not is_somebody(words)
