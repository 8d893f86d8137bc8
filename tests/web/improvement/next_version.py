"""The made-up plan of the demonstration, its export edited as people edit a Word document, and handed over again."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from goldenthread.plans.plan import Draft
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.sides import sides
from goldenthread_web.improvement.demonstration import _plan
from goldenthread_web.improvement.models import ImprovementPlan, ReadDraft
from goldenthread_web.improvement.operations import accepting, approving, drafts
from tests.web.commentary.pages import sent
from tests.web.improvement.conftest import by
from tests.web.pages import get

Edit = Callable[[Any], None]


def demo_plan(*, approved: bool = True) -> ImprovementPlan:
    """The plan of the demonstration as its document has it; nothing was said of it yet."""
    lead = by(Role.PLAN_LEAD)
    draft = Draft(_plan(timezone.localdate()))
    plan = accepting.accept(
        draft=drafts.keep(name="plan.docx", sha256="", source={}, draft=draft, by=lead), by=lead
    )
    if approved:
        approving.approve(plan=plan, version=plan.version, by=by(Role.DIRECTOR))
    return plan


def exported(browser: Client, edit: Edit | None = None) -> bytes:
    """The Word document of the plan, as somebody edits it."""
    content = browser.get("/plan/files/docx").content
    if edit is None:
        return content
    document = docx.Document(io.BytesIO(content))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def handed(
    browser: Client, content: bytes, plan: ImprovementPlan | None, name: str = "second.docx"
) -> ReadDraft:
    """The document handed over as the next version of a plan, each guess of its reader answered."""
    given = {"document": SimpleUploadedFile(name, content), "into": plan.reference if plan else ""}
    response = browser.post("/plan/read", given)
    assert response.status_code == 302, response.content.decode()
    draft = ReadDraft.objects.get(reference=response["Location"].split("/")[-1])
    numbers = ",".join(str(n) for n in range(len(draft.draft["guesses"])))
    browser.post(f"/plan/drafts/{draft.reference}", {"do": "right", "guesses": numbers})
    return draft


def address(draft: ReadDraft) -> str:
    return f"/plan/drafts/{draft.reference}/compared"


def become(browser: Client, draft: ReadDraft, *, status: int = 302) -> Any:
    """The document made the next version, as its page asks."""
    seen = get(browser, address(draft)).xpath("//input[@name='seen']/@value")
    assert seen, "the page does not offer it yet"
    return sent(browser, address(draft), status=status, do="become", seen=seen[0])


def row_of(document: Any, words: str) -> Any:
    """The row of a table that has a cell with these words."""
    for table in document.tables:
        for row in table.rows:
            if any(words in cell.text for cell in row.cells):
                return row
    raise AssertionError(words)


def put(row: Any, was: str, now: str) -> None:
    """Write other words in the cell that has some."""
    cell = next(cell for cell in row.cells if was in cell.text)
    cell.text = cell.text.replace(was, now)


def compared(draft: ReadDraft) -> Comparison:
    draft = ReadDraft.objects.select_related("next_of").get(pk=draft.pk)
    assert draft.next_of is not None
    return Comparison(sides(draft, draft.next_of))


def differences(draft: ReadDraft) -> set[tuple[str, ...]]:
    """All that a comparison says, line by line and field by field."""
    found = compared(draft)
    changed = {(pair.was_called or pair.called, *sorted(pair.differs)) for pair in found.changed}
    new = {("new", pair.kind, pair.called) for pair in found.new}
    gone = {("gone", one.kind, one.called) for one in found.gone}
    dates = {("date", one.action.number, str(one.to.due)) for one in found.dated}
    return changed | new | gone | dates
