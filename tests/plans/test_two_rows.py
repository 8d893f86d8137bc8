"""A heading of two rows: "Timescale" over "Start" and "End". The end is the date that holds, and nothing is lost."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Row, Table, Words
from goldenthread.plans.reading.columns import Column, column_of
from goldenthread.plans.reading.reader import draft_of, read_file, read_text
from tests.plans.accounting import lost
from tests.plans.office import document, table_in, workbook

TITLE = "Northshire improvement plan"
HEAD = (
    ("Ref", "Action", "Accountability", "", "Timescale", "", "Impact"),
    ("", "", "Lead", "Support", "Start", "End", ""),
)
ROW = ("1.1", "Open a hub", "Head of Care", "Finance team", "April 2025", "December 2025", "Seen sooner")
NONE: frozenset[int] = frozenset()


def _draft(*rows: tuple[str, ...], below: frozenset[int] = NONE) -> Draft:
    """below: what of the second row the first is merged over."""
    made = (Row(n, row, below if n == 3 else NONE) for n, row in enumerate(rows, start=2))
    return draft_of([Words(1, TITLE), Table(2, tuple(made))])


def _markdown(*rows: str) -> Draft:
    head, *others = rows
    table = "\n".join([head, "|--" * (head.count("|") - 1) + "|", *others])
    return read_text(f"# {TITLE}\n\n## Priority 1: Front door\n\n{table}\n")


def _days(draft: Draft) -> list[tuple[str, str, str]]:
    return [(each.number, each.by_when, str(each.due)) for each in draft.plan.actions]


def test_the_end_below_a_timescale_is_the_date_and_the_start_is_listed() -> None:
    draft = _draft(*HEAD, ROW, below=frozenset({0, 1, 6}))
    (action,) = draft.plan.actions
    assert (action.number, action.text, action.leads) == ("1.1", "Open a hub", ("Head of Care",))
    assert (action.by_when, str(action.due), action.impact) == (
        "December 2025",
        "2025-12-31",
        ("Seen sooner",),
    )
    assert [(each.line, each.text) for each in draft.unplaced] == [
        (4, "Accountability: Support: Finance team"),
        (4, "Timescale: Start: April 2025"),
    ]
    assert not draft.guesses


def test_where_no_merged_cell_says_so_the_heading_of_two_rows_is_asked() -> None:
    (guess,) = _draft(*HEAD, ROW).guesses
    assert (guess.line, guess.field) == (3, "column")
    assert '"Timescale: Start", "Timescale: End"' in guess.taken


@pytest.mark.parametrize(
    ("first", "second"),
    [("Start", "End"), ("From", "To"), ("Start date", "Finish date"), ("Commencement", "Completion")],
)
def test_a_word_file_and_a_workbook_with_merged_headings(first: str, second: str, tmp_path: Path) -> None:
    head = ("Ref", "Action", "Lead", "Timescale", "", "Measure")
    row = ("1.1", "Open a hub", "Head of Care", "April 2025", "December 2025", "Hub open")

    def in_word(made: Any) -> None:
        made.add_heading(TITLE, 1)
        table = table_in(made, [head, ("", "", "", first, second, ""), row])
        table.cell(0, 3).merge(table.cell(0, 4)).text = "Timescale"
        for n in (0, 1, 2, 5):
            table.cell(0, n).merge(table.cell(1, n)).text = head[n]

    def in_excel(made: Any) -> None:
        sheet = made.add_worksheet("Plan")
        sheet.merge_range(0, 3, 0, 4, "Timescale")
        for n in (0, 1, 2, 5):
            sheet.merge_range(0, n, 1, n, head[n])
        sheet.write_row(1, 3, (first, second))
        sheet.write_row(2, 0, row)

    for path in (document(tmp_path / "plan.docx", in_word), workbook(tmp_path / "plan.xlsx", in_excel)):
        draft = read_file(path)
        assert _days(draft) == [("1.1", "December 2025", "2025-12-31")]
        assert f"Timescale: {first}: April 2025" in [each.text for each in draft.unplaced]
        assert not [each for each in draft.guesses if each.field in ("due", "text")]


@pytest.mark.parametrize("over", ["| Timescale | |", "| Timescale | Timescale |"])
def test_text_with_a_heading_of_two_rows(over: str) -> None:
    rows = (
        f"| Ref | Action | Lead {over}", "| | | | Start | End |",
        "| 1.1 | Open a hub | Head of Care | May 2025 | July 2025 |",
    )  # fmt: skip
    draft = _markdown(*rows)
    assert _days(draft) == [("1.1", "July 2025", "2025-07-31")]
    assert lost("\n".join(rows), draft, ("Ref", "Action", "Lead", "Timescale", "End")) == []
    assert ["Timescale: Start" in each.taken for each in draft.guesses] == [True]


def test_words_that_are_no_column_below_merged_cells_are_asked() -> None:
    head = ("Ref", "Action", "Lead", ""), ("", "", "In the council", "At the trust")
    draft = _draft(*head, ("1.1", "Open a hub", "Head of Care", "Head Nurse"), below=frozenset({0, 1}))
    assert draft.plan.actions[0].leads == ("Head of Care", "Head Nurse")
    assert '"Lead: In the council", "Lead: At the trust"' in [each.taken for each in draft.guesses]


def test_values_of_measures_below_two_rows() -> None:
    head = ("Measure", "Baseline", "", "Target", ""), ("", "Figure", "Date", "2025/26", "2026/27")
    draft = _draft(*head, ("Visits on time", "60%", "March 2025", "80%", "90%"), below=frozenset({0}))
    (measure,) = draft.plan.measures
    assert (measure.baseline, str(measure.baseline_date)) == ("60%", "2025-03-31")
    assert (measure.target, str(measure.target_date)) == ("80%", "2026-03-31")
    assert [each.text for each in draft.unplaced] == ['Target: 2026/27: 90% (beside "Visits on time")']


def test_marks_below_quarters_are_no_date_and_that_is_asked() -> None:
    head = ("Ref", "Action", "Lead", "Timescale", ""), ("", "", "", "Q1", "Q2")
    draft = _draft(*head, ("1.1", "Open a hub", "Head of Care", "", "x"), below=frozenset({0, 1, 2}))
    assert _days(draft) == [("1.1", "", "None")]
    assert [(each.of, each.taken) for each in draft.guesses] == [('the column "Timescale"', "")]
    assert [each.text for each in draft.unplaced] == ["Timescale: Q1", "Timescale: Q2: x"]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Ref | Action | | Lead |", "| | Do one thing | and another | |", "| 1.1 | Do it | | Head of Care |"),
        ("| Ref | Action | Lead | |", "| | | Service Lead | Head of Care |", "| 1.1 | Do it | Head | |"),
        ("| Ref | Action | Lead | |", "| 1.1 | Do it | Head of Care | Lead |", "| 1.2 | Do more | Head | |"),
    ],
)  # fmt: skip
def test_a_row_of_a_plan_is_no_second_row_of_a_heading(rows: tuple[str, ...]) -> None:
    assert not [each for each in _markdown(*rows).guesses if each.of == "the heading of the table"]


def test_a_title_above_the_heading_is_no_first_row_of_it() -> None:
    draft = _draft(
        ("Our actions", "", "", ""), ("Ref", "Action", "Lead", "End"), ("1", "Do", "PSW", "May 2025")
    )
    assert _days(draft) == [("1", "May 2025", "2025-05-31")]


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Timescale: Start", Column.OTHER), ("Timescale (start)", Column.OTHER), ("Action start date", Column.OTHER),
        ("Timescale: End", Column.BY_WHEN), ("Timescale: To", Column.BY_WHEN), ("Start and end date", Column.BY_WHEN),
        ("Start/finish", Column.OTHER), ("Starting point", Column.BASELINE), ("Where we started", Column.BASELINE),
        ("Actions to start", Column.ACTION), ("Delivery: Action", Column.ACTION), ("Target: Date", Column.TARGET_DATE),
        ("Performance: Baseline", Column.BASELINE), ("Action: RAG", Column.OTHER), ("Action: Detail", Column.ACTION),
    ],
)  # fmt: skip
def test_what_a_heading_below_another_says(words: str, column: Column) -> None:
    assert column_of(words) is column
