"""Counts are of one thing, an action is silent from the day it could be heard, and what is named leads to itself."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.queries.digest import digest
from goldenthread_web.improvement.queries.owed import due_months
from goldenthread_web.improvement.queries.parts import watched_parts
from goldenthread_web.improvement.queries.rating import ratings
from goldenthread_web.improvement.queries.thread import thread
from goldenthread_web.improvement.status import MeasureKind
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import get, text_of


def test_a_series_by_itself_is_no_measure_of_the_plan(site: Council, plan: ImprovementPlan) -> None:
    Measure.everything.create(
        part=plan.parts.first(), name="Grievances", kind=MeasureKind.ENTERED.value, by_itself=True
    )
    said = text_of(get(site[Role.COUNCILLOR], "/plan"))
    assert "5 measures, 2 of them counted from the council's own records." in said
    parts, _ = watched_parts(plan, by(Role.COUNCILLOR))
    assert sum(one.measures for one in parts) == 5


def test_the_priorities_of_the_first_page_add_up_to_how_the_whole_stands(
    site: Council, plan: ImprovementPlan
) -> None:
    page = get(site[Role.BOARD_CHAIR], "/plan")
    whole = {
        mark.xpath("string(strong)").lower(): int(mark.xpath("string(span[@class='count'])"))
        for mark in page.xpath("//ul[contains(@class, 'standings')]/li")
    }
    told: Counter[str] = Counter()
    for mark in page.xpath("//td[@data-label='How they stand']/span"):
        many, _, words = " ".join(mark.text_content().split()).partition(" ")
        told[words.rstrip(",")] += int(many)
    assert dict(told) == whole
    assert sum(whole.values()) == Action.objects.filter(withdrawn_on=None).count()
    assert not get(site[Role.COUNCILLOR], "/plan").xpath("//*[@data-label='How they stand']")


def test_every_action_hangs_on_the_top_of_the_golden_thread(site: Council, plan: ImprovementPlan) -> None:
    """Those that name no saying of the plan are told as that, and not left out."""
    found = thread(by(Role.PLAN_LEAD), plan, "")
    loose = {knot.thing for one in found.loose for knot in (one, *one.below) if knot.thing}
    served = {
        action
        for one in plan.key_outcomes.all()
        for action in Action.objects.filter(impacts__key_outcome=one)
    }
    assert loose
    assert loose | served == set(Action.objects.filter(withdrawn_on=None))
    assert not loose & served
    said = text_of(get(site[Role.PLAN_LEAD], "/plan/thread"))
    assert all(action.called in said for action in loose if isinstance(action, Action))


def test_a_new_version_forgives_no_month(plan: ImprovementPlan) -> None:
    """A figure that was never given is owed from the month on in which the first version was approved."""
    given = Measure.objects.filter(kind=MeasureKind.ENTERED.value).select_related("part__plan").first()
    assert given is not None
    Measure.objects.filter(pk=given.pk).update(owed_from="")
    today = timezone.localdate()
    long_ago = timezone.now() - timedelta(days=200)
    ImprovementPlan.objects.filter(pk=plan.pk).update(approved_on=long_ago, begun_on=long_ago)
    owed = list(due_months(_again(given), [], today))
    assert len(owed) > 3
    ImprovementPlan.objects.filter(pk=plan.pk).update(approved_on=timezone.now(), edition=2)
    assert list(due_months(_again(given), [], today)) == owed


def _again(measure: Measure) -> Measure:
    return Measure.objects.select_related("part__plan").get(pk=measure.pk)


def _rated(number: str, plan: ImprovementPlan) -> str:
    action = Action.objects.select_related("part__plan").get(pk=action_numbered(plan, number).pk)
    return ratings([action])[action.pk].reason


def test_nobody_is_silent_before_the_plan_was_approved(plan: ImprovementPlan) -> None:
    later = timezone.localdate() + timedelta(days=300)
    Action.objects.filter(pk=action_numbered(plan, "1.2").pk).update(due=later, original_due=later)
    assert plan.starts == date(2023, 1, 1)
    assert _rated("1.2", plan) == "Nobody has said yet whether it is on track."
    noon = timezone.localtime().replace(hour=12)  # an hour of the summer may be of the day before
    ImprovementPlan.objects.filter(pk=plan.pk).update(approved_on=noon - timedelta(days=100))
    assert _rated("1.2", plan).startswith("Nobody has said how it stands since it began on")
    assert "100 days ago" in _rated("1.2", plan)


def test_what_a_lead_has_to_know_this_week_has_the_words_of_the_action(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "2.1")
    assert action.text in text_of(get(site[Role.ACTION_LEAD], reverse("plan_digest")))
    chapters = digest(plan, by(Role.ACTION_LEAD), timezone.localdate())
    assert not [one for chapter in chapters for one in chapter.points if action.text in one.words]


def test_a_finding_of_a_measure_leads_to_it(site: Council, plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Agency social workers")
    Measure.objects.filter(pk=measure.pk).update(baseline="")
    page = get(site[Role.PLAN_LEAD], "/plan/check")
    assert page.xpath(f"//main//a[@href='/plan/measures/{measure.reference}']/text()") == [measure.name]
