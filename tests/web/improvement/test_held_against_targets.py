"""Every rating says by which target it is; figures that people enter are held against theirs by the same rules."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.utils import timezone
from lxml import html
from openpyxl import load_workbook

from goldenthread.judgement.settings import DEFAULT
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.figures import held as holding
from goldenthread_web.improvement.figures.held import held
from goldenthread_web.improvement.figures.series import Series, better_of, unit_of
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from goldenthread_web.improvement.templatetags.plan_entered import behind_value
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import accepted_figure, action_numbered, make_plan, measure_named

RATED_BY = "Rated by the scorecard's target: "


def shown_to(site: Council, role: Role, address: str) -> str:
    response = site[role].get(address)
    assert response.status_code == 200
    return " ".join(html.document_fromstring(response.content.decode()).text_content().split())


def measured(
    target: str, *, counted: str = "per cent", better: str = "higher", baseline: str = ""
) -> Measure:
    return Measure(name="Made up", target=target, counted=counted, better=better, baseline=baseline)


def stands(measure: Measure, *values: float) -> holding.Held:
    first = Month.of(timezone.localdate()).plus(1 - len(values))
    months = tuple((first.plus(at), value) for at, value in enumerate(values))
    found = held(measure, Series(months, better_of(measure), unit_of(measure)), DEFAULT)
    assert found is not None
    return found


def test_an_entered_figure_is_held_against_its_own_target() -> None:
    assert unit_of(measured("80%")) is Unit.PERCENT
    assert better_of(measured("80%")) is Better.HIGHER
    reached, near, far = (stands(measured("80%"), value) for value in (85.4, 71.0, 60.0))
    assert (reached.rag, near.rag, far.rag) == (Rag.GREEN, Rag.AMBER, Rag.RED)
    assert reached.rule.startswith("Target reached. Higher is better.")
    assert near.rule.startswith("Target not reached. Higher is better.")
    assert stands(measured("80%", better="lower"), 85.4).rag is Rag.AMBER


def test_the_pace_is_said_and_why_it_can_not_be() -> None:
    towards = stands(measured("80%"), *(50 + at for at in range(12)))
    assert towards.pace.startswith("Up by 1.0 points a month over the last 12 months")
    away = stands(measured("80%"), *(62 - at for at in range(12)))
    assert "away from the target of 80%" in away.pace
    assert "7 are needed" in stands(measured("80%"), 50, 51).pace


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        (measured(""), holding.NO_TARGET),
        (measured("as England"), holding.NO_NUMBER),
        (measured("80", counted=""), holding.NO_UNIT),
        (measured("80"), holding.OTHER_UNIT),
        (measured("80%", better=""), holding.NO_WAY),
    ],
)
def test_what_can_not_be_held_says_why(measure: Measure, why: str) -> None:
    found = stands(measure, 85.4)
    assert (found.rag, found.rule, found.pace) == (Rag.NOT_RATED, why, "")


def test_the_page_the_action_and_the_report_say_how_an_entered_figure_stands(
    site: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Health assessments")
    accepted_figure(measure, "2026-09", 93.4, person_of(Role.PARTNER), person_of(Role.PLAN_LEAD))
    action = f"/plan/actions/{action_numbered(plan, 'P1').reference}"
    for address in (f"/plan/measures/{measure.reference}", action):
        said = shown_to(site, Role.BOARD_MEMBER, address)
        assert "Target reached. Higher is better." in said, address
        assert ("September 2026 alone was 93%." in said) == (address == action), address
    report = shown_to(site, Role.BOARD_MEMBER, "/plan/report/html")
    assert "93%September 202690% by March 2024Green" in report
    fed = measure_named(plan, "Staff who finished")
    Measure.objects.filter(pk=fed.pk).update(series=measure)
    report = shown_to(site, Role.BOARD_MEMBER, "/plan/report/html")
    assert "Staff who finished the course40% (December 2022)93%September 202695% by March 2024Amber" in report


def test_a_pace_that_only_says_the_figure_again_is_known() -> None:
    reached, behind = (stands(measured(target), 85.4) for target in ("80%", "90%"))
    assert (reached.says_again, behind.says_again) == (True, False)
    assert reached.pace.endswith("alone was 85%.")
    assert "alone was" not in behind.pace


def test_a_figure_counted_in_days_says_so() -> None:
    for counted, behind in (
        ("days", " days"),
        ("rate per 10,000", " per 10,000"),
        ("per cent", ""),
        ("count", ""),
    ):
        assert behind_value(Measure(name="Days to an answer", counted=counted, unit="families")) == behind


@pytest.mark.xdist_group("demo")
def test_every_rating_says_by_which_target_where_the_two_differ(council: Council) -> None:
    lead, director = (Person.objects.get(name=role.name.title()) for role in (Role.PLAN_LEAD, Role.DIRECTOR))
    plan = make_plan(lead, director)
    measure = measure_named(plan, "Repeat referrals")
    Measure.objects.filter(pk=measure.pk).update(target="1%")
    action = f"/plan/actions/{action_numbered(plan, '1.1').reference}"
    for address in (action, f"/plan/measures/{measure.reference}", "/plan/report/html"):
        assert RATED_BY in shown_to(council, Role.BOARD_MEMBER, address), address
    said = shown_to(council, Role.BOARD_MEMBER, f"/plan/measures/{measure.reference}")
    assert "One of them is out of date" in said, "two targets for one day"
    Measure.objects.filter(pk=measure.pk).update(target_date=date(2027, 7, 31))
    said = shown_to(council, Role.BOARD_MEMBER, f"/plan/measures/{measure.reference}")
    assert RATED_BY in said
    assert "One of them is out of date" not in said, "less by a later day contradicts nothing"
    Measure.objects.filter(pk=measure.pk).update(target_date=measure.target_date)
    book = load_workbook(io.BytesIO(council[Role.BOARD_MEMBER].get("/plan/report/xlsx").content))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    assert any(cell.startswith("1% by March 2024. " + RATED_BY) for cell in cells)
    Measure.objects.filter(pk=measure.pk).update(target="", target_date=None)
    assert RATED_BY in shown_to(council, Role.BOARD_MEMBER, f"/plan/measures/{measure.reference}")
    report = shown_to(council, Role.BOARD_MEMBER, "/plan/report/html")
    assert f"Not given. {RATED_BY}" in report, "no colour stands beside a target that it is not of"
