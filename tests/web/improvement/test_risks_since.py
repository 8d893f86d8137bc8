"""What changed since the last board names the risks that were put down, rated otherwise, closed or opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Risk
from goldenthread_web.improvement.operations import tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.changes import changes
from goldenthread_web.improvement.registers import operations
from goldenthread_web.improvement.registers.operations import GivenRisk
from goldenthread_web.improvement.status import Progress
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.questions import too_many
from tests.web.improvement.test_registers_in_report import report
from tests.web.pages import get, text_of

LEAD = Role.PLAN_LEAD
HIGH = GivenRisk("The provider closes", 4, 4)
PAGE = "/plan/changes"


def of_long_ago(plan: ImprovementPlan, given: GivenRisk, **said: object) -> Risk:
    """A risk that was put down before anybody looks at what changed."""
    made = operations.add_risk(plan=plan, given=given, by=by(LEAD))
    Risk.objects.filter(pk=made.pk).update(put_down_on=timezone.now() - timedelta(days=400), **said)
    made.refresh_from_db()
    return made


def told(plan: ImprovementPlan, role: Role = LEAD) -> dict[str, tuple[str, ...]]:
    found = changes(plan, by(role), timezone.localdate() - timedelta(days=30))
    return {one.risk.text: one.words for one in found.risks}


def test_each_risk_is_named_with_what_was_done_to_it(site: Council, plan: ImprovementPlan) -> None:
    lead, ago = by(LEAD), timezone.localdate() - timedelta(days=300)
    rated, closed = of_long_ago(plan, HIGH), of_long_ago(plan, replace(HIGH, text="The money ends"))
    shut = replace(HIGH, text="The form is late")
    again = of_long_ago(plan, shut, closed_on=ago, closed_because="It is printed")
    of_long_ago(plan, replace(HIGH, text="Nothing happens"))
    of_long_ago(plan, replace(HIGH, text="Closed long ago"), closed_on=ago, closed_because="It is over")
    said = of_long_ago(plan, replace(HIGH, text="Only its owner changes"))
    operations.change_risk(risk=rated, given=replace(HIGH, gravity=3), version=1, by=lead)
    operations.change_risk(risk=rated, given=replace(HIGH, likelihood=1, gravity=1), version=2, by=lead)
    operations.close_risk(risk=closed, reason="It was found", version=1, by=lead)
    operations.reopen_risk(risk=again, version=1, by=lead)
    given = replace(HIGH, text="Only its owner changes", owner="Me")
    operations.change_risk(risk=said, given=given, version=1, by=lead)
    operations.add_risk(plan=plan, given=replace(HIGH, text="A new one"), by=lead)
    expected = {
        "The form is late": ("Opened again.",),
        "A new one": ("Put down and rated 16 of 25, high (likelihood 4, gravity 4).",),
        "The provider closes": (
            "Rated 1 of 25, low (likelihood 1, gravity 1). It was 16 of 25, high (likelihood 4, gravity 4).",
        ),
        "The money ends": ("Closed: It was found",),
    }
    assert told(plan) == expected
    assert list(told(plan)) == list(expected)
    page = get(site[Role.BOARD_MEMBER], PAGE)
    assert page.xpath("//section[@aria-labelledby='risks']//a/text()") == list(expected)
    assert "4 risks changed" in text_of(page)
    in_report = report(site, Role.BOARD_MEMBER)
    for words in expected.values():
        assert words[0] in text_of(page)
        assert words[0] in in_report


def test_a_partner_is_told_of_the_own_risks_since_they_are_the_own(
    site: Council, plan: ImprovementPlan
) -> None:
    ours, theirs = action_numbered(plan, "2.1"), action_numbered(plan, "P1")
    of_long_ago(plan, replace(HIGH, text="Not theirs", action=ours))
    moved = of_long_ago(plan, replace(HIGH, text="Theirs now", action=ours))
    own = replace(HIGH, text="Theirs now", action=theirs, gravity=2)
    operations.change_risk(risk=moved, given=own, version=1, by=by(LEAD))
    assert told(plan, Role.PARTNER) == {}, "how it was rated was not theirs to read"
    assert "It was 16 of 25" in told(plan)["Theirs now"][0]
    operations.change_risk(risk=moved, given=replace(own, gravity=1), version=2, by=by(LEAD))
    assert "It was 8 of 25" in told(plan, Role.PARTNER)["Theirs now"][0]
    partner = get(site[Role.PARTNER], PAGE)
    assert partner.xpath("//section[@aria-labelledby='risks']//a/text()") == ["Theirs now"]


@pytest.mark.parametrize("role", [LEAD, Role.PARTNER, Role.DIRECTOR, Role.AUDITOR])
def test_the_page_asks_little_with_risks_updates_and_a_second_version(
    site: Council, plan: ImprovementPlan, role: Role
) -> None:
    theirs = action_numbered(plan, "P1")
    for n in range(4):
        risk = of_long_ago(plan, replace(HIGH, text=f"Risk {n}", action=theirs))
        operations.change_risk(
            risk=risk, given=replace(HIGH, gravity=1, action=theirs), version=1, by=by(LEAD)
        )
    tracking.update(
        action=theirs, given=Given(Progress.UNDER_WAY, help_needed="A nurse"), seen=0, by=by(LEAD)
    )
    plan.versions.create(edition=1, approved_on=timezone.now(), approved_by=by(Role.DIRECTOR).account)
    type(plan).objects.filter(pk=plan.pk).update(edition=2)
    plan.refresh_from_db()
    found = changes(plan, by(role), timezone.localdate())
    assert (found.said.updates, found.said.help_asked) == (1, 1)
    assert [edition for edition, _ in found.approved] == [1, 2]
    assert len(found.risks) == 4
    wrong = too_many(site[role], [PAGE])
    assert not wrong, "\n".join(wrong)


def test_it_is_the_same_on_each_database(plan_on_each: ImprovementPlan) -> None:
    action = action_numbered(plan_on_each, "2.1")
    tracking.update(action=action, given=Given(Progress.UNDER_WAY), seen=0, by=by(LEAD))
    risk = of_long_ago(plan_on_each, HIGH)
    operations.change_risk(risk=risk, given=replace(HIGH, gravity=1), version=1, by=by(LEAD))
    found = changes(plan_on_each, by(LEAD), timezone.localdate())
    assert (found.said.updates, found.said.given, len(found.risks)) == (1, 0, 1)
    assert [edition for edition, _ in found.approved] == [1]
