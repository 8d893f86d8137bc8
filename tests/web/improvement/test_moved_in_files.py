"""Files of the plan name the dates that were moved, to those who are told of it."""

from __future__ import annotations

import io
from datetime import timedelta

from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import tracking
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered

MOVED = "Dates that were moved since they were approved"


def said_in(site: Council, role: Role) -> list[str]:
    document = Document(io.BytesIO(site[role].get("/plan/files/docx").content))
    book = load_workbook(io.BytesIO(site[role].get("/plan/files/xlsx").content))
    cells = (str(cell.value) for sheet in book for row in sheet for cell in row)
    return ["\n".join(one.text for one in document.paragraphs), "\n".join(cells)]


def test_a_date_that_was_moved_is_named_to_those_who_see_the_work(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "1.2")
    first, later = action.due, timezone.localdate() + timedelta(days=60)
    assert first is not None
    for role in (Role.BOARD_MEMBER, Role.COUNCILLOR):
        assert not any(MOVED in text for text in said_in(site, role))
    tracking.move(action=action, to=later, reason="The supplier is late", was=first, by=by(Role.PLAN_LEAD))
    for text in said_in(site, Role.BOARD_MEMBER):
        assert f"{MOVED}: 1.2 from {show_day(first)} to {show_day(later)}." in text
        assert "The supplier is late" not in text
    for role in (Role.COUNCILLOR, Role.PARTNER):
        assert not any(MOVED in text for text in said_in(site, role)), role
