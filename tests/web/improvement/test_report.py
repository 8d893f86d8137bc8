"""The report of the improvement plan on the site: who may take which, what stands in it, in few questions."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from openpyxl import load_workbook

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.reporting.making import TYPES
from goldenthread_web.improvement.status import Brag, Confidence, MeasureKind, PlanStatus, Progress
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import CORPORATE, OWN, PARTNERSHIP, action_numbered, measure_named
from tests.web.pages import checked, get

PAGE = "/plan/report"
MOST_QUERIES = 12
MOST_OF_A_REPORT = 44 + 1  # one more on PostgreSQL, where the history takes its turn by a lock of its own
HELP, CHANGED, REASON, BECAUSE = "A second line", "They hear sooner", "Two have left", "The supplier is late"
SHOWN = "The rota of both teams"


@pytest.fixture
def tracked(plan: ImprovementPlan) -> ImprovementPlan:
    """The plan with an update, a moved date, a rating by a person and accepted evidence."""
    lead, director = by(Role.PLAN_LEAD), by(Role.DIRECTOR)
    first, second = action_numbered(plan, "1.1"), action_numbered(plan, "1.2")
    said = Given(Progress.UNDER_WAY, Confidence.LATE, CHANGED, "", HELP)
    tracking.update(action=first, given=said, seen=0, by=lead)
    later = timezone.localdate() + timedelta(days=60)
    tracking.move(action=second, to=later, reason=BECAUSE, was=second.due, by=lead)
    tracking.override(
        action=action_numbered(plan, "2.1"), brag=Brag.AMBER, reason=REASON, seen=0, by=director
    )
    shown = evidence.give(action=first, words=SHOWN, link="https://rota.example", by=lead)
    evidence.check(evidence=shown, accepted=True, reason="", by=director)
    return plan


def taken(site: Council, role: Role, form: str = "html", **asked: str) -> HttpResponse:
    return site[role].get(f"{PAGE}/{form}", asked)


def text_of(response: HttpResponse) -> str:
    assert response.status_code == 200
    return " ".join(
        html.document_fromstring(response.content.decode()).find(".//main").text_content().split()
    )


def test_the_board_reads_why_actions_are_late_moved_and_rated_otherwise(
    site: Council,
    tracked: ImprovementPlan,
) -> None:
    text = text_of(taken(site, Role.BOARD_MEMBER))
    for words in (
        HELP,
        REASON,
        BECAUSE,
        "At risk (override)",
        "Off track or late",
        "The commissioner",
        "Approved",
    ):
        assert words in text, words
    first_due = "30 September 2023"
    assert first_due in text
    assert "Nothing feeds it" in text  # what the plan check finds
    assert "No records of children are loaded" in text


def test_what_is_published_holds_no_word_of_updates_no_name_and_no_evidence(
    site: Council, tracked: ImprovementPlan
) -> None:
    assert tracked.approved_by is not None
    names = (tracked.approved_by.name, person_of(Role.ACTION_LEAD).name, person_of(Role.PLAN_LEAD).name)
    secrets = (HELP, CHANGED, REASON, BECAUSE, SHOWN, "rota.example", "override", *names)
    for role in (Role.COUNCILLOR, Role.DIRECTOR):
        text = text_of(taken(site, role, reader="published"))
        assert "past the date that was approved" in text
        assert "Answer every contact" in text
        assert [words for words in secrets if words in text] == []
        book = load_workbook(io.BytesIO(taken(site, role, "xlsx", reader="published").content))
        cells = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        assert "Answer every contact" in cells
        assert [words for words in secrets if words in cells] == []


def test_a_councillor_takes_what_is_published_and_nothing_else(
    site: Council,
    tracked: ImprovementPlan,
) -> None:
    page = get(site[Role.COUNCILLOR], PAGE)
    assert not page.xpath("//input[@type='radio']")
    assert taken(site, Role.COUNCILLOR, reader="board").status_code == 404
    assert "For publication" in taken(site, Role.COUNCILLOR).content.decode()


def test_a_partner_takes_the_own_parts_alone(site: Council, tracked: ImprovementPlan) -> None:
    for reader in ("board", "published"):
        text = text_of(taken(site, Role.PARTNER, reader=reader))
        assert PARTNERSHIP in text
        assert "Offer each child a health assessment" in text
        for words in (OWN, CORPORATE, "Answer every contact", HELP, "Repeat referrals"):
            assert words not in text, words


def test_a_partner_is_told_that_figures_of_the_catalogue_are_not_for_them(
    site: Council, tracked: ImprovementPlan
) -> None:
    shared = measure_named(tracked, "Health assessments")
    Measure.objects.filter(pk=shared.pk).update(kind=MeasureKind.INDICATOR, indicator="assess_45")
    text = text_of(taken(site, Role.PARTNER, reader="board"))
    assert "1 whose figures are not for your role" in text
    assert text.count("Not for your role") == 4
    assert "whose figures are not for" not in text_of(taken(site, Role.DIRECTOR, reader="board"))


@pytest.mark.parametrize("form", TYPES)
def test_each_format_is_one_click_and_recorded(site: Council, tracked: ImprovementPlan, form: str) -> None:
    [address] = get(site[Role.DIRECTOR], PAGE).xpath(
        f"//button[contains(@formaction, '/{form}')]/@formaction"
    )
    response = site[Role.DIRECTOR].post(address)
    assert (response.status_code, response["Content-Type"]) == (200, TYPES[form])
    assert response["Content-Disposition"].endswith(f'.{form}"')
    [line] = Line.objects.filter(action="improvement.report.taken")
    assert (line.object, line.reason) == (tracked.reference, f"board {form}")


def test_actions_are_rated_by_the_rules_that_the_council_chose_and_that_the_report_states(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.1")
    Action.objects.filter(pk=action.pk).update(due=timezone.localdate() + timedelta(days=20))
    action.steps.update(due=None)
    action.steps.filter(order=0).update(done_on=timezone.localdate())
    said = Given(Progress.UNDER_WAY, Confidence.ON_TRACK)
    tracking.update(action=action, given=said, seen=0, by=by(Role.PLAN_LEAD))
    assert "50% of its steps are done and none is late" in text_of(taken(site, Role.DIRECTOR))
    chosen = site.workspace.folder / "goldenthread.toml"
    chosen.write_text(chosen.read_text().replace("# few_steps = 50", "few_steps = 90"))
    text = text_of(taken(site, Role.DIRECTOR))
    assert "and 50% of its steps are done." in text
    assert "fewer than 90% of its steps are done" in text


def test_changes_are_told_since_the_day_of_the_last_board(site: Council, tracked: ImprovementPlan) -> None:
    assert tracked.approved_on is not None
    page = site[Role.DIRECTOR].get(
        f"{PAGE}/html", {"since_day": "1", "since_month": "1", "since_year": "2023"}
    )
    assert "What changed since 1 January 2023" in text_of(page)
    ahead = timezone.localdate() + timedelta(days=400)
    asked = {"since_day": str(ahead.day), "since_month": str(ahead.month), "since_year": str(ahead.year)}
    refused = site[Role.DIRECTOR].get(f"{PAGE}/pdf", asked)
    assert refused.status_code == 400
    assert "Enter a day that has come" in refused.content.decode()
    assert (checked(refused, PAGE).findtext(".//title") or "").count("Error:") == 1


def test_a_draft_is_for_the_board_alone_and_says_that_it_is_one(site: Council, plan: ImprovementPlan) -> None:
    ImprovementPlan.objects.filter(pk=plan.pk).update(
        status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None
    )
    assert "Draft that nobody has approved" in taken(site, Role.DIRECTOR).content.decode()
    assert taken(site, Role.DIRECTOR, reader="published").status_code == 404
    assert taken(site, Role.COUNCILLOR).status_code == 404


def test_there_is_no_report_without_a_plan_or_in_another_format(site: Council) -> None:
    assert taken(site, Role.DIRECTOR).status_code == 404
    assert "improvement plan" in get(site[Role.DIRECTOR], PAGE).text_content().lower()


def test_the_questions_to_the_database_do_not_grow_with_the_plan(
    site: Council, tracked: ImprovementPlan
) -> None:
    part = action_numbered(tracked, "1.1").part
    with CaptureQueriesContext(connection) as few:
        assert taken(site, Role.DIRECTOR).status_code == 200
    Action.objects.bulk_create(
        Action(part=part, order=100 + at, number=f"9.{at}", text=f"One more {at}", due=date(2023, 5, 1))
        for at in range(60)
    )
    with CaptureQueriesContext(connection) as many:
        assert "One more 59" in taken(site, Role.DIRECTOR).content.decode()
    assert len(many) <= len(few) <= MOST_OF_A_REPORT
    with CaptureQueriesContext(connection) as page:
        get(site[Role.DIRECTOR], PAGE)
    assert len(page) <= MOST_QUERIES
