"""What can't be taken is refused, in the words of this site."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from goldenthread.plans.figures.asked import Given as Figure
from goldenthread.terms.months import Month
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    Dismissal,
    ImprovementPlan,
    Risk,
    SelfAssessment,
    SelfFinding,
)
from goldenthread_web.improvement.operations import dismissing, entered, evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.rating import ratings
from goldenthread_web.improvement.reasons import IN_WORDS
from goldenthread_web.improvement.registers import operations as registers
from goldenthread_web.improvement.registers.operations import GivenRisk
from goldenthread_web.improvement.status import Brag, Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import filled, get, text_of

TEMPLATE = "//a[@href='/plan/series/template']"


def test_too_long_a_text_and_no_choice_are_told_in_the_words_of_this_site(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "1.1"), site[Role.PLAN_LEAD]
    path = f"/plan/actions/{action.reference}/update"
    said = text_of(sent(lead, path, status=400, progress="gone", changed="x" * 4001, seen="0"))
    assert "Write 4,000 letters or fewer" in said
    assert "Select one of the choices" in said
    assert "Ensure" not in said
    assert "Enter its title" in text_of(sent(lead, "/plan/assessments/new", status=400))
    said = text_of(sent(lead, "/plan/series/new", status=400))
    assert "Enter what it is called" in said
    assert "Enter who gives it" in said


def test_a_day_of_delivery_of_what_is_not_delivered_is_not_dropped(
    site: Council, plan: ImprovementPlan
) -> None:
    action, today = action_numbered(plan, "1.1"), timezone.localdate()
    day = {"delivered_on_day": "1", "delivered_on_month": "2", "delivered_on_year": str(today.year - 1)}
    path = f"/plan/actions/{action.reference}/update"
    page = sent(site[Role.PLAN_LEAD], path, status=400, **{"progress": "under way", "seen": "0"} | day)
    assert tracking.NOT_DELIVERED in text_of(page)
    with pytest.raises(NotAllowed, match="leave the day of delivery empty"):
        tracking.update(
            action=action, given=Given(Progress.UNDER_WAY, delivered_on=today), seen=0, by=by(Role.PLAN_LEAD)
        )


def test_a_reason_is_in_words_and_stands_in_quotation_marks(plan: ImprovementPlan) -> None:
    action, director = action_numbered(plan, "1.1"), by(Role.DIRECTOR)
    with pytest.raises(NotAllowed, match="in words"):
        tracking.override(action=action, brag=Brag.AMBER, reason=".", seen=0, by=director)
    with pytest.raises(NotAllowed, match="in words"):
        tracking.move(action=action, to=date(2027, 1, 1), reason="x 1", was=action.due, by=by(Role.PLAN_LEAD))
    tracking.override(action=action, brag=Brag.AMBER, reason="The money is over", seen=0, by=director)
    rated = ratings([Action.objects.select_related("part__plan").get(pk=action.pk)])[action.pk]
    assert f"{rated.reason} {rated.beside}".startswith("“The money is over”. By the rules")


@pytest.mark.parametrize("reason", ["x", ".", "So", "o k", "!!!!!", "1234", "aaaaaaaa"])
def test_a_reason_of_a_letter_or_two_is_refused_wherever_one_is_asked_for(
    site: Council, plan: ImprovementPlan, reason: str
) -> None:
    """Returned evidence and figures, a finding that is no fault, a date that is moved: the same words everywhere."""
    action, lead = action_numbered(plan, "2.1"), site[Role.PLAN_LEAD]
    shown = evidence.give(
        action=action, words="The standard", link="https://a.example", by=by(Role.ACTION_LEAD)
    )
    figure = entered.enter(
        measure=measure_named(plan, "Staff who finished"), replaces="", by=by(Role.ANALYST),
        given=Figure(Month(2023, 5), 80.0, "The register"),
    )  # fmt: skip
    given: dict[str, Any] = {"reason": reason}
    day = {"to_day": "1", "to_month": "2", "to_year": str(timezone.localdate().year + 1)}
    sends: list[tuple[str, dict[str, Any]]] = [
        (f"/plan/actions/{action.reference}", {"do": "return", "evidence": shown.reference}),
        (f"/plan/actions/{action.reference}", {"do": "move", "was": str(action.due), **day}),
        (f"/plan/figures/{figure.reference}", {"do": "return"}),
        ("/plan/check", {"do": "dismiss", "rule": "no-impact", "where": "1.2"}),
    ]
    for path, what in sends:
        answer = lead.post(path, what | given)
        assert answer.status_code in (400, 403), path
        assert IN_WORDS in answer.content.decode(), path
    with pytest.raises(NotAllowed, match="in words"):
        entered.check(entered=figure, accepted=False, reason=reason, by=by(Role.PLAN_LEAD))
    with pytest.raises(NotAllowed, match="in words"):
        dismissing.dismiss(plan=plan, rule="no-impact", where="1.2", reason=reason, by=by(Role.PLAN_LEAD))
    assert not Dismissal.objects.exists()
    assert {shown.state, figure.state} == {"waiting"}


def test_why_something_is_no_fault_stands_again_where_it_was_typed(
    site: Council, plan: ImprovementPlan
) -> None:
    """Where it has a sign of a child it is asked about once, and taken when it is sent again as it is."""
    path, lead = "/plan/check", site[Role.PLAN_LEAD]
    box = get(lead, path).xpath("//form[.//button[@value='dismiss']]")[0]
    rule, where = (box.xpath(f".//input[@name='{name}']/@value")[0] for name in ("rule", "where"))
    given = {"do": "dismiss", "rule": rule, "where": where, "reason": "It is as K.B. wrote on 03/04/2023"}
    page = sent(lead, path, status=400, **given)
    assert "Look at this again" in text_of(page)
    [again] = page.xpath("//form[.//input[@name='reason' and @value]]")
    assert again.xpath(".//input[@name='reason']/@value") == [given["reason"]]
    [advised] = again.xpath(".//input[@name='advised']/@value")
    sent(lead, path, **given, advised=advised)
    assert Dismissal.objects.get().reason == given["reason"]


def test_an_action_keeps_a_number_and_a_risk_stands_in_one_place(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.PLAN_LEAD]
    given = {"number": "", "place": f"priority-{action.priority_id}", "text": action.text}
    path = f"/plan/edit/action/{action.reference}"
    [seen] = get(lead, path).xpath("//input[@name='seen']/@value")
    page = sent(lead, path, status=403, **given, seen=seen)
    assert "Give the action a number" in text_of(page)
    other = action_numbered(plan, "1.1")
    given_risk = GivenRisk("The money ends", 3, 3, action=action, priority=other.priority)
    with pytest.raises(NotAllowed, match="another priority"):
        registers.add_risk(plan=plan, given=given_risk, by=by(Role.PLAN_LEAD))
    assert not Risk.objects.exists()


def test_no_page_leads_to_what_its_reader_does_not_find(site: Council, plan: ImprovementPlan) -> None:
    found: SelfAssessment = SelfAssessment.objects.create(
        plan=plan, title="Peer review", kind="Peer review", on=date(2023, 1, 1), by=person_of(Role.PLAN_LEAD)
    )
    SelfFinding.objects.create(assessment=found, order=1, text="Too few visits")
    path, add = f"/plan/assessments/{found.reference}/1", "//a[@href='/plan/add/action']"
    assert get(site[Role.PLAN_LEAD], path).xpath(add)
    assert not get(site[Role.AUDITOR], path).xpath(add)
    assert get(site[Role.PLAN_LEAD], "/plan/series/hand-over").xpath(TEMPLATE)


def test_without_an_improvement_plan_no_spreadsheet_is_offered(site: Council) -> None:
    page = get(site[Role.PLAN_LEAD], "/plan/series/hand-over")
    assert not page.xpath(TEMPLATE)
    assert "There is no improvement plan here yet" in text_of(page)


def test_a_day_of_a_step_that_can_not_be_read_is_told_at_its_box(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.1")
    path = f"/plan/actions/{action.reference}/steps"
    before = list(action.steps.values_list("text", "due"))
    given = filled(get(site[Role.PLAN_LEAD], path)) | {"text-new-2": "Ask families", "by-new-2": "soonish"}
    page = sent(site[Role.PLAN_LEAD], path, status=400, **given)
    [told] = page.xpath("//*[contains(@class, 'govuk-error-summary')]//a[@href='#id_by-new-2']/text()")
    assert told.startswith(f"Step {len(before) + 2}: write a day or a month")
    assert page.xpath("string(//textarea[@name='text-new-2'])").strip() == "Ask families"
    assert list(action.steps.values_list("text", "due")) == before
