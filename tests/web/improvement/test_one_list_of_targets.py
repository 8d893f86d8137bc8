"""The plan's targets against the one list of targets: what contradicts it is found, for those who see figures."""

from __future__ import annotations

import pytest

from goldenthread.scorecard.shelf import shelf_of
from goldenthread.targets.target import Target
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Measure, Part
from goldenthread_web.performance.served import served
from tests.web.council import Council
from tests.web.improvement.plans import make_plan, measure_named
from tests.web.pages import get, text_of

pytestmark = pytest.mark.xdist_group("demo")
HEADING = "Not as in the list of targets"


@pytest.fixture
def plan(council: Council) -> ImprovementPlan:
    lead, director = (Person.objects.get(name=role.name.title()) for role in (Role.PLAN_LEAD, Role.DIRECTOR))
    return make_plan(lead, director)


def listed() -> Target:
    """A line of the council's list for a measure of the plan."""
    found = served()
    assert found is not None
    assert shelf_of(found.workspace) is not None
    return next(one for one in found.reading().targets if one.indicator == "repeat_referrals")


def as_in_the_list(measure: Measure, line: Target) -> None:
    Measure.objects.filter(pk=measure.pk).update(
        target=f"{line.value:g}%",
        target_date=line.by,
        baseline=f"{line.baseline:g}%",
        baseline_date=line.baseline_date,
    )


def test_a_target_that_is_not_the_list_s_is_found_with_both_values(
    council: Council, plan: ImprovementPlan
) -> None:
    line, measure = listed(), measure_named(plan, "Repeat referrals")
    as_in_the_list(measure, line)
    assert HEADING not in text_of(get(council[Role.PLAN_LEAD], "/plan/check"))
    Measure.objects.filter(pk=measure.pk).update(target="1%")
    said = text_of(get(council[Role.PLAN_LEAD], "/plan/check"))
    when = f" by {show_day(line.by)}" if line.by else ""
    assert HEADING in said
    assert (
        f"The improvement plan wants 1%{when}. The list of targets (targets.csv) wants {line.value:g}%{when}."
        in said
    )
    assert "Correct the improvement plan, or load targets.csv with the right line" in said


def test_a_partner_reads_what_is_wrong_with_the_own_part_alone(
    council: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Repeat referrals")
    Measure.objects.filter(pk=measure.pk).update(target="1%")
    own = Part.objects.get(plan=plan, for_partners=True)
    said = text_of(get(council[Role.PARTNER], "/plan/check"))
    assert "Offer each child a health assessment" in said or "P1" in said
    for others in ("Repeat referrals", HEADING, "1.1", "C1", "Agency social workers"):
        assert others not in said
    Measure.objects.filter(pk=measure.pk).update(part=own)
    assert HEADING not in text_of(get(council[Role.PARTNER], "/plan/check")), "the list is of figures"
