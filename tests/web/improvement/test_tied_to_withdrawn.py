"""A line of a register whose action was withdrawn: whoever changes something else of it leaves it where it belongs."""

from __future__ import annotations

import pytest
from django.utils import timezone
from lxml.html import HtmlElement

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Register, Risk, SelfAssessment
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get


@pytest.fixture
def withdrawn(plan: ImprovementPlan) -> Action:
    found = action_numbered(plan, "2.1")
    Action.objects.filter(pk=found.pk).update(withdrawn_on=timezone.localdate())
    return found


def chosen(page: HtmlElement) -> tuple[str, str]:
    """The reference of the action that is chosen on a page, and the end of its words."""
    [option] = page.xpath("//select[@name='action']/option[@selected]")
    return option.get("value"), option.text_content()[-11:]


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.ACTION_LEAD])
def test_a_risk_stays_with_it(site: Council, plan: ImprovementPlan, withdrawn: Action, role: Role) -> None:
    risk = Risk.objects.create(plan=plan, action=withdrawn, text="It ends", likelihood=1, gravity=1)
    path = f"/plan/risks/{risk.reference}"
    page = get(site[role], path)
    assert chosen(page) == (withdrawn.reference, "(withdrawn)")
    kept = {"text": "It ends early", "likelihood": "2", "gravity": "1", "action": withdrawn.reference}
    sent(site[role], path, do="keep", version="1", **kept)
    risk.refresh_from_db()
    assert (risk.text, risk.action) == ("It ends early", withdrawn)
    assert withdrawn.reference not in get(site[role], "/plan/risks/new").xpath(
        "//select[@name='action']/option/@value"
    )


def test_a_document_stays_with_it(site: Council, plan: ImprovementPlan, withdrawn: Action) -> None:
    document = Register.objects.create(plan=plan, action=withdrawn, name="Supervision policy")
    path = f"/plan/documents/{document.reference}"
    assert chosen(get(site[Role.PLAN_LEAD], path)) == (withdrawn.reference, "(withdrawn)")
    given = {"name": "Policy of supervision", "version": "1", "action": withdrawn.reference}
    sent(site[Role.PLAN_LEAD], path, **given)
    document.refresh_from_db()
    assert (document.name, document.action) == ("Policy of supervision", withdrawn)


def test_a_finding_stays_with_it_and_is_not_answered(
    site: Council, plan: ImprovementPlan, withdrawn: Action
) -> None:
    them = SelfAssessment.objects.create(
        plan=plan,
        title="Peer review",
        kind="peer review",
        on=timezone.localdate(),
        by=person_of(Role.PLAN_LEAD),
    )
    finding = them.findings.create(order=1, text="Visits are late", action=withdrawn)
    path = f"/plan/assessments/{them.reference}/1"
    assert chosen(get(site[Role.PLAN_LEAD], path)) == (withdrawn.reference, "(withdrawn)")
    sent(site[Role.PLAN_LEAD], path, text="Visits come late", version="1", action=withdrawn.reference)
    finding.refresh_from_db()
    assert (finding.text, finding.action) == ("Visits come late", withdrawn)
