"""What was dismissed of an action stays with that action, whatever number it has; and what was dismissed before."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Change, Dismissal, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import dismissing
from goldenthread_web.improvement.queries.findings import ShownFinding, findings
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import get

RULE = "no-lead"
WHY = "The region has said who leads it and begins in May"
follow = import_module("goldenthread_web.improvement.migrations.0011_dismissals_follow_their_action").follow


def found(plan: ImprovementPlan, rule: str = RULE) -> tuple[list[str], list[str]]:
    """Where a rule finds something open, and where somebody dismissed it."""
    [one] = [one for one in findings(plan, by(Role.PLAN_LEAD)) if one.name == rule] or [None]
    if one is None:
        return [], []

    def names(shown: tuple[ShownFinding, ...]) -> list[str]:
        return [each.where for each in shown]

    return names(one.open), names(one.dismissed)


def test_it_follows_the_action_and_not_its_number(site: Council, plan: ImprovementPlan) -> None:
    offer, lead = action_numbered(plan, "P1"), site[Role.PLAN_LEAD]
    offer.leads.all().delete()
    [form] = get(lead, "/plan/check").xpath(f"//form[.//input[@name='rule'][@value='{RULE}']]")
    [where] = form.xpath(".//input[@name='where']/@value")
    sent(lead, "/plan/check", do="dismiss", rule=RULE, where=where, reason=WHY)
    assert found(plan) == ([], ["P1"])
    Action.objects.filter(pk=offer.pk).update(number="P2")
    Action.objects.create(
        part=offer.part, priority=offer.priority, order=9, number="P1", text="Visit schools"
    )
    assert found(plan) == (["P1"], ["P2"]), "the new P1 is open"
    page = get(lead, "/plan/check")
    [again] = page.xpath("//form[.//button[@value='take back']]//input[@name='where']/@value")
    sent(lead, "/plan/check", do="take back", rule=RULE, where=again)
    assert found(plan) == (["P2", "P1"], [])


def test_it_follows_a_measure_and_a_name_that_is_nobodys_stays(plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Social work assessments")
    [rule] = [one for one in findings(plan, by(Role.PLAN_LEAD)) if one.name == "nothing-feeds"]
    [one] = [one for one in rule.open if one.measure == measure.reference]
    given = {"plan": plan, "rule": "nothing-feeds", "reason": WHY, "by": by(Role.PLAN_LEAD)}
    dismissing.dismiss(**given, where=one.key)
    Measure.objects.filter(pk=measure.pk).update(name="Assessments in 45 working days")
    assert found(plan, "nothing-feeds")[1] == ["Assessments in 45 working days"]
    heard = plan.key_outcomes.create(order=5, text="I am asked what I think")
    [rule] = [one for one in findings(plan, by(Role.PLAN_LEAD)) if one.name == "unserved-outcome"]
    assert heard.text in [one.key for one in rule.open]


def _dismissed(plan: ImprovementPlan, where: str, days: int = 30, rule: str = RULE) -> Dismissal:
    """As it was kept when an action was known by its number."""
    at, lead = timezone.now() - timedelta(days=days), person_of(Role.PLAN_LEAD)
    made: Dismissal = Dismissal.objects.create(plan=plan, rule=rule, where=where, reason=WHY, by=lead, at=at)
    return made


@pytest.mark.usefixtures("site")
def test_what_was_dismissed_before_goes_to_who_was_called_so_and_to_nobody_where_that_is_doubtful(
    plan: ImprovementPlan,
) -> None:
    offer, hire, first = (action_numbered(plan, number) for number in ("P1", "C1", "1.1"))
    measure = measure_named(plan, "Social work assessments")
    kept = _dismissed(plan, "P1")
    same, doubtful = _dismissed(plan, f"P1 ({offer.part.name})"), _dismissed(plan, "C1")
    of_measure = _dismissed(plan, measure.name, rule="nothing-feeds")
    of_number = _dismissed(plan, "1.1", rule="one-number-twice")
    Change.objects.create(
        plan=plan, kind="action", subject=hire.reference, was={"number": "C2"}, now={"number": "C1"},
        by=person_of(Role.PLAN_LEAD), edition=1, holds_since=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    follow(apps, None)
    for one in (kept, same, doubtful, of_measure, of_number):
        one.refresh_from_db()
    assert kept.where == offer.reference
    assert same.where == f"P1 ({offer.part.name})", "one of the two is enough"
    assert doubtful.where == "C1", "it had another number when it was said"
    assert of_measure.where == measure.reference
    assert of_number.where == "1.1", "it is said of the number"
    for action in (offer, hire, first):
        action.leads.all().delete()
    assert found(plan) == (["1.1", "C1"], ["P1"])
