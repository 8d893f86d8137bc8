"""Actions of which the plan's document names no day: "TBC", "when the board says so"."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.test_editing import edit_of
from tests.web.pages import filled, get


@pytest.mark.parametrize("when", ["TBC", "When the board says so"])
def test_an_action_of_which_no_day_is_known_can_be_changed(
    site: Council, plan: ImprovementPlan, when: str
) -> None:
    """Its document says so: whoever changes other words of it is not asked for a day, and can't write another such."""
    action, lead = action_numbered(plan, "1.1"), site[Role.PLAN_LEAD]
    Action.objects.filter(pk=action.pk).update(by_when=when, due=None)
    sent(lead, edit_of(action), **filled(get(lead, edit_of(action))) | {"text": "Ring back"})
    assert Change.objects.get().now == {"text": "Ring back"}
    page = "/plan/add/action"
    new = filled(get(lead, page)) | {
        "text": "Build",
        "by_when": when,
        "place": f"priority-{action.priority_id}",
    }
    sent(lead, page, status=403, **new)
