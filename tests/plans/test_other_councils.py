"""Plans in the styles of other councils, all made up, in every kind of file: each word of them is in the draft."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file
from tests.plans.accounting import lost
from tests.plans.office import document, table_in, workbook

TITLE = "Southmoor improvement plan April 2024 - March 2026"
Rows = Sequence[Sequence[str]]

ACTIONS = (
    ("Ref", "Action", "Owner", "Target date", "RAG", "Success measure", "Latest comment"),
    ("A1", "Renew the threshold guide", "Head of MASH", "31/03/25", "Green", "90% decided in a day", "At the printer"),
    ("A2", "Look at decisions weekly", "QA Lead", "Sept 25", "Amber", "Four of five are sound", ""),
    ("A3", "Open a hub in the north", "Head of Early Help", "when a building is found", "Red", "", "no site yet"),
)  # fmt: skip
TWO_DATES = (
    ("Action", "Lead", "By when", "Due date", "Target completion date", "Kept by"),
    ("Write the rota", "Head of Care", "Summer", "Autumn 2025", "Easter", "Duty team"),
    ("Publish it", "Head of Care", "June 2025", "30/06/25", "", ""),
)
MEASURES = (
    ("KPI", "Target", "Baseline", "Q1", "Quarter two", "Owner", "Good is"),
    ("Re-referral rate", "22%", "31%", "30%", "28%", "Data team", "low"),
    ("Average caseload", "16 by Dec 2024", "18.5 (Mar 24)", "", "17", "", "falling"),
)
GROUPED = (
    ("", "Indicator", "Baseline", "Target"),
    ("Front door", "Contacts answered in a day", "71%", "90%"),
    ("", "Visits made on time", "60%", "80%"),
    ("Fostering", "Households with a plan", "TBC", "12"),
)
TABLES = {"Front door": ACTIONS, "Rotas": TWO_DATES, "Numbers": MEASURES, "Groups": GROUPED}
KNOWN = (
    "Ref", "Action", "Owner", "Target date", "Success measure", "Action", "Lead", "By when", "Due date", "KPI",
    "Target", "Baseline", "Indicator", "Baseline", "Target",
)  # fmt: skip


def _markdown(path: Path) -> Path:
    lines = [f"# {TITLE}"]
    for n, (name, rows) in enumerate(TABLES.items(), start=1):
        lines += ["", f"## Priority {n}: {name}", ""]
        made = ["| " + " | ".join(row) + " |" for row in rows]
        lines += [made[0], "|--" * len(rows[0]) + "|", *made[1:]]
    path.write_text("\n".join(lines), "utf-8")
    return path


def _word(path: Path) -> Path:
    def fill(made: Any) -> None:
        made.add_heading(TITLE, 1)
        for n, (name, rows) in enumerate(TABLES.items(), start=1):
            made.add_heading(f"Priority {n}: {name}", 2)
            table_in(made, rows)

    return document(path, fill)


def _excel(path: Path) -> Path:
    def fill(made: Any) -> None:
        for n, (name, rows) in enumerate(TABLES.items(), start=1):
            sheet = made.add_worksheet(f"Priority {n} {name}")
            sheet.write(0, 0, TITLE if n == 1 else "")
            for at, row in enumerate(rows, start=2):
                sheet.write_row(at, 0, row)

    return workbook(path, fill)


FORMS: dict[str, Callable[[Path], Path]] = {"md": _markdown, "docx": _word, "xlsx": _excel}


@pytest.fixture(scope="module", params=FORMS)
def draft(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """The draft of one plan, written in each kind of file."""
    return read_file(FORMS[request.param](tmp_path_factory.mktemp("plan") / f"plan.{request.param}"))


def test_every_word_is_in_the_draft(draft: Draft) -> None:
    words = [TITLE, *TABLES, *(cell for rows in TABLES.values() for row in rows for cell in row)]
    assert lost(" ".join(words), draft, KNOWN) == []


def test_a_date_under_any_heading_is_by_when(draft: Draft) -> None:
    assert [(a.number, a.by_when, str(a.due), a.measure) for a in draft.plan.actions[:3]] == [
        ("A1", "31/03/25", "2025-03-31", ("90% decided in a day",)),
        ("A2", "Sept 25", "2025-09-30", ("Four of five are sound",)),
        ("A3", "when a building is found", "None", ()),
    ]
    assert "RAG: Green" in [each.text for each in draft.unplaced]


def test_a_second_column_of_days_is_told_where_it_says_something_else(draft: Draft) -> None:
    assert [(a.by_when, str(a.due)) for a in draft.plan.actions[3:]] == [
        ("Summer", "2025-11-30"), ("June 2025", "2025-06-30")
    ]  # fmt: skip
    assert [each.of for each in draft.guesses if "column of days" in each.why] == ["Write the rota"]
    assert "Target completion date: Easter" in [each.text for each in draft.unplaced]


def test_columns_that_a_measure_has_no_place_for_are_listed_beside_it(draft: Draft) -> None:
    assert [(m.name, m.baseline, m.target) for m in draft.plan.measures[:2]] == [
        ("Re-referral rate", "31%", "22%"), ("Average caseload", "18.5 (Mar 24)", "16 by Dec 2024"),
    ]  # fmt: skip
    assert 'Q1: 30% (beside "Re-referral rate")' in [each.text for each in draft.unplaced]


def test_labels_beside_measures_are_listed_together(draft: Draft) -> None:
    assert "Front door Fostering" in [each.text for each in draft.unplaced]
