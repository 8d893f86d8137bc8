"""A number that an action gives away with the next version, and that another action is to have then."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.actions import ACTION
from goldenthread_web.improvement.models import Change, ImprovementPlan
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import PARTNERSHIP, action_numbered
from tests.web.improvement.test_priorities_by_hand import VERSIONS, approve, part_key
from tests.web.improvement.waiting import added, put, withdraw
from tests.web.pages import text_of

LISTS = ("leads", "signs", "impact", "sayings")


@pytest.mark.parametrize("way", ["another number", "another part", "withdrawn"])
def test_it_does_not_come_back_while_the_other_action_waits(
    site: Council, plan: ImprovementPlan, way: str
) -> None:
    """The version could not be approved with two of one number, and nobody there could say which is meant."""
    first = action_numbered(plan, "1.1")
    if way == "withdrawn":
        withdraw("action", first.reference)
    else:
        put("action", first.reference, **({"number": "1.9"} if way == "another number" else _moved(plan)))
    gave = Change.objects.get()
    words = dict.fromkeys(ACTION.fields, "") | {name: [] for name in LISTS}
    new = words | {"number": "1.1", "text": "Ring back", "place": f"priority-{first.priority_id}"}
    subject = added(plan, "action", **new)
    lead = site[Role.PLAN_LEAD]
    page = sent(lead, VERSIONS, status=403, do="take back", change=gave.reference)
    assert (
        "has the number that comes back by this (1.1). A plan lead gives that one another number"
        in text_of(page)
    )
    put("action", subject, number="1.8")
    sent(lead, VERSIONS, do="take back", change=gave.reference)
    approve(site)
    first.refresh_from_db()
    assert (first.number, first.withdrawn_on) == ("1.1", None)
    assert action_numbered(plan, "1.8").text == "Ring back"


def _moved(plan: ImprovementPlan) -> dict[str, str]:
    return {"place": part_key(plan, PARTNERSHIP)}
