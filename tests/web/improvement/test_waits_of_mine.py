"""A partner whose change waits is told so on the action's page, and takes it back without seeing the versions."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import filled, get, text_of


@pytest.fixture
def own(plan: ImprovementPlan) -> Action:
    return action_numbered(plan, "P1")


def test_a_change_that_waits_is_told_and_taken_back_by_who_made_it(site: Council, own: Action) -> None:
    partner, edit = site[Role.PARTNER], f"/plan/edit/action/{own.reference}"
    page = f"/plan/actions/{own.reference}"
    assert "Changes to its words wait" not in text_of(get(partner, page))
    sent(partner, edit, **filled(get(partner, edit)) | {"success": "Each child has been asked"})
    told = get(partner, page)
    assert "Changes to its words wait for the next version" in text_of(told)
    [way] = told.xpath("//main//a[text()='See them, or take yours back']/@href")
    [change] = get(partner, way).xpath("//form[.//button[@value='take back']]//input[@name='change']/@value")
    refused = sent(partner, edit, status=403, do="take back", change="nothing")
    assert "This change does not wait any more" in text_of(refused)
    sent(partner, way, do="take back", change=change)
    assert Change.objects.get().dropped_by == person_of(Role.PARTNER)
    assert "Changes to its words wait" not in text_of(get(partner, page))


def test_what_others_changed_is_seen_and_not_taken_back(site: Council, own: Action) -> None:
    lead, partner, edit = site[Role.PLAN_LEAD], site[Role.PARTNER], f"/plan/edit/action/{own.reference}"
    sent(lead, edit, **filled(get(lead, edit)) | {"success": "Each child has been asked"})
    page = get(partner, edit)
    assert "What waits of this line already (1)" in text_of(page)
    assert not page.xpath("//button[@value='take back']")
    told = text_of(get(partner, f"/plan/actions/{own.reference}"))
    assert "See them" in told
    assert "take yours back" not in told, "nothing that waits is theirs"
    change = Change.objects.get()
    refused = sent(partner, edit, status=403, do="take back", change=change.reference)
    assert "Whoever made a change, or a plan lead, takes it back" in text_of(refused)
    change.refresh_from_db()
    assert change.dropped_on is None
    assert get(lead, edit).xpath("//button[@value='take back']")
    assert get(lead, f"/plan/actions/{own.reference}").xpath("//main//a[@href='/plan/versions']")


@pytest.mark.parametrize("path", ["/plan/risks/new", "/plan/documents/new"])
def test_who_leads_nothing_any_more_is_told_so_and_loses_no_word(
    site: Council, plan: ImprovementPlan, path: str
) -> None:
    browser, led = site[Role.ACTION_LEAD], action_numbered(plan, "2.1")
    given = filled(get(browser, path)) | {
        "action": led.reference,
        "text": "The hall is let",
        "name": "The hall",
    }
    led.leads.update(person=None)
    page = sent(browser, path, status=403, **given)
    said = text_of(page)
    assert "A plan lead keeps this register" in said
    assert "Select one of the choices" not in said
    assert "The hall" in page.xpath("string(//section[@aria-labelledby='not-kept'])")
