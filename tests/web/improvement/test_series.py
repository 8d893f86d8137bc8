"""Figures that people enter: many in a spreadsheet, due, checked, corrected; series that stand by themselves."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from goldenthread.plans.figures.asked import Counted, Given
from goldenthread.plans.figures.layout import FIGURES
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Entered, FigureFile, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import entered as operations
from goldenthread_web.improvement.operations.series import Way, count
from goldenthread_web.improvement.status import Every
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import accepted_figure, measure_named
from tests.web.pages import checked, get, text_of

PAGE, HAND_OVER = "/plan/series", "/plan/series/hand-over"
MOST_QUERIES = 12
WAY = {"counted": "per cent", "better": "higher", "given_as": "two", "every": "1", "within_days": "20"}


def month(back: int) -> Month:
    """A month that is over: 1, the last one."""
    return Month.of(timezone.localdate()).plus(-back)


@pytest.fixture
def shared(plan: ImprovementPlan) -> Measure:
    """A share that partners give as two numbers, due from three months ago on."""
    found = measure_named(plan, "Health assessments")
    way = Way(Counted.PERCENT, Better.HIGHER, True, owed_from=str(month(3)), within_days=10)
    count(measure=found, way=way, version=found.version, by=by(Role.PLAN_LEAD))
    return found


def spreadsheet(site: Council, *rows: tuple[Any, ...], role: Role = Role.PARTNER) -> SimpleUploadedFile:
    """The template as somebody gets it, with rows filled in: code, month, two numbers, figure, source, note."""
    book = load_workbook(io.BytesIO(site[role].get(f"{PAGE}/template").content))
    sheet = book[FIGURES]
    places = {
        (row[0].value, row[2].value.date()): row[0].row for row in sheet.iter_rows(min_row=2) if row[2].value
    }
    for code, when, *cells in rows:
        at = places.get((code, when.start), sheet.max_row + 1)
        sheet.cell(at, 1, code)
        sheet.cell(at, 3, when.start)
        for column, value in enumerate(cells, start=4):
            sheet.cell(at, column, value)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("clinic.xlsx", out.getvalue())


def shown(site: Council, file: SimpleUploadedFile, status: int = 200, role: Role = Role.PARTNER) -> Any:
    response = site[role].post(HAND_OVER, {"file": file})
    assert response.status_code == status
    return checked(response, HAND_OVER)


def token_of(page: Any) -> str:
    [token] = page.xpath("//input[@name='token']/@value")
    return str(token)


def two_months(shared: Measure) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (shared.reference, month(back), 40 + back, 60, None, "Register of the clinic") for back in (3, 2)
    )


def test_a_partner_hands_a_spreadsheet_over_and_sees_what_becomes_of_it(
    site: Council, shared: Measure
) -> None:
    page = shown(site, spreadsheet(site, *two_months(shared)))
    said = text_of(page)
    assert "2 figures of clinic.xlsx are new or other than before" in said
    assert not Entered.objects.exists(), "nothing is kept before it is handed over"
    sent(site[Role.PARTNER], HAND_OVER, token=token_of(page))
    file = FigureFile.objects.get()
    figures = list(Entered.objects.order_by("month"))
    assert [(one.numerator, one.value, one.file, one.by) for one in figures] == [
        (43.0, pytest.approx(43 / 60 * 100), file, file.by), (42.0, pytest.approx(70.0), file, file.by),
    ]  # fmt: skip
    assert all(one.row and one.waits for one in figures)
    at = f"{PAGE}/files/{file.reference}"
    assert site[Role.PARTNER].post(at).status_code == 404
    sent(site[Role.PLAN_LEAD], f"/plan/figures/{figures[0].reference}", do="return", reason="Count moves too")
    assert file.sha256 in text_of(get(site[Role.PLAN_LEAD], at))
    sent(site[Role.PLAN_LEAD], at)
    told = text_of(get(site[Role.PARTNER], PAGE))
    assert "Returned: Count moves too" in told
    assert "Accepted" in told
    assert "returned: Count moves too" in told.split("What you gave")[0], "it is due again"
    deeds = Line.objects.filter(outcome="done").values_list("action", flat=True)
    assert {"improvement.figures.handed", "improvement.figures.checked", "improvement.figures.taken"} <= set(
        deeds
    )
    assert "clinic" not in " ".join(Line.objects.values_list("object", flat=True))


def test_one_fault_and_nothing_is_taken(site: Council, plan: ImprovementPlan, shared: Measure) -> None:
    own = measure_named(plan, "Staff who finished")
    wrong = spreadsheet(
        site, *two_months(shared), (shared.reference, month(1), 61, 60, None, "Register"),
        (own.reference, month(1), 1, 2, None, "Register"), (shared.reference, month(0), 1, 2, None, "Register"),
    )  # fmt: skip
    page = shown(site, wrong, status=400)
    rules = page.xpath("//td[@data-label='Rule']//text()")
    assert sorted(rule.strip() for rule in rules) == ["month-not-over", "more-than-all", "unknown-measure"]
    assert not page.xpath("//input[@name='token']")
    assert own.name not in page.text_content(), "what a partner does not see is not there"
    for content in (b"PK\x03\x04 no workbook", b"%PDF-1.7", b"<html>"):
        page = shown(site, SimpleUploadedFile("figures.xlsx", content), status=400)
        assert "rule:" in page.text_content()
    assert not Entered.objects.exists()


def test_a_spreadsheet_corrects_only_what_its_giver_saw(site: Council, shared: Measure) -> None:
    sent(site[Role.PARTNER], HAND_OVER, token=token_of(shown(site, spreadsheet(site, *two_months(shared)))))
    operations.accept_all(file=FigureFile.objects.get(), by=by(Role.PLAN_LEAD))
    again = shown(site, spreadsheet(site))
    assert "gives no figure that is new: all 2 are as they were" in text_of(again)
    changed = (shared.reference, month(3), 50, 60, None, "Register of the clinic")
    page = shown(site, spreadsheet(site, changed), status=400)
    assert [rule.strip() for rule in page.xpath("//td[@data-label='Rule']//text()")] == ["no-reason"]
    page = shown(site, spreadsheet(site, (*changed, "A child was born on 3 May 2019")))
    assert "date of birth" in text_of(page)
    assert "Corrects an accepted figure" in text_of(page)
    held = Entered.objects.get(month=str(month(3)))
    other = Entered.objects.create(
        measure=shared,
        month=held.month,
        value=1,
        source="Other",
        by=by(Role.ANALYST).account,
        corrects=held,
        replaced=True,
    )
    late = sent(site[Role.PARTNER], HAND_OVER, status=409, token=token_of(page))
    assert "Somebody else gave one of these figures" in late.text_content()
    assert [one.reference for one in Entered.objects.filter(corrects=held)] == [other.reference]
    held.refresh_from_db()
    assert held.holds
    for token in (token_of(page)[:-2], "x"):
        sent(site[Role.PARTNER], HAND_OVER, status=409, token=token)
    sent(site[Role.ANALYST], HAND_OVER, status=409, token=token_of(page))


def test_who_owes_which_month_and_who_sees_it(site: Council, plan: ImprovementPlan, shared: Measure) -> None:
    partners = text_of(get(site[Role.PARTNER], PAGE))
    assert "3 figures are due from you" in partners
    assert "overdue since" in partners
    own = measure_named(plan, "Staff who finished").name
    assert own not in partners
    assert "For you to check" not in partners
    operations.enter(
        measure=shared, given=Given(month(3), None, "Register", "", 40, 60), replaces="", by=by(Role.PARTNER)
    )
    lead = get(site[Role.PLAN_LEAD], PAGE)
    assert "1 waits for your check" in text_of(lead)
    assert own in text_of(lead)
    assert "Shared with The health plan" in text_of(lead)
    assert "2 figures are due from you" in text_of(get(site[Role.PARTNER], PAGE))
    assert site[Role.COUNCILLOR].get(PAGE).status_code == 404
    assert "2 figures due from you, 2 overdue" in text_of(get(site[Role.PARTNER], "/plan/digest"))
    assert "1 figure to check" in text_of(get(site[Role.PLAN_LEAD], "/plan/digest"))
    with CaptureQueriesContext(connection) as asked:
        get(site[Role.PLAN_LEAD], PAGE)
    assert len(asked) <= MOST_QUERIES, len(asked)


def test_a_plan_lead_says_how_a_measure_is_counted(site: Council, plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Staff who finished")
    at = f"/plan/measures/{measure.reference}/counted"
    assert site[Role.ANALYST].get(at).status_code == 404
    version = str(measure.version)
    page = sent(site[Role.PLAN_LEAD], at, status=400, **WAY | {"counted": "count"}, version=version)
    assert "a count is not made of two numbers" in page.text_content()
    page = sent(site[Role.PLAN_LEAD], at, status=400, version=version)
    assert "Select which way is better" in page.text_content()
    sent(site[Role.PLAN_LEAD], at, **WAY | {"better": "lower"}, version=version)
    sent(site[Role.PLAN_LEAD], at, status=409, **WAY, version=version)
    assert "Per cent, lower is better" in text_of(
        get(site[Role.PLAN_LEAD], f"/plan/measures/{measure.reference}")
    )
    form = get(site[Role.PLAN_LEAD], f"/plan/measures/{measure.reference}/enter")
    assert not form.xpath("//input[@name='value']")


def test_a_series_by_itself_feeds_a_measure_and_rare_events_go_nowhere(
    site: Council, plan: ImprovementPlan
) -> None:
    part = measure_named(plan, "Staff who finished").part
    named = {
        "name": "Newborn deaths",
        "part": str(part.pk),
        "fed_by": "Board Secretary",
        "source": "Register",
    }
    given = WAY | {
        "counted": "count",
        "given_as": "one",
        "rare": "on",
        "owed_from": str(month(6)),
        "every": "3",
    }
    sent(site[Role.PLAN_LEAD], f"{PAGE}/new", **named, **given)
    made = Measure.everything.get(by_itself=True)
    assert (made.rare, made.every) == (True, Every.QUARTER)
    assert made not in Measure.objects.all()
    page = f"/plan/measures/{made.reference}"
    for role in (Role.COUNCILLOR, Role.PARTNER):
        assert site[role].get(page).status_code == 404
    assert "Newborn deaths" in text_of(get(site[Role.HEAD_OF_SERVICE], PAGE))
    assert "Newborn deaths" not in text_of(get(site[Role.PLAN_LEAD], "/plan"))
    quarter = next(one for one in (month(back) for back in (1, 2, 3)) if one.month % 3 == 0)
    entered = {"month": str(quarter), "value": "2", "source": "Register"}
    sent(site[Role.ANALYST], f"{page}/enter", **entered)
    sent(site[Role.PLAN_LEAD], f"/plan/figures/{Entered.objects.get().reference}", do="accept")
    refused = sent(
        site[Role.PLAN_LEAD], f"{page}/feed", status=403, kind="a survey", version=str(made.version)
    )
    assert "figure that somebody enters" in refused.text_content()
    measure = measure_named(plan, "Staff who finished")
    tied = {"series": made.reference, "version": str(measure.version)}
    sent(site[Role.PLAN_LEAD], f"/plan/measures/{measure.reference}/counted", **tied)
    accepted_figure(made, str(quarter.plus(-3)), 1, by(Role.ANALYST).account, by(Role.PLAN_LEAD).account)
    said = text_of(get(site[Role.PLAN_LEAD], f"/plan/measures/{measure.reference}"))
    assert "The series Newborn deaths" in said
    assert "Too few figures for a signal" in said
    assert "No figure for" not in said, "between the quarters no figure is wanted"
    assert site[Role.ANALYST].post(f"/plan/measures/{measure.reference}/enter", entered).status_code == 403
    taken = site[Role.ANALYST].get(f"{PAGE}/file").content.decode()
    assert taken.splitlines() == ["indicator,month,team,numerator,denominator,source"], (
        "rare events are left out"
    )
