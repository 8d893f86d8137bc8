"""Evidence that its giver takes back while nobody has checked it: it stays to be seen, and counts nowhere."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Action, Evidence, ImprovementPlan, TakenBack
from goldenthread_web.improvement.operations import evidence
from goldenthread_web.improvement.operations.tracking import Overtaken
from goldenthread_web.improvement.queries.digest import digest
from goldenthread_web.improvement.queries.mine import to_check
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of

WHY = "It is the file of another action"


@pytest.fixture
def action(plan: ImprovementPlan) -> Action:
    return action_numbered(plan, "2.1")


def given(action: Action, words: str = "The standard") -> Evidence:
    """A file that the action's lead gave."""
    file = SimpleUploadedFile("standard.txt", b"Our standard", "text/plain")
    made = evidence.give(action=action, words=words, file=file, by=by(Role.ACTION_LEAD))
    return Evidence.objects.select_related("action__part__plan").get(pk=made.pk)


def page_of(action: Action) -> str:
    return f"/plan/actions/{action.reference}"


def test_its_giver_takes_it_back_and_it_waits_for_nobody(
    site: Council, plan: ImprovementPlan, action: Action
) -> None:
    one, lead, auditor = given(action), site[Role.ACTION_LEAD], site[Role.AUDITOR]
    before = Evidence.objects.filter(pk=one.pk).values().get()
    assert list(to_check(plan, by(Role.AUDITOR))) == [one]
    back = {"do": "take_evidence_back", "evidence": one.reference}
    assert "Enter why you take it back" in text_of(sent(lead, page_of(action), status=400, **back, reason=""))
    sent(lead, page_of(action), **back, reason=WHY)
    assert Evidence.objects.filter(pk=one.pk).values().get() == before, "what was given stays as it was given"
    assert TakenBack.objects.get().reason == WHY

    page = get(auditor, page_of(action))
    assert f"because: {WHY}" in text_of(page)
    assert page.xpath("//section[@id='evidence']//s/text()") == ["The standard"]
    assert not page.xpath("//section[@id='evidence']//button[@value='accept' or @value='take_evidence_back']")
    assert not page.xpath("//h2[@id='evidence-heading']/span"), "it is not counted"
    assert not to_check(plan, by(Role.AUDITOR)).exists()
    assert "Nothing waits for your check" in text_of(get(auditor, "/plan/mine"))
    said = [
        point.why for chapter in digest(plan, by(Role.AUDITOR), one.at.date()) for point in chapter.points
    ]
    assert "evidence waits for your check" not in said
    assert "0 pieces of evidence given" in text_of(get(site[Role.ANALYST], "/plan/changes"))
    [line] = Line.objects.filter(action="improvement.evidence.taken_back", outcome="done")
    assert (line.object, line.reason) == (one.reference, "")


def test_whoever_checks_what_was_taken_back_meanwhile_is_told(site: Council, action: Action) -> None:
    one = given(action)
    evidence.take_back(evidence=one, reason=WHY, by=by(Role.ACTION_LEAD))
    check = {"do": "return", "evidence": one.reference, "reason": "The date is missing on it"}
    page = sent(site[Role.AUDITOR], page_of(action), status=409, **check)
    assert "This evidence was taken back by its giver meanwhile" in text_of(page)
    assert "The date is missing on it" in text_of(page), "what was typed stands there to be copied"
    with pytest.raises(Overtaken, match="already"):
        evidence.take_back(evidence=one, reason=WHY, by=by(Role.ACTION_LEAD))


def test_what_was_checked_is_not_taken_back_and_nobody_takes_back_for_others(
    site: Council, action: Action
) -> None:
    one, other = given(action), given(action, "The minutes")
    for role in (Role.PLAN_LEAD, Role.AUDITOR):
        with pytest.raises(NotAllowed, match="Whoever gave this evidence"):
            evidence.take_back(evidence=one, reason=WHY, by=by(role))
    evidence.check(evidence=one, accepted=False, reason="It is a draft", by=by(Role.AUDITOR))
    back = {"do": "take_evidence_back", "evidence": one.reference, "reason": WHY}
    page = sent(site[Role.ACTION_LEAD], page_of(action), status=409, **back)
    assert "Somebody checked this evidence" in text_of(page)
    ImprovementPlan.objects.update(status="ended")
    again = Evidence.objects.select_related("action__part__plan").get(pk=other.pk)
    with pytest.raises(NotAllowed, match="has ended"):
        evidence.take_back(evidence=again, reason=WHY, by=by(Role.ACTION_LEAD))
    assert not TakenBack.objects.exists()


def test_its_file_is_for_its_giver_and_those_who_answer_for_the_plan(site: Council, action: Action) -> None:
    one = given(action)
    path = f"/plan/evidence/{one.reference}"
    assert site[Role.DIRECTOR].get(path).status_code == 200
    evidence.take_back(evidence=one, reason=WHY, by=by(Role.ACTION_LEAD))
    for role in (Role.ACTION_LEAD, Role.PLAN_LEAD, Role.AUDITOR):
        assert site[role].get(path).content == b"Our standard", role
        assert get(site[role], page_of(action)).xpath(f"//a[@href='{path}']"), role
    for role in (Role.DIRECTOR, Role.ANALYST, Role.BOARD_MEMBER):
        assert site[role].get(path).status_code == 404, role
        assert not get(site[role], page_of(action)).xpath(f"//a[@href='{path}']"), role


def test_the_same_link_can_be_given_anew(action: Action) -> None:
    lead = by(Role.ACTION_LEAD)
    for words in ("The standrad", "The standard"):
        one = evidence.give(action=action, words=words, link="https://a.example/standard", by=lead)
        if words == "The standrad":
            one.action = action
            evidence.take_back(evidence=one, reason="It is spelt wrongly", by=lead)
    assert [one.words for one in to_check(action.part.plan, by(Role.AUDITOR))] == ["The standard"]


def test_the_database_holds_what_was_taken_back(plan_on_each: ImprovementPlan) -> None:
    action = action_numbered(plan_on_each, "2.1")
    lead, auditor = by(Role.ACTION_LEAD), by(Role.AUDITOR)
    one, other = (
        evidence.give(action=action, words=words, link="https://a.example", by=lead) for words in ("A", "B")
    )
    with pytest.raises(IntegrityError, match="by its giver"), transaction.atomic():
        TakenBack.objects.create(evidence=one, by=auditor.account, reason=WHY)
    evidence.check(evidence=other, accepted=True, reason="", by=auditor)
    with pytest.raises(IntegrityError, match="nobody has checked"), transaction.atomic():
        TakenBack.objects.create(evidence=other, by=lead.account, reason=WHY)
    evidence.take_back(evidence=one, reason=WHY, by=lead)
    checked = f"state = 'accepted', checked_by_id = {auditor.account.pk}, checked_on = at"
    for statement, words in (
        (f"UPDATE improvement_evidence SET {checked} WHERE id = {one.pk}", "checked no more"),
        ("UPDATE improvement_takenback SET reason = 'x'", "stays"),
        ("DELETE FROM improvement_takenback", "is kept"),
        (f"DELETE FROM improvement_evidence WHERE id = {one.pk}", "is kept"),
    ):
        with pytest.raises(IntegrityError, match=words), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
