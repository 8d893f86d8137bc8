"""Registers, boards and figures where somebody else was quicker: what was typed comes back beside the refusal."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans.figures.asked import Counted, Given
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Entered,
    ImprovementPlan,
    Measure,
    Meeting,
    Register,
    Risk,
    SelfAssessment,
)
from goldenthread_web.improvement.operations import approving, entered
from goldenthread_web.improvement.operations.series import Way, count
from goldenthread_web.improvement.registers import assessing, boards, operations
from goldenthread_web.improvement.status import MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import Page, text_of

TYPED, OTHER = "A second home is found by May", "The clinic moved its days"
RISK = {
    "text": "The provider may close", "likelihood": "3", "gravity": "4", "mitigation": TYPED, "owner": OTHER
}  # fmt: skip


def held(page: Page, *words: str) -> None:
    """What was typed stands apart from the forms, and no error leads to a field that is not there."""
    [part] = page.xpath("//section[@aria-labelledby='not-kept']")
    said = " ".join(part.text_content().split())
    assert [one for one in words if one not in said] == []
    leading = page.xpath("//div[contains(@class, 'govuk-error-summary')]//a/@href")
    assert {one for one in leading if one.startswith("#")} <= {f"#{name}" for name in page.xpath("//@id")}
    assert page.xpath("//div[contains(@class, 'govuk-error-summary')]//li")


def over(plan: ImprovementPlan) -> None:
    """Another plan takes the place of this one."""
    other = make_plan(person_of(Role.PLAN_LEAD))
    approving.approve(plan=other, version=other.version, by=by(Role.DIRECTOR))


@pytest.fixture
def risk(plan: ImprovementPlan) -> Risk:
    return Risk.objects.create(
        plan=plan, action=action_numbered(plan, "2.1"), text=RISK["text"], likelihood=4, gravity=4
    )


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    """A measure of the part that partners work on, counted in one number."""
    found = measure_named(plan, "Health assessments")
    way = Way(Counted.DAYS, Better.HIGHER, False)
    count(measure=found, way=way, version=found.version, by=by(Role.PLAN_LEAD))
    return found


def test_a_risk_that_somebody_closed_meanwhile(site: Council, risk: Risk) -> None:
    assert risk.action is not None
    lead, seen = site[Role.ACTION_LEAD], str(risk.version)
    operations.close_risk(risk=risk, reason="The home stays", version=risk.version, by=by(Role.PLAN_LEAD))
    path = f"/plan/risks/{risk.reference}"
    page = sent(lead, path, status=403, do="keep", version=seen, **RISK, action=risk.action.reference)
    held(page, TYPED, OTHER)
    assert "This risk is closed. Open it again first." in text_of(page)
    held(sent(lead, path, status=403, do="close", version=seen, reason=TYPED), TYPED)
    held(sent(lead, path, status=400, do="keep", version=seen, **RISK | {"gravity": "6"}), TYPED)


def test_a_risk_and_a_document_of_a_plan_that_ended(site: Council, plan: ImprovementPlan, risk: Risk) -> None:
    lead = site[Role.PLAN_LEAD]
    document = Register.objects.create(plan=plan, name="Supervision policy")
    over(plan)
    held(sent(lead, f"/plan/risks/{risk.reference}", status=403, do="keep", version="1", **RISK), TYPED)
    path = f"/plan/documents/{document.reference}"
    page = sent(lead, path, status=403, name="Supervision policy", owner=TYPED, version="1")
    held(page, TYPED)
    assert "This improvement plan has ended" in text_of(page)


def test_a_meeting_that_somebody_corrected_meanwhile(site: Council, plan: ImprovementPlan) -> None:
    who, lead = by(Role.PLAN_LEAD), site[Role.PLAN_LEAD]
    meeting: Meeting = boards.put_down(plan=plan, given=boards.GivenMeeting(date(2030, 5, 6)), by=who)
    path = f"/plan/boards/{meeting.reference}"
    other = boards.GivenMeeting(date(2030, 5, 7))
    boards.correct(meeting=meeting, plan=plan, given=other, reason="The room is taken", by=who)
    day = {"day_day": "8", "day_month": "5", "day_year": "2030"}
    page = sent(lead, path, status=409, do="correct", words=OTHER, reason=TYPED, **day)
    held(page, TYPED, OTHER, "8/5/2030")
    assert "The room is taken" in text_of(page)
    held(sent(lead, path, status=409, do="take back", reason=TYPED), TYPED)
    held(sent(lead, path, status=400, do="correct", words=OTHER, reason="", **day), OTHER)


def test_a_figure_that_somebody_accepted_before_it_was_returned(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    given = Given(Month.parse("2023-05"), 14.0, "The clinic")
    one: Entered = entered.enter(measure=shared, given=given, replaces="", by=by(Role.PARTNER))
    path = f"/plan/figures/{one.reference}"
    entered.check(entered=one, accepted=True, reason="", by=by(Role.DIRECTOR))
    page = sent(site[Role.PLAN_LEAD], path, status=403, do="return", reason=TYPED)
    held(page, TYPED)
    assert "waits for no check any more" in text_of(page)
    held(sent(site[Role.PLAN_LEAD], path, status=400, do="return", reason="x"), "x")


def test_a_figure_of_a_plan_that_ended_is_neither_entered_nor_returned(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    given = Given(Month.parse("2023-05"), 14.0, "The clinic")
    one: Entered = entered.enter(measure=shared, given=given, replaces="", by=by(Role.PARTNER))
    over(plan)
    page = sent(site[Role.PLAN_LEAD], f"/plan/figures/{one.reference}", status=403, do="return", reason=TYPED)
    held(page, TYPED)
    assert page.xpath("//main//button") == []
    path = f"/plan/measures/{shared.reference}/enter"
    page = sent(site[Role.PARTNER], path, status=403, month="2023-06", value="15", source=TYPED, note=OTHER)
    held(page, "2023-06", "15", TYPED, OTHER)


def test_a_figure_of_a_measure_that_a_plan_lead_feeds_otherwise(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    path = f"/plan/measures/{shared.reference}/enter"
    said = {"month": "2023-06", "value": "15.5", "source": TYPED, "note": OTHER}
    way = Way(Counted.PERCENT, Better.HIGHER, True)
    count(measure=shared, way=way, version=shared.version, by=by(Role.PLAN_LEAD))
    page = sent(site[Role.PARTNER], path, status=400, **said)
    held(page, "15.5")
    assert page.xpath("//textarea[@name='note']")[0].text_content().strip() == OTHER
    Measure.objects.filter(pk=shared.pk).update(kind=MeasureKind.DOCUMENT.value)
    page = sent(site[Role.PARTNER], path, status=403, **said)
    held(page, "15.5", TYPED, OTHER)
    assert "Nobody enters figures for this measure" in text_of(page)


def test_how_a_series_is_counted_and_ends_where_nothing_is_entered_any_more(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    Measure.objects.filter(pk=shared.pk).update(kind=MeasureKind.DOCUMENT.value)
    lead, path = site[Role.PLAN_LEAD], f"/plan/measures/{shared.reference}"
    held(sent(lead, f"{path}/end", status=403, do="end", month="2023-06", reason=TYPED), TYPED, "2023-06")
    held(sent(lead, f"{path}/counted", status=403, owed_from="2023-05", version="1"), "2023-05")
    assert lead.get(f"{path}/end").status_code == lead.get(f"{path}/counted").status_code == 404


def test_a_self_assessment_of_a_plan_that_ended(site: Council, plan: ImprovementPlan) -> None:
    made: SelfAssessment = assessing.add(
        plan=plan, title="Spring", kind="review", on=date(2023, 5, 1), findings=["Plans are old"],
        by=by(Role.PLAN_LEAD),
    )  # fmt: skip
    over(plan)
    path = f"/plan/assessments/{made.reference}"
    held(sent(site[Role.PLAN_LEAD], path, status=403, findings=TYPED), TYPED)
    answer = {"text": OTHER, "none_because": TYPED, "version": "1"}
    page = sent(site[Role.PLAN_LEAD], f"{path}/1", status=403, **answer)
    held(page, TYPED, OTHER)
    sent(site[Role.DIRECTOR], f"{path}/1", status=404, **answer)
