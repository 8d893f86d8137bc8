"""Actions put together by what readers look for stand in an order that readers expect."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from tests.web.council import Council
from tests.web.pages import get


def test_horizons_stand_in_the_order_of_time(site: Council, plan: ImprovementPlan) -> None:
    said = ("Long term", "Medium term", "Short term", "6 to 12 months", "3-6 months")
    for action, horizon in zip(Action.objects.order_by("pk"), said, strict=True):
        Action.objects.filter(pk=action.pk).update(horizon=horizon)
    page = get(site[Role.PLAN_LEAD], "/plan/by/horizon")
    heads = [" ".join(each.text_content().split()) for each in page.xpath("//main//h2")]
    found = [one for head in heads for one in said if head.startswith(one)]
    assert found == ["3-6 months", "6 to 12 months", "Short term", "Medium term", "Long term"]
