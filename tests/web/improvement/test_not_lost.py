"""What somebody typed comes back to them, whatever happened to the action meanwhile."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.pages import text_of


def closed(action: Action) -> None:
    who = by(Role.ACTION_LEAD)
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
