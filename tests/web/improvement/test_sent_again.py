"""A second tap, or the back button: the same thing sent twice by one person is kept once, and no quarrel."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from lxml import html

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    DateMove,
    Embedding,
    Evidence,
    ImprovementPlan,
    Override,
    Step,
    Update,
)
from goldenthread_web.improvement.operations import again, evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given, Overtaken
from goldenthread_web.improvement.status import Brag, Embedded, Progress
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered

LATER = timezone.localdate() + timedelta(days=90)


@pytest.fixture
def action(plan: ImprovementPlan) -> Action:
    return action_numbered(plan, "2.1")


def test_an_update_sent_twice_is_kept_once_and_thanked_for_once(site: Council, action: Action) -> None:
    at = f"/plan/actions/{action.reference}/update"
    given = {"progress": "under way", "changed": "Plans are written with the child", "seen": "0"}
    browser = site[Role.ACTION_LEAD]
    for _ in range(2):
        assert browser.post(at, given).status_code == 302
    assert Update.objects.count() == 1
    page = html.document_fromstring(browser.get(f"/plan/actions/{action.reference}").content.decode())
    assert page.text_content().count("Thank you.") == 1
    assert browser.post(at, given | {"changed": "Something else"}).status_code == 409


def test_the_same_words_of_somebody_else_are_no_second_tap(site: Council, action: Action) -> None:
    said = Given(Progress.UNDER_WAY, changed="Plans are written with the child")
    tracking.update(action=action, given=said, seen=0, by=by(Role.ACTION_LEAD))
    with pytest.raises(Overtaken):
        tracking.update(action=action, given=said, seen=0, by=by(Role.PLAN_LEAD))


def test_an_update_with_evidence_sent_twice_keeps_one_of_each(site: Council, action: Action) -> None:
    at = f"/plan/actions/{action.reference}/update"
    for _ in range(2):
        file = SimpleUploadedFile("standard.txt", b"The new standard, as published.")
        given = {"progress": "under way", "shows": "The new standard", "file": file, "seen": "0"}
        assert site[Role.ACTION_LEAD].post(at, given).status_code == 302
    assert (Update.objects.count(), Evidence.objects.count()) == (1, 1)
    [held] = Evidence.objects.all()
    assert len(list((settings.ENVIRONMENT.workspace / "evidence").iterdir())) == 1
    opened = site[Role.ACTION_LEAD].get(f"/plan/evidence/{held.reference}")
    assert b"The new standard" in opened.content


def test_evidence_given_twice_is_kept_once_but_not_what_is_given_again_later(
    site: Council, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"action": action, "words": "The standard", "link": "https://council.example/standard"}
    first = evidence.give(**given, by=by(Role.ACTION_LEAD))
    assert evidence.give(**given, by=by(Role.ACTION_LEAD)) == first
    assert evidence.give(**given | {"words": "Another"}, by=by(Role.ACTION_LEAD)) != first
    monkeypatch.setattr(again, "_JUST_NOW", timedelta(0))
    evidence.give(**given, by=by(Role.ACTION_LEAD))
    assert Evidence.objects.count() == 3


def test_a_date_a_rating_and_practice_are_kept_once(site: Council, action: Action) -> None:
    lead, why = by(Role.PLAN_LEAD), "The supplier is late"
    was = action.due
    for _ in range(2):
        tracking.move(action=action, to=LATER, reason=why, was=was, by=lead)
        tracking.override(action=action, brag=Brag.RED, reason=why, seen=0, by=lead)
    Action.objects.update(delivered_on=timezone.localdate())
    for _ in range(2):
        tracking.embed(action=action, state=Embedded.PARTLY, seen_by="An audit of plans", seen=0, by=lead)
    assert (DateMove.objects.count(), Override.objects.count(), Embedding.objects.count()) == (1, 1, 1)
    with pytest.raises(Overtaken):
        tracking.move(action=action, to=LATER, reason="Another reason", was=was, by=lead)
    with pytest.raises(Overtaken):
        tracking.override(action=action, brag=Brag.AMBER, reason=why, seen=0, by=lead)


def test_evidence_checked_twice_by_one_person_is_checked_once(site: Council, action: Action) -> None:
    given = evidence.give(
        action=action, words="The standard", link="https://council.example", by=by(Role.ACTION_LEAD)
    )
    for _ in range(2):
        evidence.check(evidence=given, accepted=True, reason="", by=by(Role.PLAN_LEAD))
    with pytest.raises(Overtaken):
        evidence.check(evidence=given, accepted=True, reason="", by=by(Role.AUDITOR))


def test_steps_sent_twice_are_written_once(site: Council, action: Action) -> None:
    at = f"/plan/actions/{action.reference}/steps"
    browser = site[Role.ACTION_LEAD]
    [form] = html.document_fromstring(browser.get(at).content.decode()).xpath("//form[@class='words']")
    given = {name: value for name, value in form.fields.items() if isinstance(value, str)}
    given["text-new-1"] = "Look at each plan with the child"
    for _ in range(2):
        assert browser.post(at, given).status_code == 302
    assert Step.objects.filter(action=action).count() == 1
