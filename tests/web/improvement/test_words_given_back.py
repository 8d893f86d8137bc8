"""A form that meets a page which is not there any more, or a fault of ours: what was filled in stands on the page."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.registers import operations
from tests.web.council import Council
from tests.web.improvement.plans import measure_named
from tests.web.pages import checked

TYPED = "The register <b>of</b> the clinic"


def test_words_sent_to_what_is_not_there_any_more_stand_on_the_page_that_says_so(
    site: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Health assessments")
    path, given = (
        f"/plan/measures/{measure.reference}/enter",
        {"source": TYPED, "value": "14", "replaces": "en-1"},
    )
    assert site[Role.PARTNER].get(path).status_code == 200
    plan.parts.update(for_partners=False)
    response = site[Role.PARTNER].post(path, given)
    assert response.status_code == 404
    page = checked(response, path)
    assert [one.text_content() for one in page.xpath("//p[@class='said']")] == [TYPED, "14"]
    assert response.headers["Cache-Control"] == "no-store"
    assert "What you wrote" not in checked(site[Role.PARTNER].get(path), path).text_content()


def test_words_that_met_a_fault_of_ours_stand_on_its_page(
    site: Council, plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = site[Role.PLAN_LEAD]
    monkeypatch.setattr(browser, "raise_request_exception", False)
    monkeypatch.setattr(operations, "add_risk", lambda **_: 1 // 0)
    given = {"text": TYPED, "likelihood": "4", "gravity": "4", "owner": "Nobody"}
    response = browser.post("/plan/risks/new", given)
    assert response.status_code == 500
    said = [one.text_content() for one in checked(response, "/plan/risks/new").xpath("//p[@class='said']")]
    assert {TYPED, "Nobody"} <= set(said)
