"""What is published of the time since a day: the same as the page of what is done says, in every format."""

from __future__ import annotations

import io
import re

import pytest
from lxml import html
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Confidence, Progress
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get

SUMMARY = "1 delivered and 1 closed."
HEADING = "Closed, evidence checked"


@pytest.fixture
def closed(plan: ImprovementPlan) -> Action:
    """An action that was delivered, evidenced and closed today."""
    lead, director = by(Role.PLAN_LEAD), by(Role.DIRECTOR)
    action = action_numbered(plan, "1.1")
    tracking.update(action=action, given=Given(Progress.DELIVERED, Confidence.ON_TRACK), seen=0, by=lead)
    shown = evidence.give(action=action, words="The rota", link="https://rota.example", by=lead)
    evidence.check(evidence=shown, accepted=True, reason="", by=director)
    action.refresh_from_db()
    tracking.close(action=action, by=lead)
    action.refresh_from_db()
    return action


def words_of(site: Council, form: str) -> str:
    content = site[Role.COUNCILLOR].get(f"/plan/report/{form}").content
    if form == "html":
        found = html.document_fromstring(content.decode()).text_content()
    elif form == "pdf":
        found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif form == "xlsx":
        book = load_workbook(io.BytesIO(content))
        found = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    else:
        slides = Presentation(io.BytesIO(content)).slides
        found = " ".join(
            shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
        )
    return " ".join(re.sub(r"\s+", " ", found).split())


@pytest.mark.parametrize("form", ["html", "pdf", "xlsx", "pptx"])
def test_what_was_closed_is_published_as_the_page_of_what_is_done_has_it(
    site: Council, closed: Action, form: str
) -> None:
    assert closed.closed_on is not None
    assert "Answer every contact" in get(site[Role.COUNCILLOR], "/plan/done").text_content()
    said = words_of(site, form)
    assert SUMMARY in said
    assert HEADING in said
    tracking.reopen(action=closed, reason="The rota did not hold", by=by(Role.PLAN_LEAD))
    again = words_of(site, form)
    assert HEADING not in again
    assert SUMMARY not in again
    assert "did not hold" not in again
