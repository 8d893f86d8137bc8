"""Risks, documents and findings in the report to the board: the same in every format, and in no other report."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.pages.registers import documents_said, findings_said, risks_said
from goldenthread.reports.improvement.told import Told
from tests.reports.improvement.plans import LONG, empty, published, registers, usual
from tests.reports.improvement.test_report import FORMATS, SLIDES, missing, written

RISKS = "2 open risks: 1 high and 1 low; 1 should have been looked at again by now"
DOCUMENTS = (
    "Of 5 strategies and policies, 1 is overdue, 1 is due within 90 days and 1 not published yet has no date"
)
FINDINGS = "2 findings of self-assessments and reviews are not answered by any action"
SAID_EVERYWHERE = (
    RISKS,
    "Workers leave before the rota holds",
    "Two posts above the rota",
    "Head of the Front Door",
    "Action 1.1 Answer every contact",
    "The plan as a whole",
    "Nothing is said",
    "No date",
    DOCUMENTS,
    FINDINGS,
    "Supervision policy",
    "Overdue: not published",
    "Principal Social Worker",
    "Sufficiency strategy",
    "Due to be looked at again",
    "Nobody asks care leavers",
    "Plans are old",
    "Review of the spring, 21 May 2030",
)
IN_TABLES = (
    "From 15 on high, from 8 on medium, below low.",
    "1.2 Write each plan with the child",
    "No single action",
    "Its action was withdrawn",
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_board_what_may_keep_the_plan_from_working(form: str) -> None:
    assert missing(usual, form, SAID_EVERYWHERE) == []
    if form != "pptx":  # slides leave out what is to be read
        assert missing(usual, form, IN_TABLES) == []
    if form != "xlsx":  # a date in a workbook is one, and is looked at below
        assert missing(usual, form, ["25 June 2030"]) == []


def test_scores_and_days_can_be_sorted_in_the_workbook() -> None:
    sheet = load_workbook(io.BytesIO(written(usual, "xlsx")))["Risks"]
    rows = [list(row) for row in sheet.iter_rows()]
    [head] = [row for row in rows if row[0].value == "Risk"]
    at = {cell.value: cell.column - 1 for cell in head}
    first = rows[head[0].row]
    assert [first[at[name]].value for name in ("Level", "Likelihood", "Gravity", "Score", "Overdue")] == [
        "High", 4, 5, 20, "Yes",
    ]  # fmt: skip
    assert first[at["Looked at again"]].is_date


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_published_holds_nothing_of_the_registers(form: str) -> None:
    kept = [
        "open risk",
        "Workers leave",
        "Supervision policy",
        "Nobody asks",
        "strategies and policies",
        "Overdue",
    ]
    assert missing(published, form, kept) == kept


def for_partners() -> Told:
    return replace(usual(), registers=replace(registers(), reviews=None), only_parts="You see one part.")


@pytest.mark.parametrize("form", FORMATS)
def test_who_reads_no_self_assessments_is_told_of_none(form: str) -> None:
    kept = ["self-assessment", "Nobody asks", "Plans are old", "no action answers"]
    assert missing(for_partners, form, kept) == kept
    assert missing(for_partners, form, ["Workers leave before the rota holds", "Supervision policy"]) == []


@pytest.mark.parametrize("form", ["html", "pdf", "pptx"])
def test_empty_registers_say_so(form: str) -> None:
    said = (
        "No risk stands open in the register.",
        "No strategy or policy stands in the register.",
        "No self-assessment or review stands in the register.",
    )
    assert missing(empty, form, said) == []
    assert missing(empty, form, ["Every finding"]) == ["Every finding"]


def test_findings_are_called_answered_only_where_there_are_some() -> None:
    told = replace(registers(), reviews=())
    every = "Every finding of a self-assessment or review has an action, or a reason why it needs none."
    assert findings_said(told) == every
    none = replace(told, all_findings=0)
    assert findings_said(none) == "No self-assessment or review in the register has a finding."
    assert (
        findings_said(replace(none, all_reviews=0)) == "No self-assessment or review stands in the register."
    )


def test_one_of_each_is_said_as_one() -> None:
    told = registers()
    one = replace(told, risks=told.risks[1:], documents=told.documents[:1], all_documents=1, undated=0)
    assert risks_said(one) == "1 open risk: 1 low."
    assert documents_said(one) == "Of 1 strategy or policy, 1 is overdue."
    none = replace(one, documents=())
    assert documents_said(none) == "No strategy or policy is overdue or due within 90 days."


def many() -> Told:
    """Full registers, with texts as long as they can be."""
    told = registers()
    risks = tuple(
        replace(told.risks[0], text=f"Risk {n}: {LONG[:560]}", mitigation=LONG[:900]) for n in range(60)
    )
    documents = tuple(replace(told.documents[0], name=f"Policy {n}") for n in range(60))
    found = tuple((f"Finding {n}: {LONG[:300]}", "No action") for n in range(60))
    review = replace(told.reviews[0], findings=found) if told.reviews else None
    assert review is not None
    return replace(usual(), registers=replace(told, risks=risks, documents=documents, reviews=(review,)))


def test_full_registers_are_whole_in_the_workbook_and_few_slides() -> None:
    book = load_workbook(io.BytesIO(written(many, "xlsx")))
    for name, word in (("Risks", "Risk 59"), ("Documents", "Policy 59"), ("Findings", "Finding 59")):
        assert any(word in str(cell.value) for row in book[name] for cell in row), name
    slides = Presentation(io.BytesIO(written(many, "pptx"))).slides
    assert len(slides) <= SLIDES
    assert missing(many, "pptx", ["Risk 59", "Policy 59", "Finding 59"]) == []


def test_the_sums_stand_on_the_first_page_where_there_are_risks() -> None:
    pages = {page.title: page for page in build(usual()).pages}
    assert RISKS in str(pages["Where the improvement plan stands"].blocks)
    without = build(replace(usual(), registers=replace(registers(), risks=()))).pages
    assert "open risk" not in str(without[0].blocks)
