"""Figures that people enter where somebody looks first: those due on "My actions", the red ones on "This month"."""

from __future__ import annotations

from typing import Any, cast

import pytest
from django.utils import timezone

from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.figures.reds import reds
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from goldenthread_web.improvement.operations import ending
from goldenthread_web.improvement.operations.series import Way, count
from goldenthread_web.improvement.waiting import red_figures
from goldenthread_web.performance.slots import Seen
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import accepted_figure, measure_named
from tests.web.pages import get, text_of


def month(back: int) -> Month:
    return Month.of(timezone.localdate()).plus(-back)


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    """A share that partners give, due from three months ago on; its target is 90%."""
    found = measure_named(plan, "Health assessments")
    way = Way(Counted.PERCENT, Better.HIGHER, False, owed_from=str(month(3)), within_days=10)
    count(measure=found, way=way, version=found.version, by=by(Role.PLAN_LEAD))
    return found


def given(measure: Measure, back: int, value: float) -> None:
    accepted_figure(measure, str(month(back)), value, by(Role.PARTNER).account, by(Role.PLAN_LEAD).account)


def test_my_actions_say_which_figures_are_due_from_me(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    page = get(site[Role.PARTNER], "/plan/mine")
    assert f"Figures are due from you: {shared.name} (3 months, " in text_of(page)
    assert "overdue)" in text_of(page)
    assert page.xpath("//main//a[@href='/plan/series#due']")
    assert "Figures are due" not in text_of(get(site[Role.ACTION_LEAD], "/plan/mine"))
    for back in (3, 2, 1):
        given(shared, back, 91)
    assert "Figures are due" not in text_of(get(site[Role.PARTNER], "/plan/mine"))


def test_a_red_figure_that_people_enter_is_told_to_those_who_see_the_work(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    def told(role: Role) -> list[str]:
        return [red.measure.name for red in reds(by(role), plan)]

    given(shared, 3, 91)
    assert told(Role.ANALYST) == [], "the target is reached"
    given(shared, 2, 55)
    assert told(Role.ANALYST) == told(Role.PARTNER) == [shared.name]
    assert told(Role.COUNCILLOR) == []
    [red] = reds(by(Role.ANALYST), plan)
    assert red.held.cell.text == "55%"
    [section] = red_figures(Seen(by(Role.ANALYST), cast("Any", None), cast("Any", None)))
    [item] = section.items
    assert (item.label, item.address) == (shared.name, f"/plan/measures/{shared.reference}")
    assert item.words.startswith("55% in ")
    assert item.words.endswith(f"target: {shared.target}")
    assert "Red" in item.mark
    given(shared, 1, 92)
    assert told(Role.ANALYST) == [], "the last one counts"


def test_of_a_series_that_has_ended_no_red_figure_is_told(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    given(shared, 2, 55)
    fed = measure_named(plan, "Staff who finished")
    Measure.objects.filter(pk=fed.pk).update(series=shared)
    assert {red.measure.pk for red in reds(by(Role.ANALYST), plan)} == {shared.pk, fed.pk}
    ending.end(measure=shared, month=month(1), reason="The service stopped", by=by(Role.PLAN_LEAD))
    assert list(reds(by(Role.ANALYST), plan)) == []
