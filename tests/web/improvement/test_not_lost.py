"""An action that somebody closes while others work on it: what they typed comes back, what waits is named."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan
from goldenthread_web.improvement.operations import editing, evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Embedded, Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of

VERSIONS = "/plan/versions"


def closed(action: Action) -> None:
    who = by(Role.PLAN_LEAD)
    tracking.update(action=action, given=Given(Progress.DELIVERED), seen=0, by=who)
    shown = evidence.give(action=action, words="The standard", link="https://council.example/a", by=who)
    evidence.check(evidence=shown, accepted=True, reason="", by=by(Role.AUDITOR))
    tracking.close(action=action, by=who)


def test_words_that_were_typed_while_somebody_closed_the_action_come_back(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.ACTION_LEAD]
    path, typed = f"/plan/actions/{action.reference}", "Forty families said that they were heard"
    year = str(timezone.localdate().year + 1)
    was = str(action.due)
    to: dict[str, Any] = {"to_day": "1", "to_month": "2", "to_year": year}
    closed(action)

    page = sent(lead, f"{path}/update", status=403, progress="under way", seen="1", changed=typed)
    assert "This action is closed" in text_of(page)
    assert page.xpath('//textarea[@name="changed"]')[0].text_content().strip() == typed
    assert page.xpath('//input[@name="progress" and @checked]/@value') == ["under way"]

    page = sent(lead, path, status=403, do="move", reason=typed, was=was, **to)
    for words in (typed, "What you wrote", "The new date", f"1/2/{year}"):
        assert words in text_of(page)
    page = sent(lead, f"/plan/edit/action/{action.reference}", status=403, text=typed)
    assert typed in text_of(page)
    page = sent(lead, f"{path}/steps", status=403, **{"text-new-1": typed})
    assert typed in text_of(page)
    assert action.updates.count() == 1


def test_a_change_to_an_action_that_was_closed_is_named_and_whoever_approves_takes_it_back(
    site: Council, plan: ImprovementPlan
) -> None:
    action, who, director = action_numbered(plan, "1.2"), by(Role.PLAN_LEAD), site[Role.DIRECTOR]
    for number in ("1.2", "1.1"):
        line = line_for(who, "action", action_numbered(plan, number).reference)
        given = line.words | {"success": "Each one"}
        editing.change(line=line, given=given, seen=mark_of(line.words), by=who)
    closed(action)
    page = get(director, VERSIONS)
    assert text_of(page).count("This action was closed meanwhile") == 1
    assert page.xpath(f"//a[@href='/plan/actions/{action.reference}']")
    assert not page.xpath("//button[@value='approve']")
    [reference] = page.xpath("//input[@name='change']/@value")
    free = Change.objects.exclude(reference=reference).get()
    sent(director, VERSIONS, status=403, do="take back", change=free.reference)
    sent(director, VERSIONS, do="take back", change=reference)
    [seen] = get(director, VERSIONS).xpath("//input[@name='seen']/@value")
    sent(director, VERSIONS, do="approve", seen=seen)
    assert action_numbered(plan, "1.1").success == "Each one"


def test_whoever_says_of_practice_from_an_older_page_is_told_what_was_said_meanwhile(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "2.1"), by(Role.PLAN_LEAD)
    closed(action)
    address, auditor = f"/plan/actions/{action.reference}", site[Role.AUDITOR]
    begun = {"do": "embed", "state": "not yet", "seen_by": "Three of ten files"}
    [seen] = get(auditor, address).xpath("//details//input[@id='embed_seen']/@value")
    tracking.embed(action=action, state=Embedded.EMBEDDED, seen_by="Forty families", seen=0, by=lead)
    page = sent(auditor, address, status=409, **begun, seen=seen)
    assert "Somebody else said whether this is practice" in text_of(page)
    assert "Forty families" in text_of(page)
    assert page.xpath("//textarea[@name='seen_by']")[0].text.strip() == "Three of ten files"
    [again] = page.xpath("//input[@id='embed_seen']/@value")
    sent(auditor, address, **begun, seen=again)
    assert [one.state for one in action.embeddings.all()] == ["not yet", "embedded"]


def test_a_closed_action_asks_for_no_reason_to_withdraw_it(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    path = f"/plan/actions/{action.reference}/withdraw"
    closed(action)
    page = get(site[Role.PLAN_LEAD], path)
    assert "This action is closed. A plan lead can open it again." in text_of(page)
    assert not page.xpath("//main//form")
    page = sent(site[Role.PLAN_LEAD], path, status=403, reason="The law asks for it no more")
    assert "The law asks for it no more" in page.xpath("//textarea")[0].text_content()
