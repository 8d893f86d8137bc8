"""Wherever it is said when the plan was approved, it is said of which version; and when it was approved first."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import editing, versions
from goldenthread_web.improvement.queries.about import about
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.test_registers import asking_little
from tests.web.pages import get, text_of

FIRST = timezone.now() - timedelta(days=200)


def day(at: datetime) -> str:
    return show_day(timezone.localdate(at))


@pytest.fixture
def again(plan: ImprovementPlan) -> ImprovementPlan:
    """The plan, approved first long ago and today as version 2.0."""
    ImprovementPlan.objects.filter(pk=plan.pk).update(approved_on=FIRST)
    plan.refresh_from_db()
    lead = by(Role.PLAN_LEAD)
    line = line_for(lead, "action", action_numbered(plan, "1.2").reference)
    editing.change(line=line, given={"text": "Ring back on the same day"}, seen=mark_of(line.words), by=lead)
    seen = versions.mark_of_waiting(list(waiting(plan)))
    versions.approve_next(plan=plan, seen=seen, by=by(Role.DIRECTOR))
    return plan


def test_a_plan_with_one_version_names_it(site: Council, plan: ImprovementPlan) -> None:
    today = day(timezone.now())
    for role in (Role.ANALYST, Role.PARTNER, Role.COUNCILLOR):
        said = text_of(get(site[role], "/plan"))
        assert "Version 1.0, approved" in said
        assert "first approved" not in said
    assert about(by(Role.ANALYST), plan, ()).startswith(f"Version 1.0, approved on {today}. ")


def test_a_later_version_says_when_the_plan_was_approved_first(site: Council, again: ImprovementPlan) -> None:
    today, first = day(timezone.now()), day(FIRST)
    for role in (Role.PLAN_LEAD, Role.PARTNER, Role.COUNCILLOR):
        site[role].get("/help")
        with asking_little():
            page = get(site[role], "/plan")
        assert f"on {today}; first approved on {first}." in text_of(page)
        assert "Version 2.0, approved" in text_of(page)
    said = f"Version 2.0, approved on {today}; first approved on {first}."
    assert about(by(Role.COUNCILLOR), again, ()).startswith(said)
    file = site[Role.ANALYST].get("/plan/files/docx").content
    words = ZipFile(io.BytesIO(file)).read("word/document.xml").decode()
    assert f"first approved on {first}" in words
    for reader in ("board", "published"):
        text = " ".join(
            site[Role.DIRECTOR].get("/plan/report/html", {"reader": reader}).content.decode().split()
        )
        assert f"Version 2.0 on {today}" in text
        assert "First approved" in text
        assert f"On {first}" in text


def test_what_changed_names_each_version_that_was_approved(site: Council, again: ImprovementPlan) -> None:
    today, first = day(timezone.now()), day(FIRST)
    both = get(site[Role.ANALYST], "/plan/changes?since_day=1&since_month=1&since_year=2023")
    assert f"Version 1.0 of the plan was approved on {first}." in text_of(both)
    assert f"Version 2.0 of the plan was approved on {today}." in text_of(both)
    later = get(site[Role.ANALYST], "/plan/changes")
    assert "Version 1.0 of the plan" not in text_of(later)
    assert f"Version 2.0 of the plan was approved on {today}." in text_of(later)
    report = site[Role.ANALYST].get("/plan/report/html").content.decode()
    assert f"Version 2.0 was approved on {today}." in report
