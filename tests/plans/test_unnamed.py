"""A finding that tells an action by its first words leaves out whoever is named there."""

from datetime import date

import pytest

from goldenthread.plans.check.checking import check
from goldenthread.plans.check.unnamed import without_names
from goldenthread.plans.plan import Action, Plan

pytestmark = pytest.mark.acceptance("5.2")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Anna Holt to draft the supervision policy", "... to draft the supervision policy"),
        ("Anna Holt and Ben Ode to meet", "... to meet"),
        ("A. Holt will write it", "... will write it"),
        ("Zoë O'Neill must agree", "... must agree"),
        ("Anna to draft it", "... to draft it"),
        ("Anna's draft is read", "...'s draft is read"),
        ("Anna Holt: write it", "...: write it"),
        ("Meet with Ben Ode about the data", "Meet with ... about the data"),
    ],
)
def test_a_person_is_left_out(words: str, told: str) -> None:
    assert without_names(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "Continue to embed Signs of Safety",
        "Early Help to join the panel",
        "Team Managers and Social Workers to meet",
        "Police to share data",
        "Workforce Development Plan is written",
        "Neglect: launch the tool",
        "Young people to be heard",
        "Launch Family Hubs with Early Help",
        "",
    ],
)
def test_what_is_nobody_stays(words: str) -> None:
    assert without_names(words) == words


def test_whoever_leads_is_left_out_wherever_they_stand() -> None:
    assert without_names("Ring Anna for the data", ["Anna Holt"]) == "Ring ... for the data"
    assert without_names("Ring Jane Doe today", ["Head of Care (Jane Doe)"]) == "Ring ... today"
    assert without_names("Write the QA framework", ["Head of QA"]) == "Write the QA framework"


def test_no_finding_has_the_name_of_a_person_from_the_words_of_an_action() -> None:
    actions = (
        Action("Part", "", "", "Anna Holt to draft the policy", leads=("Anna Holt",), line=3),
        Action("Part", "", "", "Anna Holt to draft the policy", leads=("Anna Holt",), line=4),
        Action("Part", "", "", "Meet with Ben Ode about data", leads=("TBC",), due=date(2030, 1, 1), line=5),
    )
    found = check(Plan(actions=actions), date(2031, 1, 1))
    said = " ".join(f"{each.where} {each.message}" for each in found)
    assert "... to draft the policy" in said
    assert "Meet with ... about data" in said
    assert not {"Anna", "Holt", "Ben", "Ode"} & set(said.split())
