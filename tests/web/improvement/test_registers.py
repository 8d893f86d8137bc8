"""The registers beside the plan: risks, strategies and policies, self-assessments and what answers their findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement import keeping
from goldenthread_web.improvement.models import (
    Evidence,
    ImprovementPlan,
    Measure,
    Register,
    Risk,
    SelfAssessment,
    SelfFinding,
)
from goldenthread_web.improvement.registers.queries import level_of
from goldenthread_web.improvement.status import MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import get, text_of

MOST_QUESTIONS = 12
RISK = {"text": "The provider closes", "likelihood": "4", "gravity": "4", "mitigation": "Look for another"}
PDF = b"%PDF-1.7\nmade up\n"


@contextmanager
def asking_little() -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUESTIONS, "\n".join(
        one["sql"][one["sql"].find(" FROM ") :][:100] for one in asked
    )


def day(name: str, days: int) -> dict[str, str]:
    """The boxes of a date that lies some days from today."""
    on = timezone.localdate() + timedelta(days=days)
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def test_a_risk_is_put_down_rated_looked_at_again_and_closed(site: Council, plan: ImprovementPlan) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(plan, "1.1")
    assert "No risk stands open here" in text_of(get(lead, "/plan/risks"))
    page = sent(lead, "/plan/risks/new", status=400, **RISK | {"likelihood": "6"})
    assert "Select one of the choices" in text_of(page)
    sent(lead, "/plan/risks/new", **RISK, **day("review_on", -1), action=action.reference)
    risk = Risk.objects.get()
    assert (risk.score, risk.action, risk.review_on) == (16, action, timezone.localdate() - timedelta(days=1))
    get(lead, "/help")
    with asking_little():
        page = get(lead, "/plan/risks")
    assert page.xpath("//main//table//strong/text()") == ["High", "overdue"]
    path = f"/plan/risks/{risk.reference}"
    with asking_little():
        get(lead, path)
    begin = {"do": "keep", "version": "1", **RISK}
    sent(lead, path, **begin | {"gravity": "1"})
    late = sent(lead, path, status=409, **begin | {"mitigation": "My own words"})
    assert "Likelihood 4 times gravity 1" in text_of(late)
    assert late.xpath("//textarea[@name='mitigation']")[0].text_content().strip() == "My own words"
    [version] = set(late.xpath("//input[@name='version']/@value"))
    sent(lead, path, status=400, do="close", reason="", version=version)
    sent(lead, path, do="close", reason="Another one was found", version=version)
    assert "Another one was found" in text_of(get(lead, "/plan/risks"))
    sent(lead, path, status=403, **begin | {"version": "3"})
    sent(lead, path, do="reopen", version="3")
    risk.refresh_from_db()
    assert (risk.closed_on, risk.closed_because) == (None, "")
    said = [" ".join(line) for line in Line.objects.values_list("action", "object", "reason")]
    assert not any("provider" in one or "found" in one for one in said)


@pytest.mark.parametrize(
    ("score", "level"), [(1, "Low"), (6, "Low"), (8, "Medium"), (12, "Medium"), (15, "High")]
)
def test_how_high_a_risk_is_called(score: int, level: str) -> None:
    assert level_of(score) == level


def test_leads_keep_what_belongs_to_their_action_and_nobody_else_keeps_it(
    site: Council, plan: ImprovementPlan
) -> None:
    own, other = action_numbered(plan, "2.1"), action_numbered(plan, "1.1")
    browser = site[Role.ACTION_LEAD]
    page = get(browser, "/plan/risks/new")
    assert page.xpath("//select[@name='action']/option/@value") == [own.reference]
    sent(browser, "/plan/risks/new", status=400, **RISK, action=other.reference)
    sent(browser, "/plan/risks/new", **RISK, action=own.reference)
    theirs = Risk.objects.create(plan=plan, action=other, text="Another", likelihood=1, gravity=1)
    path = f"/plan/risks/{theirs.reference}"
    assert not get(browser, path).xpath("//main//form")
    sent(browser, path, status=403, do="close", reason="So it is", version="1")
    assert "No action names you" in text_of(get(site[Role.HEAD_OF_SERVICE], "/plan/risks/new"))
    sent(site[Role.HEAD_OF_SERVICE], "/plan/risks/new", status=403, **RISK, action=own.reference)
    assert site[Role.ANALYST].get("/plan/risks/new").status_code == 404
    assert not get(site[Role.ANALYST], path).xpath("//main//form")


def test_partners_see_what_belongs_to_their_part_and_councillors_nothing(
    site: Council, plan: ImprovementPlan
) -> None:
    own, shared = action_numbered(plan, "2.1"), action_numbered(plan, "P1")
    lines = {
        "risks": [
            Risk.objects.create(plan=plan, action=action, text=f"A risk {n}", likelihood=1, gravity=1)
            for n, action in enumerate((own, shared, None))
        ],
        "documents": [
            Register.objects.create(plan=plan, action=action, name=f"A policy {n}")
            for n, action in enumerate((own, shared, None))
        ],
    }
    for register, (first, second, third) in lines.items():
        page = text_of(get(site[Role.PARTNER], f"/plan/{register}"))
        assert str(second) in page
        for one in (first, third):
            assert str(one) not in page
            assert site[Role.PARTNER].get(f"/plan/{register}/{one.reference}").status_code == 404
        get(site[Role.PARTNER], f"/plan/{register}/{second.reference}")
        for path in (f"/plan/{register}", f"/plan/{register}/{second.reference}"):
            assert site[Role.COUNCILLOR].get(path).status_code == 404
    for role in (Role.PARTNER, Role.COUNCILLOR):
        assert site[role].get("/plan/assessments").status_code == 404


def test_an_action_leads_to_what_the_registers_have_of_it(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "P1")
    Risk.objects.create(plan=plan, action=action, text="The nurse leaves", likelihood=1, gravity=1)
    Risk.objects.create(
        plan=plan, action=action, text="Past", likelihood=1, gravity=1, closed_on=timezone.localdate()
    )
    Register.objects.create(plan=plan, action=action, name="Health policy")
    review = SelfAssessment.objects.create(
        plan=plan, title="Review", on=timezone.localdate(), by=person_of(Role.PLAN_LEAD)
    )
    SelfFinding.objects.create(assessment=review, order=1, text="They wait", action=action)
    found = {}
    for role in (Role.PLAN_LEAD, Role.PARTNER, Role.COUNCILLOR):
        site[role].get("/help")
        with asking_little():
            page = get(site[role], f"/plan/actions/{action.reference}")
        found[role] = page.xpath("//section[@id='beside']//a/text()")
        assert all(
            site[role].get(one).status_code == 200 for one in page.xpath("//section[@id='beside']//a/@href")
        )
    assert found == {
        Role.PLAN_LEAD: ["Health policy", "They wait", "The nurse leaves"],
        Role.PARTNER: ["Health policy", "The nurse leaves"],
        Role.COUNCILLOR: [],
    }


def test_a_document_is_due_published_given_as_evidence_and_looked_at_again(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(plan, "2.1")
    measure = measure_named(plan, "Social work assessments")
    Measure.objects.filter(pk=measure.pk).update(kind=MeasureKind.DOCUMENT.value)
    [add] = get(lead, "/plan/documents").xpath("//main//ul//a[starts-with(., 'Put it in')]/@href")
    page = get(lead, add)
    assert page.xpath("//select[@name='measure']/option[@selected]/@value") == [measure.reference]
    given: dict[str, Any] = {
        "name": "Supervision policy", "measure": measure.reference, "action": action.reference, **day("due", -3),
    }  # fmt: skip
    sent(lead, "/plan/documents/new", **given)
    document = Register.objects.get()
    get(lead, "/help")
    with asking_little():
        page = get(lead, "/plan/documents")
    assert "Not published, and past its day" in text_of(page)
    assert "Measures that wait for a document" not in text_of(page)
    page = sent(lead, "/plan/documents/new", status=403, **given)
    assert "stands in the register already" in text_of(page)
    path = f"/plan/documents/{document.reference}"
    begin = given | {"version": "1", "as_evidence": "on"}
    sent(lead, path, status=400, **begin)
    sent(lead, path, status=400, **begin | {"link": "javascript:alert(1)"} | day("published_on", 0))
    page = sent(lead, path, status=403, **begin | {"link": "https://a.example/p"} | day("published_on", 5))
    assert "can't lie ahead" in text_of(page)
    published = begin | {"link": "https://a.example/p"} | day("published_on", -2)
    with_review = published | day("review_on", -1)
    sent(lead, path, **with_review)
    shown = Evidence.objects.get()
    assert (shown.action, shown.words, shown.link, shown.by) == (
        action, "Supervision policy", "https://a.example/p", person_of(Role.PLAN_LEAD),
    )  # fmt: skip
    late = sent(lead, path, status=409, **published | {"owner": "Me"})
    assert "due to be looked at again" in text_of(late)
    with asking_little():
        get(lead, path)
    sent(lead, path, **with_review | {"version": "2", "owner": "Head of Safeguarding"})
    assert Evidence.objects.count() == 1, "what is evidence already is not given twice"


def test_what_a_review_found_and_no_action_answers_stands_out(site: Council, plan: ImprovementPlan) -> None:
    lead, path = site[Role.PLAN_LEAD], "/plan/assessments"
    assert "stands here yet" in text_of(get(lead, path))
    file = SimpleUploadedFile("Review.pdf", PDF)
    given: dict[str, Any] = {"title": "Peer review", "kind": "peer review", **day("on", -9)}
    sent(lead, f"{path}/new", status=400, **given, link="https://a.example/", file=file)
    sent(
        lead,
        f"{path}/new",
        **given,
        file=SimpleUploadedFile("Review.pdf", PDF),
        findings="Visits are late\nPlans are old",
    )
    made = SelfAssessment.objects.get()
    kept = settings.ENVIRONMENT.workspace / keeping.FOLDER / made.reference
    assert b"made up" not in kept.read_bytes()
    answer = site[Role.ANALYST].get(f"{path}/{made.reference}/file")
    assert (answer.content, answer.headers["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert "No action answers 2 findings" in text_of(get(lead, path))
    action = action_numbered(plan, "2.1")
    first = f"{path}/{made.reference}/1"
    begin = {"text": "Visits are late", "version": "1"}
    sent(lead, first, status=400, **begin, action=action.reference, none_because="It is so")
    sent(lead, first, **begin, action=action.reference)
    late = sent(site[Role.AUDITOR], first, status=409, **begin, none_because="It is mended")
    assert f"answered by action {action.called}" in text_of(late)
    get(lead, "/help")
    with asking_little():
        page = get(lead, f"{path}/{made.reference}")
    assert page.xpath("//section[@aria-labelledby='open']//li/p[1]/text()") == ["Plans are old"]
    sent(
        lead, f"{path}/{made.reference}/2", text="Plans are old", version="1", none_because="They are new now"
    )
    assert "Every finding has an action" in text_of(get(lead, path))
    type(action).objects.filter(pk=action.pk).update(withdrawn_on=timezone.localdate())
    assert "No action answers 1 finding." in text_of(get(lead, path))
    assert "Its action was withdrawn" in text_of(get(lead, f"{path}/{made.reference}"))
    sent(lead, f"{path}/{made.reference}", findings="One more")
    assert list(SelfFinding.objects.values_list("order", "text")) == [
        (1, "Visits are late"), (2, "Plans are old"), (3, "One more"),
    ]  # fmt: skip
    assert not get(site[Role.ANALYST], f"{path}/{made.reference}").xpath("//main//form")
    assert site[Role.ANALYST].get(first).status_code == 404


def test_the_registers_are_reached_from_the_plan(site: Council, plan: ImprovementPlan) -> None:
    for role, seen in ((Role.ANALYST, 3), (Role.PARTNER, 2), (Role.COUNCILLOR, 0)):
        page = get(site[role], "/plan")
        found = {
            one
            for one in page.xpath("//nav[@aria-label='Ways to look at the plan']//a/@href")
            if one in ("/plan/risks", "/plan/documents", "/plan/assessments")
        }
        assert len(found) == seen
        assert all(site[role].get(one).status_code == 200 for one in found)
