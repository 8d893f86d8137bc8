"""What the plan check says, over all its rules: no person is named, and no plan is no plan without findings."""

import re
from datetime import date

import pytest

from goldenthread.plans.check.checking import check
from goldenthread.plans.check.roles import is_nobody, is_role, same
from goldenthread.plans.plan import Action, Plan
from goldenthread.plans.reading.reader import read_text
from goldenthread.plans.writing.template import example
from tests.house.repository import ROOT

SEED = ROOT.parent / "shared" / "seeds" / "004_cb9e792b5f937bf9.txt"
AFTER_IT = date(2026, 6, 30)
PEOPLE = (
    "Robin Example", "Cllr Robin Example", "Robin Example - Head of Care", "Head of Service Robin Example",
    "ABC – Robin Example", "R. Example", "Robin Example for", "robin example",
)  # fmt: skip


def _said(plan: Plan) -> str:
    return "\n".join(f"{each.where}\n{each.message}" for each in check(plan, AFTER_IT))


@pytest.mark.parametrize("lead", PEOPLE)
def test_a_person_is_never_named(lead: str) -> None:
    """Whatever is wrong with the actions of somebody, a finding says where and what, never who."""
    actions = tuple(
        Action("Part", "", f"{n}.1", "Do", leads=(lead,), due=date(2026, 5, 1 + n)) for n in range(6)
    )
    said = _said(Plan(actions=actions))
    assert "One lead has 6 actions due in May 2026, more than 4: 0.1, 1.1, 2.1, 3.1, 4.1 and 5.1." in said
    assert not re.search("robin|example", said, re.IGNORECASE)


@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder of seeds is not beside the repository")
@pytest.mark.acceptance("5.2")
def test_no_person_of_a_real_plan_is_named() -> None:
    """No part of the name of any lead that is a person stands in what is found."""
    plan = read_text(SEED.read_text("utf-8")).plan
    offices = "director|head|chief|lead|leader|team|academy|social|services"
    leads = {lead for action in plan.actions for lead in action.leads}
    people = [lead for lead in leads if not re.search(rf"\b(?:{offices})s?\b", lead, re.IGNORECASE)]
    parts = {part.lower() for lead in people for part in re.findall(r"\w{3,}", lead) if not part.isupper()}
    assert len(parts) > 15
    words = set(re.findall(r"\w+", _said(plan).lower()))
    assert sorted(parts & words) == []


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("Director of Children's Services", True),
        ("Deputy Director for Health and Wellbeing", True),
        ("Heads of Service", True),
        ("Chair of the Safeguarding Partnership", True),
        ("Lead Independent Reviewing Officer", True),
        ("Principal Social Worker", True),
        ("Head of Care Robin Example", False),
        ("DCS", False),  # two letters or four may be somebody's
        ("Young", False),
    ],
)
def test_only_what_is_a_role_beyond_doubt_is_one(lead: str, role: bool) -> None:
    assert is_role(lead) is role


def test_words_for_nobody() -> None:
    assert all(map(is_nobody, ("TBC", "tba", "Vacant", "N/A", "N", "-", "", "To be confirmed.", "(vacancy)")))
    assert not any(map(is_nobody, ("Director", "SLT", "All", "Robin Example")))


@pytest.mark.parametrize(
    ("lead", "nobody"),
    [
        ("Vacant post", True),
        ("HoS (vacant)", True),
        ("TBC - HoS", True),
        ("Vacant (Team Manager)", True),
        ("Vacant Team Manager post", True),
        ("Head of QA - vacant from May 2025", True),
        ("Head of Care to be confirmed", True),
        ("Not yet appointed", True),
        ("tbc person", True),
        ("Early Help (TBC)", True),
        ("Head of Care (deputy to be appointed)", False),
        ("Head of Care (Robin Example)", False),
        ("Robin Example (TBC)", False),
        ("TBC - Robin", False),
        ("RE (TBC)", False),  # two letters may be somebody's
        ("TBC (Sample)", True),
        ("To be recruited (Robin Example)", True),
        ("As above", True),
        ("As per 1.1", True),
        ("↑", True),
        ("Robin (as above)", False),
        ("Vacancy Manager", False),
        ("New post", False),
    ],
)
def test_a_role_that_nobody_is_in_leads_nothing(lead: str, nobody: bool) -> None:
    assert is_nobody(lead) is nobody
    found = {
        each.rule
        for each in check(Plan(actions=(Action("Part", "", "1", "Do", leads=(lead,)),)), date(2026, 1, 1))
    }
    assert ("no-lead" in found) is nobody


def test_who_is_in_brackets_behind_words_for_nobody_is_not_named_in_a_finding() -> None:
    def told(lead: str) -> str:
        plan = Plan(actions=(Action("Part", "", "1", "Do", leads=(lead,)),))
        return next(each for each in check(plan, date(2026, 1, 1)) if each.rule == "no-lead").message

    assert "Sample" not in told("TBC (Sample)")
    assert '"TBC (HoS)"' in told("TBC (HoS)")
    assert '"As above"' in told("As above")


def test_one_role_in_three_spellings() -> None:
    assert len({same(f"Deputy Director{word} Health and Wellbeing") for word in (" for", " of", "")}) == 1
    assert same("Head of Care") != same("Head of Safeguarding")


def test_to_be_confirmed_is_no_lead() -> None:
    plan = Plan(
        actions=(
            Action("Part", "", "1", "Do", leads=("N", "A")),
            Action("Part", "", "2", "Do", leads=("Director",)),
        )
    )
    found = [(each.where, each.message) for each in check(plan, AFTER_IT) if each.rule == "no-lead"]
    assert found == [("1", 'Nobody is named as its lead. It says "N/A".')]


def test_an_outcome_that_is_said_nearly_so_is_asked() -> None:
    """What only shares words with an outcome is not taken for it, and is not passed over."""
    saying = "I know my voice is heard by my worker."
    plan = Plan(
        key_outcomes=("My voice is heard and recorded.", "I only tell my story once."),
        actions=tuple(Action("Part", "", f"1.{n}", "Do", impact=(saying,)) for n in range(1, 6)),
    )
    told = {each.where: each.message for each in check(plan, AFTER_IT) if each.rule == "unserved-outcome"}
    none = "No action names this as its impact for children."
    assert told == {
        "My voice is heard and recorded.": f"{none} Near it in words: 1.1, 1.2, 1.3 and 2 more. Say whether that is "
        "meant, in the same words.",
        "I only tell my story once.": none,
    }


@pytest.mark.parametrize("words", ["# Our improvement plan\n", "a,b\n1,2\n", ""])
def test_a_document_without_a_plan_is_not_sound(words: str) -> None:
    found = check(read_text(words).plan, AFTER_IT)
    assert [each.rule for each in found] == ["no-action"]
    assert "It has no action" in found[0].message


@pytest.mark.parametrize(
    "today", [date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31), date(2028, 2, 29)]
)
def test_nothing_is_wrong_with_the_example_of_the_template(today: date) -> None:
    """On any day on which somebody takes the template, the check finds what they wrote and not what we did."""
    plan = example(today)
    assert plan.starts is not None
    assert plan.starts > today
    assert check(plan, today) == []
