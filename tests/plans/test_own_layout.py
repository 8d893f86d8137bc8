"""What people do to a document in our layout: it is read as it stands, and what it does not say is listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.plans.layout import cells
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.steps import step_line, step_of
from goldenthread.plans.plan import Draft, Step
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.own import is_own, read_own
from goldenthread.plans.reading.reader import read_file, read_text
from goldenthread.plans.writing import template

STARTS = date(2026, 4, 1)


@pytest.mark.parametrize(("form", "write"), [("xlsx", template.write_xlsx), ("docx", template.write_docx)])
def test_the_template_reads_as_its_example_and_nothing_else(
    form: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    write(tmp_path / f"new.{form}")
    assert read_file(tmp_path / f"new.{form}") == Draft(template.EXAMPLE)


def test_the_template_says_that_it_is_made_up_and_what_goes_into_every_column() -> None:
    assert "made-up example" in template.EXAMPLE.title
    told = " ".join(f"{table}: {column}" for table, column, _ in template.WHAT_GOES_WHERE).lower()
    for columns, table in (
        (w.OF_A_PART, w.PARTS),
        (w.OF_A_PRIORITY, w.PRIORITIES),
        (w.OF_A_MEASURE, w.MEASURES),
    ):
        for column in columns:
            assert column.lower() in told, f"{table} has a column {column} that nothing is said of"
    assert all(
        f"{w.ACTIONS}: {column}".lower() in told
        for column in w.OF_AN_ACTION
        if column not in (w.PART, w.PRIORITY)
    )


def _read(*blocks: Block) -> Draft:
    given = (Words(0, w.NOTE), Words(0, "Period: 1 April 2026 to 31 March 2027"), *blocks)
    assert is_own(given)
    return read_own(given)


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(1, tuple(Row(n, row) for n, row in enumerate(rows, start=1)))


def test_columns_may_stand_in_any_order_and_have_other_words() -> None:
    head = ("Owner", "what we will do", "Deadline", "How we will know", "Ref")
    (action,) = _read(_table(head, ("Head of Care", "Do it", "July", "Audit", "1.10"))).plan.actions
    assert (action.leads, action.text, action.due) == (("Head of Care",), "Do it", date(2026, 7, 31))
    assert (action.number, action.measure) == ("1.10", ("Audit",))


def test_a_key_outcome_whose_words_were_taken_out_is_none() -> None:
    rows = (
        ("Key outcome", "I am heard"),
        ("Key outcome", ""),
        ("Key outcome", " "),
        ("Key outcome", "I am safe"),
    )
    assert _read(_table(w.OF_THE_FRONT, *rows)).plan.key_outcomes == ("I am heard", "I am safe")


def test_what_the_layout_has_no_place_for_is_listed() -> None:
    draft = _read(
        Heading(1, 1, "Part: One"),
        Words(2, "A sentence that somebody put here"),
        Heading(3, 2, "Our journey"),
        Table(4, (Row(4, ("Action", "RAG", "", "Due")), Row(5, ("Do it", "Green", "?", "soon")))),
        Table(6, (Row(6, ("Name", "Telephone")), Row(7, ("A", "1")))),
    )
    assert [(each.line, each.text) for each in draft.unplaced] == [
        (2, "A sentence that somebody put here"), (3, "Our journey"), (5, "Green"), (5, "?"), (5, "soon"),
        (6, "Name · Telephone"), (7, "A · 1"),
    ]  # fmt: skip
    assert draft.unplaced[2].why == 'This layout has no column "RAG".'
    assert draft.unplaced[2].under == "Part: One > Our journey"
    assert [action.part for action in draft.plan.actions] == ["One"]


def test_what_should_be_looked_at_again_is_a_guess() -> None:
    head = ("Action", "Leads", "By when", "Due")
    draft = _read(
        _table(
            head, ("A", "Head of Care and Head of Housing", "May", ""), ("B", "", "May 2026", "1 June 2026")
        )
    )
    assert [(each.of, each.field, each.taken) for each in draft.guesses] == [
        ("A", "leads", "Head of Care and Head of Housing"), ("A", "due", "2026-05-31"), ("B", "due", "2026-06-01"),
    ]  # fmt: skip
    assert draft.plan.actions[0].leads == ("Head of Care and Head of Housing",)


def test_a_measure_is_tied_to_its_indicator_unless_it_says_none() -> None:
    name = "% of referrals which are repeat referrals"
    rows = [("Measure", "Indicator code"), (name, ""), (name, "none"), (name, "referrals")]
    draft = _read(_table(*rows))
    assert [each.indicator for each in draft.plan.measures] == ["repeat_referrals", "", "referrals"]
    assert [each.field for each in draft.guesses] == ["indicator"]


def test_a_period_that_cannot_be_read_is_listed() -> None:
    draft = read_own([Words(1, w.NOTE), Words(2, "Period: some day to 31 March 2027")])
    assert (draft.plan.starts, draft.plan.ends) == (None, date(2027, 3, 31))
    assert [each.text for each in draft.unplaced] == ["some day"]


@pytest.mark.parametrize(
    ("items", "cell"),
    [
        ((), ""),
        (("one",), "one"),
        (("one", "two"), "one\ntwo"),
        (("one\nmore", "two"), "• one\nmore\n• two"),
        (("• one", "", "two"), "• • one\n• \n• two"),
    ],
)
def test_a_list_is_a_cell_and_a_cell_a_list(items: tuple[str, ...], cell: str) -> None:
    assert cells.listed(items) == cell
    assert cells.items_of(cell) == items


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step("Do"), "Do"),
        (Step("Do", "July 2026", date(2026, 7, 31)), "Do [by when: July 2026]"),
        (Step("Do", "July", date(2026, 7, 31)), "Do [by when: July]"),
        (Step("Do", "July", date(2026, 7, 1)), "Do [by when: July; due: 1 July 2026]"),
        (Step("Do", "July"), "Do [by when: July; due: none]"),
        (Step("Do", "", date(2026, 7, 1)), "Do [due: 1 July 2026]"),
        (Step("Do", "soon"), "Do [by when: soon]"),
        (Step("Do [see 2]"), "Do [see 2]"),
        (Step("Do [due: never]"), "Do [due: never]"),
        (Step("Do [due: May 2026]"), "Do [due: May 2026] []"),
        (Step("Do []"), "Do [] []"),
    ],
)
def test_a_step_is_a_line_and_a_line_a_step(step: Step, line: str) -> None:
    assert step_line(step, STARTS) == line
    assert step_of(line, STARTS) == step


def test_a_date_of_a_step_that_cannot_be_read_stays_in_its_words() -> None:
    assert step_of("Do [due: soonish]", STARTS) == Step("Do [due: soonish]")


def test_the_same_words_without_our_mark_are_no_document_of_ours(tmp_path: Path) -> None:
    assert not is_own([Words(1, "Improvement plan"), _table(("Action", "Leads"))])
    plan = replace(template.EXAMPLE, title="Our improvement plan")
    assert is_own([Heading(1, 0, plan.title), _table((w.WHAT, w.WORDS), ("About this file", w.NOTE))])


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("Shared with", "The health plan", (True, "The health plan")),
        ("Shared with", "yes", (True, "")),
        ("Shared with", "", (False, "")),
        ("Shared with", "No", (False, "")),
        ("Shared", "yes", (True, "")),  # as it was written until plans could be named
        ("Shared", "", (False, "")),
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_with_which_plan_a_measure_is_shared(
    heading: str, cell: str, told: tuple[bool, str], own: bool
) -> None:
    """In our layout, and in the table of another council."""
    head, row = f"| Measure | Baseline | Target | {heading} |", f"| Visits | 10% | 20% | {cell} |"
    text = "\n".join(["# Plan", *[w.MARK] * own, "", "## Part: Children", "", head, "|---|---|---|---|", row])
    draft = read_text(text)
    [measure] = draft.plan.measures
    assert (measure.shared, measure.shared_with) == told
    assert cell not in [each.text for each in draft.unplaced if each.text]
