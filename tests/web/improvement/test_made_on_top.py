"""What waits for the next version, and was right only together with something else that waits."""

from __future__ import annotations

import pytest
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import Change, ImprovementPlan
from goldenthread_web.improvement.operations import versions
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.test_not_lost import closed
from tests.web.improvement.test_priorities_by_hand import VERSIONS, approve
from tests.web.improvement.waiting import added, put
from tests.web.pages import get, text_of

LATER = "The day of the target can't lie before that of the baseline."


@pytest.fixture
def days(plan: ImprovementPlan) -> tuple[Change, Change]:
    """A later day for a target, and one for the baseline that only that target allows."""
    measure = measure_named(plan, "Repeat referrals").reference
    put("measure", measure, target_date="2030-01-31")
    versions.approve_next(plan=plan, seen=versions.mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))
    put("measure", measure, target_date="2032-01-31")
    put("measure", measure, baseline_date="2031-01-31")
    first, second = Change.objects.filter(holds_since=None).order_by("pk")
    return first, second


def test_it_is_taken_back_only_after_what_was_made_on_top_of_it(
    site: Council, plan: ImprovementPlan, days: tuple[Change, Change]
) -> None:
    lead = site[Role.PLAN_LEAD]
    page = sent(lead, VERSIONS, status=403, do="take back", change=days[0].reference)
    assert "Something else that waits was made on top of it, and could not hold without it." in text_of(page)
    assert f"Measure Repeat referrals within 12 months: {LATER}" in text_of(page)
    for one in reversed(days):
        sent(lead, VERSIONS, do="take back", change=one.reference)
    assert "Nothing waits" in text_of(get(lead, VERSIONS))


def test_nor_while_a_closed_action_holds_the_version_up(
    site: Council, plan: ImprovementPlan, days: tuple[Change, Change]
) -> None:
    put("action", action_numbered(plan, "2.1").reference, text="Other words")
    closed(action_numbered(plan, "2.1"))
    page = sent(site[Role.PLAN_LEAD], VERSIONS, status=403, do="take back", change=days[0].reference)
    assert "Something else that waits was made on top of it" in text_of(page)
    last = Change.objects.latest("pk")
    sent(site[Role.DIRECTOR], VERSIONS, do="take back", change=last.reference)
    approve(site)


def test_whoever_approves_is_told_of_which_line_it_is_and_who_changes_it(
    site: Council, plan: ImprovementPlan, days: tuple[Change, Change]
) -> None:
    """What waits so by another way than the pages."""
    Change.objects.filter(pk=days[0].pk).update(
        dropped_on=timezone.now(), dropped_by=by(Role.PLAN_LEAD).account
    )
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    page = sent(site[Role.DIRECTOR], VERSIONS, status=403, do="approve", seen=seen)
    assert f"Measure Repeat referrals within 12 months: {LATER}" in text_of(page)
    assert "A plan lead changes this line, or takes its change back." in text_of(page)
    sent(site[Role.PLAN_LEAD], VERSIONS, do="take back", change=days[1].reference)


def test_what_stands_by_itself_is_taken_back_and_the_rest_is_approved(
    site: Council, plan: ImprovementPlan, days: tuple[Change, Change]
) -> None:
    sent(site[Role.PLAN_LEAD], VERSIONS, do="take back", change=days[1].reference)
    approve(site)
    assert str(measure_named(plan, "Repeat referrals").target_date) == "2032-01-31"


@pytest.mark.parametrize("kind", ["part", "priority"])
def test_two_lines_that_wait_do_not_come_to_have_one_name(
    site: Council, plan: ImprovementPlan, kind: str
) -> None:
    """Neither two that are put otherwise, nor one of these and a new one."""
    names = [f"priority-{one.pk}" for one in plan.parts.all()[0].priorities.all()]
    first, second, *_ = names if kind == "priority" else [f"part-{one.pk}" for one in plan.parts.all()]
    put(kind, first, name="One name")
    with pytest.raises(NotAllowed, match="has this name, or is to have it"):
        put(kind, second, name="One name")
    words = {
        "statement": "",
        "needs": [],
        "outcomes": [],
        "number": "9",
        "part": f"part-{plan.parts.all()[0].pk}",
    }
    with pytest.raises(NotAllowed, match="has this name, or is to have it"):
        added(plan, kind, name="One name", **(words if kind == "priority" else {"serves": []}))
    put(kind, first, name="Another name")
    put(kind, second, name="One name")
    approve(site)
