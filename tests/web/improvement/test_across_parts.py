"""What is tied across the parts of a plan: a partner is told of their own part, and no word of another one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from lxml import html
from openpyxl import load_workbook

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    DateMove,
    Dependency,
    Impact,
    ImprovementPlan,
    Measure,
    Need,
    Outcome,
    Override,
    Part,
    Priority,
    Register,
    Serves,
    Sign,
    Step,
    Update,
)
from goldenthread_web.improvement.status import Brag, MeasureKind, Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import accepted_figure, action_numbered, measure_named
from tests.web.pages import get, text_of

THEIRS = "quagga"
"""Stands in every text of the parts that the partner does not see."""
OWN = "Offer each child a health assessment"
BEGIN = (
    "/plan", "/plan/by/priority", "/plan/by/lead", "/plan/timeline", "/plan/thread", "/plan/for-children",
    "/plan/parts", "/plan/late", "/plan/changes", "/plan/done", "/plan/next", "/plan/check", "/plan/report",
    "/plan/mine", "/plan/series",
)  # fmt: skip
FED, PAPER = "Health visitors in post", "The health strategy"
AND_TWO = "2 actions of parts that other people work on."
_TEXTS = {
    Part: ("name", "monitored_by"), Priority: ("name", "statement"), Action: ("text", "success", "horizon", "by_when"),
    Measure: ("name", "baseline", "target", "source", "fed_by"), Need: ("text",), Outcome: ("text",),
    Step: ("text",), Sign: ("text",), Impact: ("text",), ActionLead: ("words",), Serves: ("text",),
}  # fmt: skip
_PART = {
    Part: "", Priority: "part__", Action: "part__", Measure: "part__", Need: "priority__part__",
    Outcome: "priority__part__", Step: "action__part__", Sign: "action__part__", Impact: "action__part__",
    ActionLead: "action__part__", Serves: "part__",
}  # fmt: skip


@pytest.fixture
def tied(plan: ImprovementPlan) -> ImprovementPlan:
    """All that can be tied across parts is; what other parts do has moved, is delivered and rated by a person."""
    own, measure = action_numbered(plan, "P1"), measure_named(plan, "Health assessments offered")
    first, second, hire = (action_numbered(plan, number) for number in ("1.1", "1.2", "C1"))
    lead, today = person_of(Role.PLAN_LEAD), timezone.localdate()
    Action.objects.filter(pk__in=[own.pk, first.pk]).update(delivered_on=date(2023, 8, 15))
    Action.objects.filter(pk=second.pk).update(due=today + timedelta(days=9))
    DateMove.objects.create(action=second, was=second.due, to=today, reason=f"{THEIRS} left", by=lead)
    Override.objects.create(action=first, brag=Brag.RED.value, reason=f"{THEIRS} doubts", by=lead)
    Update.objects.create(
        action=second, number=1, progress=Progress.UNDER_WAY.value, by=lead, changed=f"{THEIRS} says"
    )
    measure.actions.add(first, second)
    own.measures.add(measure_named(plan, "Repeat referrals"), measure_named(plan, "Agency social workers"))
    Dependency.objects.create(action=own, on=second)
    Dependency.objects.create(action=own, on=hire)
    Dependency.objects.create(action=first, on=own)
    for n in range(1, 13):
        accepted_figure(measure, f"2023-{n:02}", 60 + n, lead, person_of(Role.AUDITOR))
    _fed_and_waited_for(plan, own)
    for model, names in _TEXTS.items():
        for one in model._default_manager.filter(**{f"{_PART[model]}for_partners": False}):
            for name in names:
                setattr(one, name, f"{THEIRS} {getattr(one, name)}")
            one.save()
    Action.objects.filter(part__for_partners=False, number="1.2").update(number="1.2q")
    return plan


def _fed_and_waited_for(plan: ImprovementPlan, own: Action) -> None:
    """A series of another part feeds a measure of the partner's; a document of their action is a measure of another."""
    part = plan.parts.get(name="Corporate support")
    given = {"kind": MeasureKind.ENTERED.value, "unit": "%"}
    series = Measure.everything.create(part=part, name=f"{THEIRS} series", by_itself=True, **given)
    Measure.objects.create(part=own.part, priority=own.priority, order=8, name=FED, series=series, **given)
    lead, auditor = person_of(Role.PLAN_LEAD), person_of(Role.AUDITOR)
    for month in ("2023-04", "2023-05"):
        accepted_figure(series, month, 71, lead, auditor)
    paper = Measure.objects.create(part=part, name="The paper", kind=MeasureKind.DOCUMENT.value)
    Register.objects.create(plan=plan, action=own, measure=paper, name=PAPER)


def test_no_page_tells_a_partner_a_word_of_another_part_and_no_link_leads_nowhere(
    site: Council, tied: ImprovementPlan
) -> None:
    pages = dict(_walked(site[Role.PARTNER]))
    own = action_numbered(tied, "P1").reference
    assert f"/plan/actions/{own}" in pages
    assert f"/plan/thread?at={own}" in pages
    assert OWN in pages[f"/plan/actions/{own}"]
    for address, said in pages.items():
        assert THEIRS not in said, address
        assert "1.2q" not in said, address


def _walked(browser: Client) -> Iterator[tuple[str, str]]:
    """Every page of the plan that is reached from its first ones, with what it says."""
    todo, seen = list(BEGIN), set(BEGIN)
    while todo:
        address = todo.pop()
        response = browser.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        if "html" not in response["Content-Type"]:
            continue
        said = response.content.decode()
        yield address, said
        for link in html.document_fromstring(said).xpath("//main//a/@href"):
            found = str(link).partition("#")[0]
            if found.startswith("/plan") and found not in seen:
                seen.add(found)
                todo.append(found)


def test_no_file_tells_a_partner_a_word_of_another_part(site: Council, tied: ImprovementPlan) -> None:
    for role, is_told in ((Role.PARTNER, False), (Role.BOARD_MEMBER, True)):
        said = list(_files(site[role]))
        assert all(OWN in words for words in said)
        assert all((THEIRS in words) is is_told for words in said)
        assert any("1.2q" in words for words in said) is is_told


def _files(browser: Client) -> Iterator[str]:
    document = Document(io.BytesIO(browser.get("/plan/files/docx").content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    yield " ".join([*(one.text for one in document.paragraphs), *cells])
    for address in ("/plan/files/xlsx", "/plan/report/xlsx"):
        book = load_workbook(io.BytesIO(browser.get(address).content))
        yield " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    yield browser.get("/plan/report/html").content.decode()


def test_that_other_parts_have_some_is_told_in_a_sentence(site: Council, tied: ImprovementPlan) -> None:
    measure = f"/plan/measures/{measure_named(tied, 'Health assessments offered').reference}"
    own = f"/plan/actions/{action_numbered(tied, 'P1').reference}"
    for address in (measure, own):
        assert AND_TWO in text_of(get(site[Role.PARTNER], address))
        assert AND_TWO not in text_of(get(site[Role.BOARD_MEMBER], address))
        assert THEIRS in text_of(get(site[Role.BOARD_MEMBER], address))
    said = text_of(get(site[Role.PARTNER], own))
    assert "It rests on:2 actions of parts that other people work on." in said
    assert "On it rest:1 action of a part that other people work on." in said
    assert "And 2 measures of parts that other people work on." in said
    assert "The figures of 2 more measures are not for your role." in said


def test_what_else_may_have_moved_a_figure_is_told_without_its_words(
    site: Council, tied: ImprovementPlan
) -> None:
    """A figure that two actions may have moved is not told as that of one of them."""
    address = f"/plan/measures/{measure_named(tied, 'Health assessments offered').reference}"
    assert "action 1.1 was delivered" in text_of(get(site[Role.BOARD_MEMBER], address))
    said = text_of(get(site[Role.PARTNER], address))
    assert "an action of a part that other people work on was delivered" in said
    assert "action 1.1" not in said


def test_a_partner_who_adds_a_step_takes_nothing_out_that_the_form_does_not_show(
    site: Council, tied: ImprovementPlan
) -> None:
    own = action_numbered(tied, "P1")
    other = Action.objects.create(part=own.part, priority=own.priority, order=1, number="P2", text="Meet")
    gone = Action.objects.create(
        part=own.part, order=2, number="P3", text="Write", withdrawn_on=date(2023, 5, 1)
    )
    Dependency.objects.create(action=own, on=other)
    Dependency.objects.create(action=own, on=gone)
    held = set(own.rests_on.values_list("on__number", flat=True))
    assert held == {"1.2q", "C1", "P2", "P3"}
    for ticked, left in (([other.reference], held), ([], held - {"P2"})):
        given = _steps_form(site, own)
        assert THEIRS not in str(given)
        text = f"A step with {len(ticked)} ticked"
        sent(site[Role.PARTNER], _steps(own), **given | {"text-new-1": text, "on": ticked})
        assert set(own.rests_on.values_list("on__number", flat=True)) == left
        assert own.steps.filter(text=text).exists()
        sent(site[Role.PARTNER], _steps(own), **given | {"text-new-1": text, "on": ticked})  # a second tap
    assert own.steps.count() == 2


def _steps(action: Action) -> str:
    return f"/plan/actions/{action.reference}/steps"


def _steps_form(site: Council, action: Action) -> dict[str, Any]:
    """What the form of the steps holds for a partner."""
    page = get(site[Role.PARTNER], _steps(action))
    [form] = page.xpath("//form[@class='words']")
    fields: dict[str, Any] = {name: form.fields[name] for name in form.fields if name != "on"}
    return {name: value or "" for name, value in fields.items()}


def test_choosing_among_some_measures_and_actions_leaves_the_others_tied(
    site: Council, tied: ImprovementPlan
) -> None:
    """Those that were withdrawn are not to choose from, and stay tied for when somebody looks back."""
    own, measure = action_numbered(tied, "P1"), measure_named(tied, "Health assessments offered")
    lost, lead = action_numbered(tied, "1.1"), site[Role.PLAN_LEAD]
    Action.objects.filter(pk=lost.pk).update(withdrawn_on=date(2023, 5, 1))
    was = {one.reference for one in measure.actions.all()}
    gone = Measure.objects.get(part__plan=tied, name__contains="Agency")
    Measure.objects.filter(pk=gone.pk).update(withdrawn_on=date(2023, 5, 1))
    for address, kept in (
        (f"/plan/measures/{measure.reference}/actions", lost.reference),
        (f"/plan/actions/{own.reference}/measures", gone.reference),
    ):
        page = get(lead, address)
        [seen] = page.xpath("//input[@name='seen']/@value")
        assert not page.xpath(f"//input[@value='{kept}']")
        given: dict[str, Any] = {"seen": seen, "tied": []}
        sent(lead, address, **given)
    assert was > {one.reference for one in measure.actions.all()} == {lost.reference}
    assert set(own.measures.through.objects.filter(action=own).values_list("measure", flat=True)) == {gone.pk}


def test_a_series_and_a_document_of_other_parts_are_told_without_their_words(
    site: Council, tied: ImprovementPlan
) -> None:
    measure = f"/plan/measures/{measure_named(tied, FED).reference}"
    document = Register.objects.get(name=PAPER)
    address = f"/plan/documents/{document.reference}"
    for page, words, theirs in (
        (measure, "A series of a part that other people work on", f"{THEIRS} series"),
        (address, "A measure of a part that other people work on", f"{THEIRS} The paper"),
    ):
        said = text_of(get(site[Role.PARTNER], page))
        assert words in said
        assert theirs not in said
        assert theirs in text_of(get(site[Role.BOARD_MEMBER], page))
    [form] = get(site[Role.PARTNER], address).xpath("//form[@class='words']")
    given: dict[str, Any] = {name: form.fields[name] or "" for name in form.fields}
    sent(site[Role.PARTNER], address, **given | {"owner": "The designated nurse"})
    document.refresh_from_db()
    assert document.owner == "The designated nurse"
    assert document.measure is not None
    assert document.measure.name == f"{THEIRS} The paper"
