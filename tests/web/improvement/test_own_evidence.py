"""Evidence is checked by nobody who gave it, leads the action, or said as its lead how it stands."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Evidence, ImprovementPlan
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.mine import to_check
from goldenthread_web.improvement.status import Checked, Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of

HEAD = Role.HEAD_OF_SERVICE
OF_A_LEAD = "You lead this action, so somebody else must check its evidence."
OF_AN_EARLIER_LEAD = "You said how this action stands as its lead"


@pytest.fixture
def given(plan: ImprovementPlan) -> Evidence:
    """Evidence of an action that a head of service leads, given by the plan lead."""
    action = action_numbered(plan, "1.1")
    action.leads.update(person=person_of(HEAD))
    return evidence.give(
        action=action, words="The rota", link="https://council.example/rota", by=by(Role.PLAN_LEAD)
    )


def _accept(one: Evidence, role: Role) -> None:
    evidence.check(evidence=one, accepted=True, reason="", by=by(role))


def test_a_lead_checks_no_evidence_of_the_own_action(given: Evidence) -> None:
    with pytest.raises(NotAllowed, match="You lead this action"):
        _accept(given, HEAD)
    given.refresh_from_db()
    assert given.state == Checked.WAITING
    _accept(given, Role.DIRECTOR)
    given.refresh_from_db()
    assert given.state == Checked.ACCEPTED


def test_who_updated_it_as_its_lead_does_not_check_it_once_another_leads_it(given: Evidence) -> None:
    tracking.update(action=given.action, given=Given(Progress.DELIVERED), seen=0, by=by(HEAD))
    given.action.leads.update(person=person_of(Role.ACTION_LEAD))
    with pytest.raises(NotAllowed, match=OF_AN_EARLIER_LEAD):
        _accept(given, HEAD)


def test_a_plan_lead_who_said_it_for_the_lead_checks_what_the_lead_gives(plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    tracking.update(action=action, given=Given(Progress.UNDER_WAY), seen=0, by=by(Role.PLAN_LEAD))
    shown = evidence.give(
        action=action, words="The plans", link="https://council.example/plans", by=by(Role.ACTION_LEAD)
    )
    assert list(to_check(plan, by(Role.PLAN_LEAD))) == [shown]
    _accept(shown, Role.PLAN_LEAD)


def test_a_lead_is_told_why_and_is_asked_for_no_check(
    site: Council, plan: ImprovementPlan, given: Evidence
) -> None:
    path = f"/plan/actions/{given.action.reference}"
    page = get(site[HEAD], path)
    assert OF_A_LEAD in text_of(page)
    assert not page.xpath("//button[@value='accept']")
    assert not to_check(plan, by(HEAD))
    assert list(to_check(plan, by(Role.DIRECTOR))) == [given]
    refused = sent(site[HEAD], path, status=403, do="accept", evidence=given.reference, reason="")
    assert refused.xpath("//*[contains(@class, 'govuk-error-summary')]")
    assert OF_A_LEAD in text_of(refused)


def test_an_earlier_lead_is_asked_for_no_check(plan: ImprovementPlan, given: Evidence) -> None:
    tracking.update(action=given.action, given=Given(Progress.UNDER_WAY), seen=0, by=by(HEAD))
    given.action.leads.update(person=None)
    assert not to_check(plan, by(HEAD))
