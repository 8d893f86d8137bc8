"""The files of a plan say which version they are, and not that an approved plan is a draft; they read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from goldenthread.plans.reading.reader import read_file
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Part
from goldenthread_web.improvement.queries.whole import lines, of_lines
from goldenthread_web.improvement.status import PlanStatus
from tests.web.council import Council


def words_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(one.text for one in Document(str(path)).paragraphs)
    return "\n".join(
        str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row if cell.value
    )


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_file_says_its_version_and_that_it_is_approved(
    site: Council, plan: ImprovementPlan, tmp_path: Path, form: str
) -> None:
    Part.objects.filter(plan=plan).update(status="draft")
    path = tmp_path / f"plan.{form}"
    path.write_bytes(site[Role.COUNCILLOR].get(f"/plan/files/{form}").content)
    said, today = words_of(path), show_day(timezone.localdate())
    assert f"Version 1.0, approved on {today}. As it stood on {today}." in said
    assert "Children's services by The improvement board" in said
    assert "draft" not in said.lower()
    found = read_file(path)
    assert [one.shared_with for one in found.plan.measures if one.shared] == ["The health plan"]
    assert found.plan == of_lines(plan, list(lines(plan)), steps=False)  # which nobody approved
    assert not found.unplaced

    ImprovementPlan.objects.filter(pk=plan.pk).update(
        status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None
    )
    path.write_bytes(site[Role.PLAN_LEAD].get(f"/plan/files/{form}").content)
    assert "Draft that nobody has approved." in words_of(path)
    assert read_file(path).plan.parts[0].status == "draft"
