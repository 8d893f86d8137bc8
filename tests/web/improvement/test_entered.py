"""Figures that people enter for a measure: by whom, checked by whom, corrected, charted."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.terms.months import Month
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.forms.figures import read_month
from goldenthread_web.improvement.models import Entered, ImprovementPlan, Measure
from goldenthread_web.improvement.status import Checked
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import accepted_figure, action_numbered, make_plan, measure_named
from tests.web.pages import get, text_of

pytestmark = pytest.mark.xdist_group("demo")
GIVEN = {"month": "2023-05", "numerator": "9", "denominator": "12", "source": "The register of the clinic"}
MOST_QUERIES = 12


def person_of(role: Role) -> Person:
    return Person.objects.get(name=role.name.title())


@pytest.fixture
def plan(council: Council) -> ImprovementPlan:
    return make_plan(person_of(Role.PLAN_LEAD), person_of(Role.DIRECTOR))


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    """A measure of the part that partners work on."""
    return measure_named(plan, "Health assessments")


def enter_at(measure: Measure) -> str:
    return f"/plan/measures/{measure.reference}/enter"


def test_a_partner_enters_a_figure_and_somebody_else_accepts_it(council: Council, shared: Measure) -> None:
    sent(council[Role.PARTNER], enter_at(shared), **GIVEN)
    one = Entered.objects.get()
    assert (one.value, one.month, one.state) == (75.0, "2023-05", Checked.WAITING.value)
    page = f"/plan/figures/{one.reference}"
    said = text_of(get(council[Role.PARTNER], page))
    assert "9 of 12" in said
    assert "Source The register of the clinic" in said.replace("Source", "Source ").replace("  ", " ")
    assert council[Role.PARTNER].post(page, {"do": "accept"}).status_code == 404
    refused = sent(council[Role.PLAN_LEAD], page, status=400, do="return", reason="")
    assert "Enter why it is returned" in refused.text_content()
    sent(council[Role.PLAN_LEAD], page, do="accept")
    one.refresh_from_db()
    assert (one.state, one.checked_by) == (Checked.ACCEPTED.value, person_of(Role.PLAN_LEAD))
    again = sent(council[Role.DIRECTOR], page, status=403, do="return", reason="Late")
    assert "waits for no check" in again.text_content()
    deeds = list(
        Line.objects.filter(action__startswith="improvement.figure").values_list("action", "outcome")
    )
    assert sorted(deeds) == [
        ("improvement.figure.checked", "done"), ("improvement.figure.checked", "refused"),
        ("improvement.figure.entered", "done"),
    ]  # fmt: skip
    assert "clinic" not in " ".join(Line.objects.values_list("object", flat=True))


def test_nobody_checks_the_own_figure(council: Council, shared: Measure) -> None:
    sent(council[Role.PLAN_LEAD], enter_at(shared), **GIVEN)
    page = f"/plan/figures/{Entered.objects.get().reference}"
    assert "You gave this yourself" in text_of(get(council[Role.PLAN_LEAD], page))
    sent(council[Role.PLAN_LEAD], page, status=403, do="accept")
    sent(council[Role.DIRECTOR], page, do="return", reason="Count those who moved away too")
    assert "Returned by Director" in text_of(get(council[Role.PLAN_LEAD], page))


def test_a_figure_is_replaced_only_by_whoever_saw_it_and_is_kept(council: Council, shared: Measure) -> None:
    sent(council[Role.PARTNER], enter_at(shared), **GIVEN)
    first = Entered.objects.get()
    late = sent(council[Role.ANALYST], enter_at(shared), status=409, **GIVEN | {"numerator": "10"})
    assert "The month has now: 75% (9 of 12), entered by Partner" in text_of(late)
    [seen] = late.xpath("//input[@name='replaces']/@value")
    assert seen == first.reference
    sent(council[Role.ANALYST], enter_at(shared), **GIVEN | {"numerator": "10", "replaces": seen})
    first.refresh_from_db()
    assert first.replaced
    assert Entered.objects.get(replaced=False).value == pytest.approx(250 / 3)
    sent(council[Role.ANALYST], enter_at(shared), status=409, **GIVEN | {"replaces": seen})


def test_who_enters_what(council: Council, plan: ImprovementPlan, shared: Measure) -> None:
    own = measure_named(plan, "Staff who finished")
    council_figure = measure_named(plan, "Repeat referrals")
    get(council[Role.PARTNER], enter_at(own), status=404)
    assert council[Role.PARTNER].post(enter_at(own), GIVEN).status_code == 404
    assert council[Role.COUNCILLOR].post(enter_at(shared), GIVEN).status_code == 404
    refused = sent(council[Role.PLAN_LEAD], enter_at(council_figure), status=403, **GIVEN)
    assert "Nobody enters figures for this measure" in refused.text_content()
    refused = sent(council[Role.ACTION_LEAD], enter_at(own), status=403, **GIVEN)
    assert "Whoever gives this figure" in refused.text_content()
    action = action_numbered(plan, "1.1")
    action.leads.update(person=person_of(Role.ACTION_LEAD))
    action.measures.add(own)
    sent(council[Role.ACTION_LEAD], enter_at(own), **GIVEN)
    ImprovementPlan.objects.update(status="ended")
    refused = sent(council[Role.PARTNER], enter_at(shared), status=403, **GIVEN)
    assert "has ended" in refused.text_content()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"month": "Spring 2023"}, "such as May 2023"),
        ({"month": "May 23"}, "such as May 2023"),
        ({"numerator": "1e1"}, "Enter a number"),
        ({"numerator": "1,2"}, "Enter a number"),
        ({"numerator": "9.5"}, "not a whole number"),
        ({"month": "2023-13"}, "such as May 2023"),
        ({"denominator": "0"}, "Enter a number above 0"),
        ({"denominator": ""}, "Enter both numbers, or neither"),
        ({"numerator": "", "denominator": ""}, "Enter the figure, or the two numbers"),
        ({"value": "12"}, "another than its two numbers give"),
        ({"numerator": "nan"}, "Enter a number"),
        ({"numerator": "-1"}, "Enter 0 or more"),
        ({"source": ""}, "Enter source"),
        ({"numerator": "13"}, "How many is more than of how many"),
        ({"numerator": "", "denominator": "", "value": "101"}, "A percentage is 0 to 100"),
    ],
)
def test_what_is_no_figure_is_refused_in_words(
    council: Council, shared: Measure, wrong: dict[str, str], words: str
) -> None:
    page = sent(council[Role.PARTNER], enter_at(shared), status=400, **GIVEN | wrong)
    assert words in page.text_content()
    assert not Entered.objects.exists()


def test_a_month_and_numbers_are_taken_as_the_site_prints_them(council: Council, shared: Measure) -> None:
    given = GIVEN | {"month": "October 2022", "numerator": "1,200", "denominator": "2,400"}
    sent(council[Role.PARTNER], enter_at(shared), **given)
    one = Entered.objects.get()
    assert (one.month, one.numerator, one.denominator) == ("2022-10", 1200, 2400)
    for month in ("Sept 2022", "09/2022", "2022-09"):
        assert read_month(month) == Month(2022, 9)


def test_parts_of_a_whole_are_asked_about_once(council: Council, shared: Measure) -> None:
    given = GIVEN | {"numerator": "9.5"}
    page = sent(council[Role.PARTNER], enter_at(shared), status=400, **given)
    (mark,) = page.xpath("//input[@name='whole']/@value")
    sent(council[Role.PARTNER], enter_at(shared), **given, whole=mark)
    assert Entered.objects.get().numerator == 9.5


def test_a_month_that_has_not_ended_has_no_figure(council: Council, shared: Measure) -> None:
    page = sent(council[Role.PARTNER], enter_at(shared), status=400, **GIVEN | {"month": "2199-01"})
    assert "This month has not ended" in page.text_content()


def test_only_accepted_figures_are_charted_with_limits_once_there_are_enough(
    council: Council, shared: Measure
) -> None:
    lead, director = person_of(Role.PLAN_LEAD), person_of(Role.DIRECTOR)
    for at, value in enumerate((61, 64, 59, 66, 62, 60, 65, 63, 61, 64, 62, 90), start=1):
        accepted_figure(shared, f"2022-{at:02}", value, lead, director)
    Entered.objects.create(measure=shared, month="2023-01", value=5, source="Clinic", by=lead)
    page = get(council[Role.PARTNER], f"/plan/measures/{shared.reference}")
    said = text_of(page)
    assert "Improvement: December 2022, 90%, is above the upper limit" in said
    assert page.xpath("//main//*[name()='svg']")
    assert [row.text_content() for row in page.xpath("//table[caption[@id='entered-caption']]/tbody//th")][
        :2
    ] == [
        "January 2023",
        "December 2022",
    ]
    assert "2023" not in page.xpath("string(//main//*[name()='svg'])")
    with CaptureQueriesContext(connection) as asked:
        get(council[Role.PARTNER], f"/plan/measures/{shared.reference}")
    assert len(asked) <= MOST_QUERIES, [re.findall("FROM .(.*?).[ ;]", one["sql"]) for one in asked]


CORRECTION = GIVEN | {"numerator": "10", "note": "A late form came in"}


def accepted(council: Council, shared: Measure) -> Entered:
    sent(council[Role.PARTNER], enter_at(shared), **GIVEN)
    first = Entered.objects.get()
    sent(council[Role.PLAN_LEAD], f"/plan/figures/{first.reference}", do="accept")
    first.refresh_from_db()
    return first


def test_an_accepted_figure_counts_until_its_correction_is_accepted(
    council: Council, shared: Measure
) -> None:
    first = accepted(council, shared)
    page = sent(council[Role.PARTNER], enter_at(shared), status=409, **CORRECTION)
    assert "the accepted one counts until somebody has accepted yours" in page.text_content()
    refused = sent(council[Role.PARTNER], enter_at(shared), status=403, **GIVEN, replaces=first.reference)
    assert "why the accepted figure is corrected" in refused.text_content()
    sent(council[Role.PARTNER], enter_at(shared), **CORRECTION, replaces=first.reference)
    correction = Entered.objects.get(corrects=first)
    first.refresh_from_db()
    assert (first.holds, correction.holds, correction.waits) == (True, False, True)
    told = text_of(get(council[Role.PLAN_LEAD], f"/plan/figures/{correction.reference}"))
    assert "It counts until this one is accepted" in told
    sent(council[Role.PLAN_LEAD], f"/plan/figures/{correction.reference}", do="accept")
    for one in (first, correction):
        one.refresh_from_db()
    assert (first.holds, correction.holds) == (False, True)
    assert (first.stands, correction.stands) == ("Replaced", "Accepted")


def test_a_correction_that_is_returned_changes_nothing(council: Council, shared: Measure) -> None:
    first = accepted(council, shared)
    sent(council[Role.PARTNER], enter_at(shared), **CORRECTION, replaces=first.reference)
    earlier = Entered.objects.get(corrects=first)
    later = CORRECTION | {"numerator": "11"}
    sent(council[Role.ANALYST], enter_at(shared), status=409, **later, replaces=first.reference)
    sent(
        council[Role.ANALYST],
        enter_at(shared),
        **later | {"note": "Two late forms came in"},
        replaces=earlier.reference,
    )
    earlier.refresh_from_db()
    assert not earlier.waits, "one correction of a figure waits at a time, and the one before is kept"
    last = Entered.objects.get(corrects=first, given_again_on=None)
    sent(council[Role.PLAN_LEAD], f"/plan/figures/{last.reference}", do="return", reason="Which forms?")
    first.refresh_from_db()
    last.refresh_from_db()
    assert (first.holds, last.stands) == (True, "Returned")


def test_words_that_could_name_a_child_are_said_once(council: Council, shared: Measure) -> None:
    given = GIVEN | {"note": "One was born on 3 May 2019"}
    page = sent(council[Role.PARTNER], enter_at(shared), status=400, **given)
    assert "date of birth" in page.text_content()
    assert not Entered.objects.exists()
    [mark] = page.xpath("//input[@name='advised']/@value")
    other = given | {"note": "One was born on 4 May 2019"}
    sent(council[Role.PARTNER], enter_at(shared), status=400, **other, advised=mark)
    sent(council[Role.PARTNER], enter_at(shared), **given, advised=mark)
    assert Entered.objects.count() == 1
