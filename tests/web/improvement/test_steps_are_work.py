"""Steps are work: their words are looked at as all others are, and whoever does not see the work sees none."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.utils import timezone
from docx import Document
from lxml import html
from openpyxl import load_workbook

from goldenthread.plans.plan import Action
from goldenthread.plans.reading.reader import read_file
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Part, Step
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered, measure_named

TOLD = "Ring the mother of the child born on 12/03/2015"
PAGES = (
    "/plan", "/plan/by/priority", "/plan/timeline", "/plan/next", "/plan/done", "/plan/thread",
    "/plan/for-children", "/plan/report/html",
)  # fmt: skip


def _given(site: Council, address: str, **words: str) -> dict[str, str]:
    """What the form of the steps holds, with some of it filled in."""
    page = html.document_fromstring(site[Role.ACTION_LEAD].get(address).content.decode())
    [form] = page.xpath("//form[@class='words']")
    held = {name: value for name, value in form.fields.items() if isinstance(value, str)}
    return held | words


def test_the_words_of_a_step_are_looked_at_once(site: Council, plan: ImprovementPlan) -> None:
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}/steps"
    given = _given(site, at, **{"text-new-1": TOLD, "by-new-1": "July 2027"})
    page = sent(site[Role.ACTION_LEAD], at, status=400, **given)
    assert "Look at this again (date of birth)" in page.text_content()
    assert not Step.objects.filter(text=TOLD).exists()
    [mark] = page.xpath("//input[@name='advised']/@value")
    sent(site[Role.ACTION_LEAD], at, **given | {"advised": mark})
    assert Step.objects.get(text=TOLD).action.number == "2.1"


@pytest.mark.parametrize("is_soon", [True, False])
def test_no_step_reaches_whoever_does_not_see_the_work(
    site: Council, plan: ImprovementPlan, *, is_soon: bool
) -> None:
    action = action_numbered(plan, "2.1")
    due = timezone.localdate() + timedelta(days=30) if is_soon else None
    Step.objects.create(action=action, order=9, text=TOLD, due=due, by_when="soon")
    own = f"/plan/actions/{action.reference}"
    thread = f"/plan/thread?at={action.reference}"
    for address in (*PAGES, own, thread):
        response = site[Role.COUNCILLOR].get(address)
        assert TOLD not in response.content.decode(), address
        assert response.status_code in (200, 302, 404), address
    assert "steps-heading" not in site[Role.COUNCILLOR].get(own).content.decode()
    assert TOLD in site[Role.BOARD_MEMBER].get(own).content.decode()
    assert (TOLD in site[Role.BOARD_MEMBER].get("/plan/next").content.decode()) is is_soon


def test_no_step_goes_out_with_a_file(site: Council, plan: ImprovementPlan) -> None:
    Step.objects.create(action=action_numbered(plan, "2.1"), order=9, text=TOLD)
    for role, is_told in ((Role.COUNCILLOR, False), (Role.BOARD_MEMBER, True)):
        document = Document(io.BytesIO(site[role].get("/plan/files/docx").content))
        words = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        assert (TOLD in words) is is_told
        book = load_workbook(io.BytesIO(site[role].get("/plan/files/xlsx").content))
        words = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        assert (TOLD in words) is is_told
        assert "Write each plan with the child" in words


def test_what_else_holds_at_once_is_looked_at(site: Council, plan: ImprovementPlan) -> None:
    """Who watches a part, and who gives a figure: people read these when they are kept."""
    lead, part = site[Role.PLAN_LEAD], Part.objects.filter(plan=plan).earliest("order")
    measure = measure_named(plan, "Staff who")
    seen = {"part": str(part.pk), "was": part.monitored_by}
    fed = {"kind": measure.kind, "version": str(measure.version)}
    for address, given in (
        ("/plan/parts", seen | {"body": TOLD}),
        (f"/plan/measures/{measure.reference}/feed", fed | {"fed_by": TOLD}),
    ):
        page = sent(lead, address, status=400, **given)
        assert "Look at this again (date of birth)" in page.text_content(), address
        [mark] = page.xpath("//input[@name='advised' and @value]/@value")
        sent(lead, address, **given, advised=mark)
    part.refresh_from_db()
    assert part.monitored_by == TOLD


def test_what_an_action_rests_on_is_told_to_those_who_see_the_work(
    site: Council, plan: ImprovementPlan
) -> None:
    """It is changed with the steps, at once and by the leads alone."""
    first, third = action_numbered(plan, "1.1"), action_numbered(plan, "2.1")
    for action, words in ((third, "It rests on:"), (first, "On it rest:")):
        address = f"/plan/actions/{action.reference}"
        assert words in site[Role.BOARD_MEMBER].get(address).content.decode()
        assert words not in site[Role.COUNCILLOR].get(address).content.decode()
    for role, told in ((Role.COUNCILLOR, ()), (Role.BOARD_MEMBER, ("1.1",))):
        for form in ("docx", "xlsx"):
            content = site[role].get(f"/plan/files/{form}").content
            [read] = [one for one in _read(content, form) if one.number == "2.1"]
            assert read.depends == told


def _read(content: bytes, form: str) -> tuple[Action, ...]:
    """The actions of a file as it reads back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{form}"
        path.write_bytes(content)
        return read_file(path).plan.actions
