"""A series that people enter ends from a month on: nothing of it is owed or taken any more, all before stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldenthread.plans.figures.asked import Counted, Given
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Entered, ImprovementPlan, Measure, SeriesEnd
from goldenthread_web.improvement.operations import ending, entered
from goldenthread_web.improvement.operations.series import Named, Way, begin, count
from goldenthread_web.improvement.queries.digest import digest
from goldenthread_web.improvement.queries.owed import lines_for
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import accepted_figure, measure_named
from tests.web.pages import get, text_of

WHY = "The service stopped counting it"


def month(back: int) -> Month:
    """A month that is over: 1, the last one."""
    return Month.of(timezone.localdate()).plus(-back)


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    """A share that partners give, due from five months ago on; that month was given and accepted."""
    found = measure_named(plan, "Health assessments")
    way = Way(Counted.PERCENT, Better.HIGHER, False, owed_from=str(month(5)), within_days=10)
    count(measure=found, way=way, version=found.version, by=by(Role.PLAN_LEAD))
    accepted_figure(found, str(month(5)), 75, by(Role.PARTNER).account, by(Role.PLAN_LEAD).account)
    return found


def owed(plan: ImprovementPlan) -> list[Month]:
    """The months that are due from partners."""
    [line] = [one for one in lines_for(by(Role.PARTNER), plan).all if one.measure.name.startswith("Health")]
    return [one.month for one in line.owed]


def end_at(measure: Measure) -> str:
    return f"/plan/measures/{measure.reference}/end"


def test_from_the_month_on_nothing_is_owed_and_what_was_given_stays(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    lead, partner = site[Role.PLAN_LEAD], by(Role.PARTNER)
    before = site[Role.ANALYST].get("/plan/series/file").content
    assert owed(plan) == [month(back) for back in (4, 3, 2, 1)]
    sent(lead, end_at(shared), do="end", month=str(month(3)), reason=WHY)
    assert owed(plan) == [month(4)]
    told_by_letter = [
        one.words for chapter in digest(plan, partner, timezone.localdate()) for one in chapter.points
    ]
    assert "1 figure due from you" in told_by_letter
    assert site[Role.ANALYST].get("/plan/series/file").content == before, "series.csv keeps what was given"
    told = f"from {show_month(month(3))} on, because: {WHY}"
    assert f"Ended: none is given {told}" in text_of(get(site[Role.PARTNER], "/plan/series"))
    page = get(lead, f"/plan/measures/{shared.reference}")
    assert f"No figure is given {told}" in text_of(page)
    assert "75%" in text_of(page)
    assert page.xpath(f"//a[@href='{end_at(shared)}']/text()") == ["take the series up again"]
    [line] = Line.objects.filter(action="improvement.series.ended", outcome="done")
    assert line.object == f"{shared.reference} {month(3)}"


def test_no_figure_of_a_month_after_the_end_is_taken_by_form_or_spreadsheet(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    ending.end(measure=shared, month=month(3), reason=WHY, by=by(Role.PLAN_LEAD))
    given: dict[str, Any] = {"value": "80", "source": "The register"}
    enter = f"/plan/measures/{shared.reference}/enter"
    page = sent(site[Role.PARTNER], enter, status=403, month=str(month(2)), **given)
    assert entered.IS_OVER in text_of(page)
    rows = "".join(f"{shared.reference},{month(back)},80,Register\n" for back in (4, 2))
    file = SimpleUploadedFile("figures.csv", f"Code,Month,Figure,Source\n{rows}".encode())
    answer = site[Role.PARTNER].post("/plan/series/hand-over", {"file": file})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "series-ended" in told
    assert entered.IS_OVER in told
    sent(site[Role.PARTNER], enter, month=str(month(4)), **given)
    assert sorted(Entered.objects.values_list("month", flat=True)) == [str(month(5)), str(month(4))]


def test_it_is_taken_up_again_and_the_months_between_are_never_owed(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    lead, give = site[Role.PLAN_LEAD], {"measure": shared, "by": by(Role.PLAN_LEAD)}
    ending.end(**give, month=month(4), reason=WHY)
    page = sent(
        lead, end_at(shared), status=403, do="take up", month=str(month(5)), reason="They count again"
    )
    assert "Take it up again from then or a later month on" in text_of(page)
    sent(lead, end_at(shared), do="take up", month=str(month(2)), reason="They count again")
    assert owed(plan) == [month(2), month(1)]
    said = text_of(get(lead, f"/plan/measures/{shared.reference}"))
    assert (
        f"No figure is owed from {show_month(month(4))} until {show_month(month(2))}, because: {WHY}" in said
    )
    assert "because: They count again" in said
    ending.end(**give, month=month(1), reason="They stopped again")
    assert owed(plan) == [month(2)]
    assert SeriesEnd.objects.count() == 2


def test_what_can_not_be_ended_is_told(site: Council, plan: ImprovementPlan, shared: Measure) -> None:
    lead, give = site[Role.PLAN_LEAD], {"measure": shared, "by": by(Role.PLAN_LEAD)}
    accepted_figure(shared, str(month(3)), 80, by(Role.PARTNER).account, by(Role.PLAN_LEAD).account)
    page = sent(lead, end_at(shared), status=403, do="end", month=str(month(4)), reason=WHY)
    assert f"There is a figure of {show_month(month(3))}. End the series from a later month on." in text_of(
        page
    )
    assert page.xpath("//input[@name='reason']/@value") == [WHY]
    for wrong, words in (
        ({"month": "Spring", "reason": WHY}, "Enter a month"),
        ({"month": "1950-01", "reason": WHY}, "enter a year from 1990"),
        ({"month": str(month(1)), "reason": ""}, "Enter why it ends"),
        ({"month": str(month(1)), "reason": "x"}, "Say why in words"),
    ):
        assert words in text_of(sent(lead, end_at(shared), status=400, do="end", **wrong))
    ending.end(**give, month=month(1), reason=WHY)
    page = sent(lead, end_at(shared), status=403, do="end", month=str(month(1)), reason="I wanted it too")
    assert "has ended already" in text_of(page)
    assert "I wanted it too" in text_of(page), "what was typed is not lost"
    for role in (Role.PARTNER, Role.ANALYST, Role.DIRECTOR):
        assert site[role].get(end_at(shared)).status_code == 404, role
        with pytest.raises(NotAllowed, match="plan lead"):
            ending.end(measure=shared, month=month(1), reason=WHY, by=by(role))
    counted = measure_named(plan, "Repeat referrals")
    get(lead, end_at(counted), status=404)
    with pytest.raises(NotAllowed, match="Nobody enters figures"):
        ending.end(measure=counted, month=month(1), reason=WHY, by=by(Role.PLAN_LEAD))


def test_a_series_by_itself_ends_and_says_so_where_it_feeds_a_measure(
    site: Council, plan: ImprovementPlan, shared: Measure
) -> None:
    lead, way = by(Role.PLAN_LEAD), Way(Counted.COUNT, Better.LOWER, False, owed_from=str(month(3)))
    made = begin(part=shared.part, named=Named("Grievances", "The register", "HR"), way=way, by=lead)
    fed = measure_named(plan, "Staff who finished")
    Measure.objects.filter(pk=fed.pk).update(series=made)
    ending.end(measure=made, month=month(2), reason=WHY, by=lead)
    assert WHY in text_of(get(site[Role.ANALYST], f"/plan/measures/{fed.reference}"))
    with pytest.raises(NotAllowed, match="Another series feeds this measure"):
        ending.end(measure=Measure.objects.get(pk=fed.pk), month=month(2), reason=WHY, by=lead)
    made.refresh_from_db()
    count(measure=made, way=Way(Counted.DAYS, Better.LOWER, False), version=made.version, by=lead)
    made.refresh_from_db()
    assert made.counted == "days", "how a series by itself is counted can be changed"
    given = Given(month(3), 4.0, "The register")
    assert entered.enter(measure=made, given=given, replaces="", by=lead)
