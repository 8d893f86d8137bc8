"""Councillors are told one date of an action, wherever they look: the one that was approved."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document
from lxml import html
from openpyxl import load_workbook

from goldenthread.reports.improvement.told import ByDate
from goldenthread.reports.words import MARKING
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import tracking
from goldenthread_web.improvement.status import Brag
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named

PAGES = (
    "/plan",
    "/plan/by/priority",
    "/plan/by/month",
    "/plan/timeline",
    "/plan/next",
    "/plan/done",
    "/plan/parts",
    "/plan/thread",
    "/plan/for-children",
    "/plan/report/html",
)


@pytest.fixture
def moved(plan: ImprovementPlan) -> ImprovementPlan:
    """1.1 was due on 31 March 2023, and its date was moved to one that lies ahead."""
    action = action_numbered(plan, "1.1")
    later = timezone.localdate() + timedelta(days=60)
    tracking.move(
        action=action, to=later, reason="The supplier is late", was=action.due, by=by(Role.PLAN_LEAD)
    )
    action.measures.add(measure_named(plan, "Repeat referrals"))
    return plan


def shown_to(site: Council, role: Role, address: str) -> str:
    response = site[role].get(address)
    assert response.status_code == 200
    return " ".join(html.document_fromstring(response.content.decode()).text_content().split())


def test_one_date_stands_everywhere(site: Council, moved: ImprovementPlan) -> None:
    action = action_numbered(moved, "1.1")
    assert action.due is not None
    of_action = f"/plan/actions/{action.reference}"
    of_measure = f"/plan/measures/{measure_named(moved, 'Repeat referrals').reference}"
    later = [
        f"{action.due.day} {action.due:%B %Y}",
        f"{action.due.day} {action.due:%b %Y}",
        f"{action.due:%B %Y}",
    ]
    for address in (*PAGES, of_action, of_measure):
        said = shown_to(site, Role.COUNCILLOR, address)
        assert not [words for words in later if words in said], address
    for address in ("/plan/by/priority", "/plan/timeline", of_action, of_measure, "/plan/report/html"):
        said = shown_to(site, Role.COUNCILLOR, address)
        assert "31 March 2023" in said or "31 Mar 2023" in said, address
    assert later[0] in shown_to(site, Role.BOARD_MEMBER, of_action)


def test_the_files_have_the_same_date(site: Council, moved: ImprovementPlan) -> None:
    action = action_numbered(moved, "1.1")
    assert action.due is not None
    for role, is_moved in ((Role.COUNCILLOR, False), (Role.BOARD_MEMBER, True)):
        document = Document(io.BytesIO(site[role].get("/plan/files/docx").content))
        cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
        assert (f"{action.due.day} {action.due:%B %Y}" in cells) is is_moved
        book = load_workbook(io.BytesIO(site[role].get("/plan/files/xlsx").content))
        days = {
            cell.value.date()
            for sheet in book
            for row in sheet
            for cell in row
            if cell.is_date and cell.value
        }
        assert (action.due in days) is is_moved


def test_the_counts_agree(site: Council, moved: ImprovementPlan) -> None:
    today = timezone.localdate()
    past = Action.objects.filter(original_due__lt=today, delivered_on=None).count()
    assert past == 5
    assert f"{past} past their day" in shown_to(site, Role.COUNCILLOR, "/plan")
    assert "3: 0 closed, 3 past their day" in shown_to(site, Role.COUNCILLOR, "/plan/parts")
    assert f"{past} actions are past the date that was approved" in shown_to(
        site, Role.COUNCILLOR, "/plan/report/html"
    )
    assert f"{past - 1} past their day" in shown_to(site, Role.BOARD_MEMBER, "/plan")


def test_what_is_published_names_nobody_and_is_not_marked_as_kept_back(
    site: Council, moved: ImprovementPlan
) -> None:
    name = person_of(Role.COMMISSIONER).name
    assert f"approved by {name}" in shown_to(site, Role.BOARD_MEMBER, "/plan")
    assert "approved by" not in shown_to(site, Role.COUNCILLOR, "/plan")
    of_action = f"/plan/actions/{action_numbered(moved, '1.1').reference}"
    for address in ("/plan/done", of_action):
        assert MARKING in shown_to(site, Role.BOARD_MEMBER, address)
        assert MARKING not in shown_to(site, Role.COUNCILLOR, address)


def test_where_an_action_stands_by_its_date_is_told_on_every_page_that_names_it(
    site: Council, moved: ImprovementPlan
) -> None:
    """So many past their day: which, is seen without taking the report along."""
    done = action_numbered(moved, "C1")
    Action.objects.filter(pk=done.pk).update(delivered_on=timezone.localdate())
    going = Action.objects.filter(withdrawn_on=None, delivered_on=None)
    past = going.filter(original_due__lt=timezone.localdate()).count()
    assert past > 1
    assert f"{past} past their day" in shown_to(site, Role.COUNCILLOR, "/plan")
    for address in ("/plan/by/priority", "/plan/timeline"):
        said = shown_to(site, Role.COUNCILLOR, address)
        assert said.count(ByDate.PAST.value) == past, address
        assert said.count(ByDate.DELIVERED.value) == 1, address
    late, over = (f"/plan/actions/{one.reference}" for one in (action_numbered(moved, "1.1"), done))
    assert "31 March 2023 (past the date approved)" in shown_to(site, Role.COUNCILLOR, late)
    assert f"({ByDate.DELIVERED.value.lower()})" in shown_to(site, Role.COUNCILLOR, over)
    assert "past the date" not in shown_to(site, Role.BOARD_MEMBER, late), "moved, and not past the new one"


def test_a_rating_by_a_person_shows_as_one_wherever_it_stands(site: Council, moved: ImprovementPlan) -> None:
    action = action_numbered(moved, "1.1")
    tracking.override(
        action=action,
        brag=Brag.AMBER,
        reason="Two of five have left since May",
        seen=0,
        by=by(Role.PLAN_LEAD),
    )
    for address in ("/plan/timeline", "/plan/next"):
        assert "At risk (rated by a person)" in shown_to(site, Role.BOARD_MEMBER, address), address
