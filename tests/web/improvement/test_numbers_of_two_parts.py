"""Two parts of a plan that use the same numbers: what an action rests on is the action that was meant, to and fro."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.plans.plan import Action, Draft, Part, Plan
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.telling import as_data
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import models
from goldenthread_web.improvement.fitted import fitted
from goldenthread_web.improvement.operations import accepting, approving, drafts
from goldenthread_web.improvement.queries.whole import whole
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.next_version import compared, handed
from tests.web.improvement.test_reading_in import accepted, hand_over
from tests.web.pages import get

CHILD, STAFF = "Children's services", "Corporate"
PLAN = Plan(
    "Twin numbers",
    parts=(Part(CHILD), Part(STAFF)),
    actions=(
        Action(CHILD, "", "1", "Child action 1", by_when="July 2030"),
        Action(CHILD, "", "2", "Child action 2", by_when="July 2030", depends=("1",)),
        Action(CHILD, "", "3", "Child action 3", by_when="July 2030", depends=("1 (Corporate)", "2")),
        Action(STAFF, "", "1", "Staff action 1", by_when="July 2030"),
        Action(STAFF, "", "2", "Staff action 2", by_when="July 2030", depends=("1", "3")),
    ),
)
RESTS = {
    "Child action 2": ["Child action 1"],
    "Child action 3": ["Child action 2", "Staff action 1"],
    "Staff action 2": ["Child action 3", "Staff action 1"],
}


def kept(read: Plan = PLAN) -> models.ImprovementPlan:
    lead = by(Role.PLAN_LEAD)
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=Draft(read), by=lead)
    return accepting.accept(draft=draft, by=lead)


def rests(plan: models.ImprovementPlan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    ties = models.Dependency.objects.filter(action__part__plan=plan).order_by("action__order", "on__text")
    for action, on in ties.values_list("action__text", "on__text"):
        found.setdefault(action, []).append(on)
    return found


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_it_rests_on_goes_out_and_comes_back_as_a_new_plan_and_as_the_next_version(
    site: Council, form: str
) -> None:
    lead, plan = site[Role.PLAN_LEAD], kept()
    assert rests(plan) == RESTS
    content = lead.get(f"/plan/files/{form}").content
    again = handed(lead, content, plan, f"second.{form}")
    assert compared(again).nothing_differs
    new = handed(lead, content, None, f"new.{form}")
    assert rests(accepting.accept(draft=new, by=by(Role.PLAN_LEAD))) == RESTS


def test_each_action_is_named_so_that_it_is_known(site: Council) -> None:
    told = {one.text: one.depends for one in whole(kept()).actions}
    assert told["Child action 2"] == ("1 (Children's services)",)
    assert told["Child action 3"] == ("1 (Corporate)", "2 (Children's services)")
    assert told["Staff action 2"] == ("1 (Corporate)", "3 (Children's services)")


def test_what_a_document_leaves_open_is_told_and_nothing_is_taken_for_it(site: Council) -> None:
    other = Action("Health", "", "5", "Ask the nurses", by_when="July 2030", depends=("1", "9", "3"), line=12)
    given = Plan(PLAN.title, parts=(*PLAN.parts, Part("Health")), actions=(*PLAN.actions, other))
    told = (
        "Line 12: more than one action is called “1”. What this action rests on is kept without it.",
        "Line 12: no action is called “9”. What this action rests on is kept without it.",
    )
    assert fitted(given).told == told
    lead = site[Role.PLAN_LEAD]
    draft = hand_over(lead)
    draft.draft = as_data(Draft(given))
    draft.save()
    page = get(lead, f"/plan/drafts/{draft.reference}").text_content()
    assert all(words in page for words in told)
    assert rests(accepted(lead, draft)) == RESTS | {"Ask the nurses": ["Child action 3"]}


def test_a_number_that_stands_twice_in_a_part_is_told_before_one_of_them_loses_it(site: Council) -> None:
    twice = Action(CHILD, "", "1", "Child action 1 again", by_when="July 2030", line=4)
    given = Plan(PLAN.title, parts=PLAN.parts, actions=(*PLAN.actions, twice))
    fits = fitted(given)
    assert "more than one action is called “1”" in " ".join(fits.told)
    assert fits.plan.actions[1].depends == ()
    assert fits.plan.actions[4].depends == ("1 (Corporate)", "3 (Children's services)")


def test_the_next_version_leaves_what_is_not_clear_as_it_is(site: Council) -> None:
    lead, plan = site[Role.PLAN_LEAD], kept()
    draft = handed(lead, lead.get("/plan/files/docx").content, plan)
    data = draft.draft
    data["actions"][2]["depends"] = ["1 (Health)"]
    draft.draft = data
    draft.save()
    found = compared(draft)
    assert found.nothing_differs
    [pair] = [pair for pair in found.pairs if pair.notes]
    assert pair.notes == (
        "No action is called “1 (Health)”, on which it says that it rests.",
        "What it rests on stays as it is.",
    )


def test_what_was_withdrawn_holds_nothing_up_also_when_its_number_is_used_again(
    site: Council, tmp_path: Path
) -> None:
    """The tie stays, to be seen if ever it comes back; no file and no check takes the new action for it."""
    lead, plan = site[Role.PLAN_LEAD], kept()
    approving.approve(plan=plan, version=plan.version, by=by(Role.DIRECTOR))
    gone = models.Action.objects.get(part__plan=plan, text="Child action 2")
    models.Action.objects.filter(pk=gone.pk).update(withdrawn_on=plan.begun_on.date())
    assert [one.depends for one in whole(plan).actions if one.text == "Child action 3"] == [
        ("1 (Corporate)",)
    ]
    models.Action.objects.create(part=gone.part, order=9, number="2", text="Another one")
    for form in ("docx", "xlsx"):
        path = tmp_path / f"plan.{form}"
        path.write_bytes(lead.get(f"/plan/files/{form}").content)
        [third] = [one for one in read_file(path).plan.actions if one.text == "Child action 3"]
        assert third.depends == ("1 (Corporate)",)
    again = handed(lead, path.read_bytes(), plan, "second.xlsx")
    assert compared(again).nothing_differs
    assert models.Dependency.objects.filter(on=gone).exists()
