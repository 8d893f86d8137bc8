"""What a risk, a document, a finding and a line that carries an action on said before somebody changed them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line as Deed
from goldenthread_web.improvement.models import (
    Action,
    ImprovementPlan,
    Link,
    Measure,
    Risk,
    SaidBefore,
    SelfFinding,
)
from goldenthread_web.improvement.operations import links
from goldenthread_web.improvement.operations.before import Line
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.registers import assessing, operations
from goldenthread_web.improvement.registers.operations import GivenDocument, GivenRisk
from goldenthread_web.improvement.status import LinkKind
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.questions import too_many
from tests.web.pages import Page, get, text_of

LEAD = Role.PLAN_LEAD
HIGH = GivenRisk("The provider closes", 4, 4, "Look for another", "Head of Homes")


def risk_changed(plan: ImprovementPlan, first: GivenRisk, *then: GivenRisk) -> Risk:
    """A risk as it was put down, and changed as often."""
    made = operations.add_risk(plan=plan, given=first, by=by(LEAD))
    for version, given in enumerate(then, start=1):
        operations.change_risk(risk=made, given=given, version=version, by=by(LEAD))
    return made


def line_changed(action: Action, *texts: str) -> Link:
    made = links.make(
        action=action, kind=LinkKind.TEAM, text=texts[0], service="", owner="", due=None, by=by(LEAD)
    )
    for text in texts[1:]:
        seen = links.mark_of(made)
        links.change(link=made, seen=seen, finished=False, due=None, text=text, by=by(LEAD))
    return made


def finding_changed(plan: ImprovementPlan, action: Action) -> SelfFinding:
    """A finding that an action answers, and that was said to need none before."""
    found = assessing.add(
        plan=plan, title="Peer review", kind="peer review", on=timezone.localdate(), by=by(LEAD),
        findings=["Visits are late"],
    )  # fmt: skip
    one: SelfFinding = found.findings.get()
    said = {"finding": one, "text": "Visits come late", "by": by(LEAD)}
    assessing.answer(**said, action=None, none_because="It is mended", version=1)
    assessing.answer(**said, action=action, none_because="", version=2)
    return one


def told(page: Page) -> list[tuple[str, list[str]]]:
    """What a page has of earlier words: what was done, and each field with what stood there and what stands after."""
    return [
        (one.xpath(".//strong")[0].text_content(), [_words(dl) for dl in one.xpath("./dl")])
        for one in page.xpath("//details//article")
    ]


def _words(field: Page) -> str:
    return " ".join(" ".join(field.itertext()).split())


def test_a_risk_keeps_what_it_said_with_who_changed_it_and_when(site: Council, plan: ImprovementPlan) -> None:
    risk = risk_changed(plan, HIGH, replace(HIGH, likelihood=1, gravity=1, mitigation="It is agreed"))
    operations.close_risk(risk=risk, reason="Another one was found", version=2, by=by(LEAD))
    operations.reopen_risk(risk=risk, version=3, by=by(LEAD))
    page = get(site[Role.AUDITOR], f"/plan/risks/{risk.reference}")
    today = f"{timezone.localdate():%-d %B %Y}"
    assert told(page) == [
        ("Opened again", [f"Closed on Was: {today} Now: Nothing any more",
                          "Why it was closed Was: Another one was found Now: Nothing any more"]),
        ("Closed", [f"Closed on Now: {today}", "Why it was closed Now: Another one was found"]),
        ("Changed", ["How high Was: Likelihood 4 times gravity 4 is 16 of 25: high "
                     "Now: Likelihood 1 times gravity 1 is 1 of 25: low",
                     "What is done about it Was: Look for another Now: It is agreed"]),
    ]  # fmt: skip
    [summary] = page.xpath("//summary[contains(., 'What it said before')]")
    assert "3 changes" in summary.text_content()
    assert f"Plan_Lead, {today}" in text_of(page)
    assert "open" not in summary.getparent().attrib


def test_a_document_a_line_and_a_finding_keep_it_too(site: Council, plan: ImprovementPlan) -> None:
    action, measure = action_numbered(plan, "2.1"), measure_named(plan, "Social work assessments")
    given = GivenDocument("Supervision policy", "Me")
    document = operations.add_document(plan=plan, given=given, by=by(LEAD))
    now = replace(given, owner="", action=action, measure=measure)
    operations.change_document(document=document, given=now, version=1, by=by(LEAD))
    page = get(site[Role.ANALYST], f"/plan/documents/{document.reference}")
    assert told(page) == [
        ("Changed", ["Owner Was: Me Now: Nothing any more", f"Action Now: {action.called}", f"Measure Now: {measure}"])
    ]  # fmt: skip
    line = line_changed(action, "Ring back in two days", "Ring back in one")
    page = get(site[Role.ANALYST], f"/plan/thread?at={line.reference}")
    assert told(page) == [("Changed", ["What it says Was: Ring back in two days Now: Ring back in one"])]
    finding = finding_changed(plan, action)
    page = get(site[Role.ANALYST], f"/plan/assessments/{finding.assessment.reference}")
    assert told(page) == [
        ("Changed", [f"The action that answers it Now: {action.called}",
                     "Why no action is needed Was: It is mended Now: Nothing any more"]),
        ("Changed", ["The finding Was: Visits are late Now: Visits come late",
                     "Why no action is needed Now: It is mended"]),
    ]  # fmt: skip


def test_what_changes_nothing_and_what_is_overtaken_keeps_nothing(plan: ImprovementPlan) -> None:
    risk = risk_changed(plan, HIGH, HIGH)
    assert not SaidBefore.objects.exists()
    with pytest.raises(Overtaken):
        operations.change_risk(risk=risk, given=replace(HIGH, gravity=1), version=1, by=by(LEAD))
    line = line_changed(action_numbered(plan, "1.1"), "Ring back")
    with pytest.raises(Overtaken):
        links.change(link=line, seen="old", finished=True, due=None, text="Ring", by=by(LEAD))
    assert not SaidBefore.objects.exists()


def test_a_partner_is_told_what_a_line_said_while_it_was_one_of_theirs(
    site: Council, plan: ImprovementPlan
) -> None:
    ours, theirs = action_numbered(plan, "2.1"), action_numbered(plan, "P1")
    own = replace(HIGH, action=theirs)
    secret = replace(HIGH, action=ours, text="Our staff leave")
    risk = risk_changed(plan, secret, own, replace(own, gravity=1))
    document = operations.add_document(plan=plan, given=GivenDocument("Policy", action=theirs), by=by(LEAD))
    measure = measure_named(plan, "Social work assessments")
    given = GivenDocument("Policy", action=theirs, measure=measure)
    operations.change_document(document=document, given=given, version=1, by=by(LEAD))
    line = line_changed(theirs, "Ring back in two days", "Ring back in one")
    partner = site[Role.PARTNER]
    page = get(partner, f"/plan/risks/{risk.reference}")
    assert "Our staff leave" not in text_of(page)
    assert [(done, len(fields)) for done, fields in told(page)] == [("Changed", 1)]
    assert len(told(get(site[Role.DIRECTOR], f"/plan/risks/{risk.reference}"))) == 2
    page = get(partner, f"/plan/documents/{document.reference}")
    assert told(page) == [("Changed", ["Measure Now: A measure of a part that other people work on"])]
    assert "Ring back in two days" in text_of(get(partner, f"/plan/thread?at={line.reference}"))


def test_its_pages_ask_little_however_often_a_line_was_changed(site: Council, plan: ImprovementPlan) -> None:
    action, measure = action_numbered(plan, "P1"), measure_named(plan, "Health assessments")
    Measure.objects.filter(pk=measure.pk).update(kind="document")
    risks = [
        replace(HIGH, gravity=1 + n % 5, action=action, priority=action.priority if n % 2 else None)
        for n in range(12)
    ]
    risk = risk_changed(plan, *risks)
    document = operations.add_document(plan=plan, given=GivenDocument("Policy", action=action), by=by(LEAD))
    for n in range(1, 12):
        given = GivenDocument(f"Policy {n}", action=action, measure=measure if n % 2 else None)
        operations.change_document(document=document, given=given, version=n, by=by(LEAD))
    line = line_changed(action, *(f"Ring {n}" for n in range(12)))
    finding = finding_changed(plan, action)
    pages = [
        f"/plan/risks/{risk.reference}", f"/plan/documents/{document.reference}",
        f"/plan/thread?at={line.reference}",
    ]  # fmt: skip
    of_reviews = f"/plan/assessments/{finding.assessment.reference}"
    wrong = too_many(site[LEAD], [*pages, of_reviews])
    wrong += too_many(site[Role.AUDITOR], [*pages, of_reviews])
    wrong += too_many(site[Role.PARTNER], pages)
    assert not wrong, "\n".join(wrong)


def test_the_database_itself_keeps_it(plan_on_each: ImprovementPlan) -> None:
    action = action_numbered(plan_on_each, "2.1")
    lines: list[Line] = [
        risk_changed(plan_on_each, HIGH, replace(HIGH, gravity=1)),
        line_changed(action, "Ring back", "Ring"),
    ]
    assert [one.before.count() for one in lines] == [1, 1]
    for statement, words in (
        ("UPDATE improvement_saidbefore SET said = '{}'", "stays"),
        ("UPDATE improvement_saidbefore SET at = at", "stays"),
        ("DELETE FROM improvement_saidbefore", "is kept"),
    ):
        with pytest.raises(IntegrityError, match=words), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(IntegrityError), transaction.atomic():
        SaidBefore.objects.create(said={}, by=by(LEAD).account)
    assert Risk.objects.get().before.get().said["gravity"] == 4
    assert not Deed.objects.filter(object__contains="Ring").exists()
