"""Figures that people gave and others accepted since a day, on the page of what changed."""

from __future__ import annotations

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from goldenthread_web.improvement.status import MeasureKind
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import accepted_figure, measure_named
from tests.web.improvement.test_ways import section
from tests.web.pages import get


def test_a_figure_that_was_accepted_since_is_told_with_the_one_before(
    site: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Health assessments")
    for month, value in (("2023-01", 61), ("2023-02", 66)):
        accepted_figure(measure, month, value, person_of(Role.PARTNER), person_of(Role.AUDITOR))
    for role in (Role.PARTNER, Role.ANALYST):
        told = section(get(site[role], "/plan/changes"), "figures")
        assert "February 2023: 66% (before: January 2023: 61%)" in told


def test_so_is_one_of_the_series_that_feeds_a_measure(site: Council, plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Health assessments")
    series = Measure.objects.create(
        part=measure.part, name="Clinic", kind=MeasureKind.ENTERED.value, unit="%", by_itself=True
    )
    Measure.objects.filter(pk=measure.pk).update(series=series)
    accepted_figure(series, "2023-02", 66, person_of(Role.PARTNER), person_of(Role.AUDITOR))
    assert f"{measure.name} February 2023: 66% (the first figure)" in section(
        get(site[Role.ANALYST], "/plan/changes"), "figures"
    )
