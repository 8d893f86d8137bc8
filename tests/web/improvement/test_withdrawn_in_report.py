"""The report tells of what was withdrawn since a day, as the page *What changed* does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import editing, versions
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.test_report import taken, text_of
from tests.web.pages import get
from tests.web.pages import text_of as text_of_page

BECAUSE = "The council buys it from a neighbour now"
HEADING = "Withdrawn: the plan does without"


@pytest.fixture
def withdrawn(plan: ImprovementPlan) -> Action:
    """An action that a version withdrew which somebody else approved."""
    action = action_numbered(plan, "1.2")
    line = line_for(by(Role.PLAN_LEAD), "action", action.reference)
    editing.withdraw(line=line, reason=BECAUSE, seen=mark_of(line.words), by=by(Role.PLAN_LEAD))
    seen = versions.mark_of_waiting(list(waiting(plan)))
    versions.approve_next(plan=plan, seen=seen, by=by(Role.DIRECTOR))
    action.refresh_from_db()
    assert action.withdrawn_on == timezone.localdate()
    return action


def test_the_board_reads_what_was_withdrawn_and_why_as_on_the_page(site: Council, withdrawn: Action) -> None:
    assert "1 withdrawn" in text_of_page(get(site[Role.DIRECTOR], "/plan/changes"))
    text = text_of(taken(site, Role.DIRECTOR))
    assert "of the actions: 1 withdrawn." in text
    assert HEADING in text
    assert f"{withdrawn.called}. On " in text
    assert BECAUSE in text


def test_what_is_published_names_it_without_the_reason(site: Council, withdrawn: Action) -> None:
    text = text_of(taken(site, Role.COUNCILLOR))
    assert "1 withdrawn" in text
    assert HEADING in text
    assert f"{withdrawn.called}. On " in text
    assert BECAUSE not in text


def test_what_was_withdrawn_before_is_no_change(site: Council, withdrawn: Action) -> None:
    Action.objects.filter(pk=withdrawn.pk).update(withdrawn_on=timezone.localdate() - timedelta(days=40))
    today = timezone.localdate()
    asked = {"since_day": str(today.day), "since_month": str(today.month), "since_year": str(today.year)}
    for role, nothing in (
        (Role.DIRECTOR, "no action was delivered, closed, moved or withdrawn."),
        (Role.COUNCILLOR, "no action was delivered, closed or withdrawn, or passed the date"),
    ):
        text = text_of(taken(site, role, **asked))
        assert HEADING not in text
        assert nothing in text
