"""Strange dates: refused in words wherever one is given, and no page falls over one that is kept already."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    ImprovementPlan,
    Link,
    Measure,
    Register,
    Risk,
    Step,
)
from goldenthread_web.improvement.operations import tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.reach import check_days, latest
from goldenthread_web.improvement.status import LinkKind, Progress
from goldenthread_web.improvement.views.report import TYPES
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import get, text_of

STRANGE = (date(1, 1, 1), date(26, 2, 1), date(9999, 12, 31))
PAGES = (
    "", "/by/month", "/by/horizon", "/timeline", "/done", "/late", "/next", "/changes", "/parts", "/check", "/thread",
    "/mine", "/digest", "/risks", "/documents", "/for-children", "/report", "/versions",
)  # fmt: skip


def strange(plan: ImprovementPlan) -> None:
    """Dates as they could be given once: far before and far after everything else."""
    first, last = STRANGE[0], STRANGE[-1]
    moved, done, far = (action_numbered(plan, number) for number in ("1.2", "2.1", "C1"))
    Action.objects.filter(pk=moved.pk).update(due=first)
    Action.objects.filter(pk=done.pk).update(delivered_on=STRANGE[1])
    Action.objects.filter(pk=far.pk).update(due=last, original_due=last)
    done.measures.add(measure_named(plan, "Repeat"))
    Step.objects.filter(action=action_numbered(plan, "1.1")).update(due=last)
    Measure.objects.filter(part__plan=plan).update(baseline_date=first, target_date=last)
    Risk.objects.create(
        plan=plan, text="The money ends", likelihood=3, gravity=3, review_on=last, action=moved
    )
    Register.objects.create(plan=plan, name="The standard", due=first, review_on=last, action=moved)
    Link.objects.create(action=moved, kind=LinkKind.TEAM.value, text="The rota", due=first)


def test_no_page_falls_over_a_strange_date_that_is_kept(site: Council, plan: ImprovementPlan) -> None:
    strange(plan)
    paths = [*(f"/plan{page}" for page in PAGES)]
    paths += [
        f"/plan/actions/{action_numbered(plan, number).reference}" for number in ("1.1", "1.2", "2.1", "C1")
    ]
    paths += [f"/plan/measures/{measure_named(plan, start).reference}" for start in ("Repeat", "Staff")]
    for path in paths:
        get(site[Role.PLAN_LEAD], path)
    for page in ("", "/by/month", "/timeline", "/next"):
        get(site[Role.COUNCILLOR], f"/plan{page}")
    assert "31 December 9999" in text_of(get(site[Role.PLAN_LEAD], "/plan/by/month"))


def test_no_page_falls_over_a_strange_beginning(site: Council, plan: ImprovementPlan) -> None:
    ImprovementPlan.objects.filter(pk=plan.pk).update(starts=STRANGE[0], ends=STRANGE[-1])
    for page in ("", "/by/month", "/timeline", "/check", "/next"):
        get(site[Role.PLAN_LEAD], f"/plan{page}")
    assert site[Role.PLAN_LEAD].get("/plan/report/html").status_code == 200


def test_no_report_or_document_falls_over_a_strange_date(site: Council, plan: ImprovementPlan) -> None:
    strange(plan)
    for path in (*(f"report/{form}" for form in TYPES), "files/docx", "files/xlsx"):
        assert site[Role.PLAN_LEAD].get(f"/plan/{path}").status_code == 200, path


# --- what is given from now on ---


def boxes(name: str, year: str) -> dict[str, Any]:
    return {f"{name}_day": "1", f"{name}_month": "2", f"{name}_year": year}


def test_a_year_out_of_reach_is_refused_in_words_that_name_the_box(
    site: Council, plan: ImprovementPlan
) -> None:
    for year in ("0026", "1989", "9999"):
        refused(site, plan, year)


def refused(site: Council, plan: ImprovementPlan, year: str) -> None:
    lead, first = site[Role.PLAN_LEAD], action_numbered(plan, "1.1")
    path, within = f"/plan/actions/{first.reference}", f"enter a year from 1990 to {latest().year}"
    said = sent(
        lead, f"{path}/update", status=400, progress="delivered", seen="0", **boxes("delivered_on", year)
    )
    assert within in text_of(said)
    was = str(first.due)
    said = sent(lead, path, status=400, do="move", reason="Later than that", was=was, **boxes("to", year))
    assert f"The new date: {within}" in text_of(said)
    said = sent(
        lead, "/plan/risks/new", status=400, text="The money ends", likelihood="3", gravity="3",
        **boxes("review_on", year),
    )  # fmt: skip
    assert f"When it is looked at again: {within}" in text_of(said)
    sent(lead, "/plan/documents/new", status=400, name="The standard", **boxes("due", year))
    sent(lead, "/plan/assessments/new", status=400, title="A", kind="A", findings="One", **boxes("on", year))
    measure = measure_named(plan, "Repeat")
    said = sent(
        lead,
        f"/plan/edit/measure/{measure.reference}",
        status=400,
        name="Repeat",
        **boxes("baseline_date", year),
    )
    assert f"Day of the baseline: {within}" in text_of(said)
    report = site[Role.PLAN_LEAD].get("/plan/report/pdf", boxes("since", year))
    assert report["Content-Type"].startswith("text/html")
    first.refresh_from_db()
    assert (first.delivered_on, str(first.due)) == (None, was)


def test_what_is_out_of_reach_is_refused_by_what_writes_it_too(plan: ImprovementPlan) -> None:
    first, lead, day = action_numbered(plan, "1.1"), by(Role.PLAN_LEAD), STRANGE[1]
    with pytest.raises(NotAllowed, match="too far away"):
        tracking.move(action=first, to=day, reason="Later than that", was=first.due, by=lead)
    with pytest.raises(NotAllowed):
        tracking.update(action=first, given=Given(Progress.DELIVERED, delivered_on=day), seen=0, by=lead)
    with pytest.raises(NotAllowed, match=f"from 1990 to {latest().year}"):
        check_days(None, day)


def test_nothing_is_delivered_long_before_the_plan_began(plan: ImprovementPlan) -> None:
    first, lead = action_numbered(plan, "1.1"), by(Role.PLAN_LEAD)
    given = Given(Progress.DELIVERED, delivered_on=date(2017, 12, 31))
    with pytest.raises(NotAllowed, match="5 years before"):
        tracking.update(action=first, given=given, seen=0, by=lead)
    given = Given(Progress.DELIVERED, delivered_on=date(2018, 1, 1))
    tracking.update(action=first, given=given, seen=0, by=lead)


def test_a_date_in_the_past_or_after_the_end_is_asked_about_once(
    site: Council, plan: ImprovementPlan
) -> None:
    first, today = action_numbered(plan, "1.1"), timezone.localdate()
    path, gone = f"/plan/actions/{first.reference}", today - timedelta(days=40)
    given: dict[str, Any] = {"do": "move", "reason": "It was agreed in May", "was": str(first.due)}
    to: dict[str, Any] = {"to_day": str(gone.day), "to_month": str(gone.month), "to_year": str(gone.year)}
    page = sent(site[Role.PLAN_LEAD], path, status=409, **given, **to)
    assert "lies in the past" in text_of(page)
    assert not first.moves.exists()
    (sure,) = page.xpath('//input[@name="sure"]/@value')
    sent(site[Role.PLAN_LEAD], path, **given, **to, sure=sure)
    first.refresh_from_db()
    assert first.due == gone

    ImprovementPlan.objects.filter(pk=plan.pk).update(ends=today + timedelta(days=9))
    far = today + timedelta(days=10)
    to = {"to_day": str(far.day), "to_month": str(far.month), "to_year": str(far.year)}
    page = sent(site[Role.PLAN_LEAD], path, status=409, **given | {"was": str(gone)}, **to, sure=sure)
    assert "after the end of the improvement plan" in text_of(page)
