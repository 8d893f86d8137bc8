"""No page of the plan leads nowhere: also those of what was withdrawn or closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.test_not_lost import closed
from tests.web.pages import get

THREAD = "Where this stands in the golden thread"


@pytest.fixture
def pages(plan: ImprovementPlan) -> list[str]:
    """The pages of an action and a measure that were withdrawn, of an action that is closed, and of its leads."""
    gone, done = action_numbered(plan, "1.1"), action_numbered(plan, "2.1")
    lost = measure_named(plan, "Repeat referrals")
    closed(done)
    Action.objects.filter(pk=gone.pk).update(withdrawn_on=date(2023, 5, 1))
    Measure.objects.filter(pk=lost.pk).update(withdrawn_on=date(2023, 5, 1))
    return [
        f"/plan/actions/{gone.reference}", f"/plan/measures/{lost.reference}", f"/plan/actions/{done.reference}",
        f"/plan/actions/{done.reference}/leads", f"/plan/actions/{gone.reference}/leads",
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.BOARD_MEMBER, Role.COUNCILLOR])
def test_what_was_withdrawn_or_closed_leads_nowhere_that_is_not_there(
    site: Council, pages: list[str], role: Role
) -> None:
    browser = site[role]
    shown = [one for one in pages if not one.endswith("/leads") or role == Role.PLAN_LEAD]
    links = {(address, link) for address in shown for link in _links(browser, address)}
    dead = [
        f"{address} leads to {link}: {status}"
        for address, link in sorted(links)
        if (status := browser.get(link).status_code) != 200
    ]
    assert not dead, "\n".join(dead)


def _links(browser: Client, address: str) -> set[str]:
    found = get(browser, address).xpath("//main//a/@href")
    return {str(link).partition("#")[0] for link in found if str(link).startswith("/")}


def test_what_stands_in_the_plan_leads_into_the_thread(
    site: Council, plan: ImprovementPlan, pages: list[str]
) -> None:
    measure = f"/plan/measures/{measure_named(plan, 'Staff who').reference}"
    for address, leads in ((pages[0], False), (pages[1], False), (pages[2], True), (measure, True)):
        found = get(site[Role.PLAN_LEAD], address).xpath(f"//main//a[.='{THREAD}']")
        assert bool(found) is leads, address
    edit = f"/plan/edit/measure/{measure.rpartition('/')[2]}"
    assert get(site[Role.PLAN_LEAD], measure).xpath(f"//a[@href='{edit}']")
