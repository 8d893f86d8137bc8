"""Why something that the plan check found is no fault: what is typed is never lost, and the error stands at its box."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Dismissal, ImprovementPlan
from goldenthread_web.improvement.operations import dismissing
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.pages import get, text_of

PATH = "/plan/check"
FEW = "Only 3 children are concerned"


@pytest.fixture
def found(site: Council, plan: ImprovementPlan) -> dict[str, str]:
    """What the form of a finding sends besides the reason."""
    box = get(site[Role.PLAN_LEAD], PATH).xpath("//form[.//button[@value='dismiss']]")[0]
    hidden = {name: box.xpath(f".//input[@name='{name}']/@value")[0] for name in ("rule", "where")}
    return {"do": "dismiss", **hidden}


def _at_the_box(page: Any, words: str) -> Any:
    """The box of the reason, which the summary of errors leads to and beside which the error stands."""
    [box] = page.xpath("//input[@name='reason'][@id='dismissed-reason']")
    assert words in page.xpath("//*[contains(@class, 'govuk-error-summary')]")[0].text_content()
    assert page.xpath("//*[contains(@class, 'govuk-error-summary')]//a[@href='#dismissed-reason']")
    group = box.getparent()
    assert words in group.text_content()
    assert page.xpath("//details[@open]//input[@id='dismissed-reason']")
    return box


def test_a_number_beside_children_is_asked_about_once(site: Council, found: dict[str, str]) -> None:
    lead = site[Role.PLAN_LEAD]
    page = sent(lead, PATH, status=400, **found, reason=FEW)
    box = _at_the_box(page, "Look at this again")
    assert box.get("value") == FEW
    [mark] = page.xpath("//input[@name='advised' and @value]/@value")
    other = sent(lead, PATH, status=400, **found, reason="Only 4 children are concerned", advised=mark)
    assert "Look at this again" in text_of(other), "other words are looked at anew"
    sent(lead, PATH, **found, reason=FEW, advised=mark)
    assert Dismissal.objects.get().reason == FEW


def test_too_many_letters_stay_to_be_made_fewer(site: Council, found: dict[str, str]) -> None:
    long = "It is so, and that is well known. " * 40
    page = sent(site[Role.PLAN_LEAD], PATH, status=400, **found, reason=long)
    assert _at_the_box(page, "Write 1,000 letters or fewer").get("value").strip() == long.strip()
    assert not Dismissal.objects.exists()


def test_what_somebody_else_dismissed_meanwhile_shows_what_was_typed(
    site: Council, plan: ImprovementPlan, found: dict[str, str]
) -> None:
    where = {name: found[name] for name in ("rule", "where")}
    dismissing.dismiss(plan=plan, **where, reason="It is known", by=by(Role.PLAN_LEAD))
    page = text_of(sent(site[Role.PLAN_LEAD], PATH, status=400, **found, reason="It is as agreed"))
    assert "Somebody dismissed this already" in page
    assert "What you wrote" in page
    assert "It is as agreed" in page


def test_the_way_back_stands_above_the_page(site: Council, plan: ImprovementPlan) -> None:
    for address in (PATH, "/plan/by/priority"):
        page = get(site[Role.PLAN_LEAD], address)
        assert page.xpath("//nav[contains(@class, 'govuk-breadcrumbs')]//a[@href='/plan']"), address
