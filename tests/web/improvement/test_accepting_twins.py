"""A document with two of what a plan has one of is accepted all the same, and what it can't keep is told before."""

from django.test import Client

from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan, Priority
from goldenthread.plans.telling import as_data
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import models
from goldenthread_web.improvement.fitted import NAMELESS, UNTITLED, fitted
from goldenthread_web.improvement.models.shared import SHORT
from tests.web.council import Council
from tests.web.improvement.test_reading_in import accepted, hand_over
from tests.web.pages import get

AGAIN = """\
# Southmoor improvement plan 2030/31

## Priority 1: The front door

| Ref | Action | Lead | By when |
|---|---|---|---|
| 1 | Answer every call | Head of MASH | June 2030 |
| 2 | Train those who answer | Head of Practice | July 2030 |

## Priority 2: Homes

| Ref | Action | Lead | By when |
|---|---|---|---|
| 1 | Find twenty homes | Head of Fostering | June 2030 |
| 2 | Pay carers more | Head of Fostering | July 2030 |
"""
LONG = "Homes " * SHORT
TWINS = Plan(
    "Southmoor improvement plan",
    parts=(Part("Children", serves=("Homes",), line=2), Part("Children", "draft", ("Work",), line=8)),
    priorities=(
        Priority("Children", "1", "Homes", line=3), Priority("Children", "2", "Homes", line=9),
        Priority("Children", "3" * 21, LONG + "one", line=12), Priority("Children", "4", LONG + "two", line=15),
    ),
    actions=(
        Action("Children", "Homes", "1", "Find homes", leads=("Head of Care", "Head of Care"), line=5),
        Action("Children", "Homes", "1", "Pay carers", line=6),
        Action("Children", LONG + "two", "A" * 21, "Ask carers", line=16),
        Action("", "", "1", "Begin", line=1),
    ),
    measures=(Measure("Children", "Homes", "", line=20),),
)  # fmt: skip


def test_numbers_that_start_again_under_each_priority_are_accepted(site: Council) -> None:
    lead = site[Role.PLAN_LEAD]
    plan = accepted(lead, hand_over(lead, AGAIN))
    found = models.Action.objects.filter(part__plan=plan).values_list("number", "text")
    assert list(found) == [
        ("1", "Answer every call"), ("2", "Train those who answer"), ("2.1", "Find twenty homes"),
        ("2.2", "Pay carers more"),
    ]  # fmt: skip


def test_what_a_plan_has_only_one_of_is_told_before_it_is_accepted_and_kept_so(site: Council) -> None:
    lead = site[Role.PLAN_LEAD]
    page, plan = _kept(lead)
    for words in fitted(TWINS).told:
        assert words in page
    assert [one.name for one in models.Part.objects.filter(plan=plan)] == ["Children", TWINS.title]
    first, second, third, fourth = models.Priority.objects.filter(part__plan=plan)
    assert (first.name, second.name, third.number) == ("Homes", "Homes (2)", "")
    assert len(fourth.name) == SHORT
    assert fourth.name.endswith("(2)")
    assert [one.priority for one in models.Action.objects.filter(part__plan=plan)] == [
        first,
        first,
        fourth,
        None,
    ]
    assert [one.number for one in models.Action.objects.filter(part__plan=plan)] == ["1", "", "", "1"]
    assert [one.name for one in models.Measure.objects.filter(part__plan=plan)] == [NAMELESS]


def _kept(lead: Client) -> tuple[str, models.ImprovementPlan]:
    draft = hand_over(lead, AGAIN)
    draft.draft = as_data(Draft(TWINS))
    draft.save()
    page = " ".join(get(lead, f"/plan/drafts/{draft.reference}").text_content().split())
    return page, accepted(lead, draft)


def test_what_is_told_names_the_lines() -> None:
    assert fitted(TWINS).plan.parts == (Part("Children", "draft", ("Homes", "Work")),)
    assert fitted(TWINS).told == (
        "Line 8: another part has the same name. What is in this one stands in that one.",
        "Line 9: another priority has the same name. This one is kept as “Homes (2)”.",
        f"Line 12: the name of this priority is longer than {SHORT} letters. It is cut.",
        f"Line 12: the number of this priority, “{'3' * 21}”, is longer than 20 letters. It is kept without a number.",
        f"Line 15: another priority has the same name. This one is kept as “{(LONG[: SHORT - 4])} (2)”.",
        "Line 6: another action of this part has the number 1. This one is kept without a number.",
        f"Line 16: the number of this action, “{'A' * 21}”, is longer than 20 letters. It is kept without a number.",
        f"Line 20: this measure has no name. It is kept as “{NAMELESS}”.",
    )


def test_a_plan_that_fits_is_kept_as_it_is() -> None:
    given = Plan(
        parts=(Part("Children"),),
        priorities=(Priority("Children", "1", "Homes"),),
        actions=(Action("Children", "Homes", "1", "Find homes"), Action("", "", "1", "Begin")),
    )
    kept = fitted(given)
    assert kept.told == ()
    assert kept.plan.actions == (given.actions[0], Action(UNTITLED, "", "1", "Begin"))
    assert kept.plan.priorities == given.priorities
