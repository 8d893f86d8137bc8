"""An action without a number is named by its words on the page of the week, and by none in the letter."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.queries.digest import number_of
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of


def test_the_page_of_the_week_names_it_by_its_words(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "1.1")
    Action.objects.filter(pk=action.pk).update(number="")
    action.refresh_from_db()
    page = get(site[Role.PLAN_LEAD], "/plan/digest")
    [link] = page.xpath(f"//main//a[contains(@href, '{action.reference}')]")
    assert link.text_content() == action.text
    assert action.reference not in text_of(page)
    assert action.text not in number_of(action)
