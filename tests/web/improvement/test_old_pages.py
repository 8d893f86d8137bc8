"""A page that was opened before somebody else changed its rows: nothing that was chosen or written on it is dropped."""

from __future__ import annotations

from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Step
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import filled, get, text_of


def test_a_lead_that_is_named_otherwise_by_now_is_tied_to_nobody_in_silence(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "C1"), site[Role.PLAN_LEAD]
    who, path = person_of(Role.ACTION_LEAD), f"/plan/actions/{action.reference}/leads"
    old = action.leads.get()
    opened = filled(get(lead, path)) | {f"lead-{old.pk}": who.reference}
    old.delete()
    new = action.leads.create(words="Director of People", person=person_of(Role.DIRECTOR))
    page = sent(lead, path, status=409, **opened)
    said = text_of(page)
    assert "Somebody else changed who leads this action" in said
    assert page.xpath("//p[@class='said']/text()") == [f"{who.name} ({who.email})"], "what was chosen"
    sent(lead, path, **filled(page))
    new.refresh_from_db()
    assert new.person == person_of(Role.DIRECTOR), "sending it as it stands takes nothing away"


def test_a_lead_that_nobody_chose_for_is_no_question(site: Council, plan: ImprovementPlan) -> None:
    action, lead = action_numbered(plan, "1.2"), site[Role.PLAN_LEAD]
    path = f"/plan/actions/{action.reference}/leads"
    first, second = action.leads.all()
    opened = filled(get(lead, path)) | {f"lead-{first.pk}": person_of(Role.ACTION_LEAD).reference}
    second.delete()
    sent(lead, path, **opened)
    assert action.leads.get().person == person_of(Role.ACTION_LEAD)


def test_a_step_that_was_put_back_is_another_step(site: Council, plan: ImprovementPlan) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.ACTION_LEAD]
    path = f"/plan/actions/{action.reference}/steps"
    old = Step.objects.create(action=action, order=0, text="Ask each child", by_when="May 2024")
    opened = filled(get(lead, path)) | {f"text-{old.pk}": "Ask each child twice"}
    old.delete()
    late = sent(lead, path, status=409, **opened)
    assert "Ask each child twice" in [one.text_content().strip() for one in late.xpath("//textarea")]
    assert not action.steps.exists()
    Step.objects.create(action=action, order=0, text="Ask each child", by_when="May 2024")
    late = sent(lead, path, status=409, **opened)
    sent(lead, path, **filled(late))
    assert [one.text for one in action.steps.all()] == ["Ask each child", "Ask each child twice"]


def test_a_lead_whose_account_is_closed_is_not_untied_by_keeping_the_page(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "C1"), site[Role.PLAN_LEAD]
    who = person_of(Role.ACTION_LEAD)
    path, named = f"/plan/actions/{action.reference}/leads", action.leads.get()
    action.leads.update(person=who)
    Person.objects.filter(pk=who.pk).update(is_active=False, removed_on=timezone.now())
    page = get(lead, path)
    assert f"{who.name} ({who.email}; the account is closed)" in text_of(page)
    sent(lead, path, **filled(page))
    named.refresh_from_db()
    assert named.person == who
