"""Rows of measures of which the file says that one cell is merged over the whole table: surely no ordinary ones."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.correcting import choices, corrected
from goldenthread.plans.correcting.groups import OVER
from goldenthread.plans.correcting.withdrawn import NO_MEASURE
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.groups import ACROSS
from goldenthread.plans.reading.reader import read_file
from tests.plans.accounting import lost
from tests.plans.office import document, workbook

ROWS = (
    ("Measure", "Baseline", "Target"),
    ("Number of complaints",),  # merged over the three columns, as each row of one cell
    ("% visits", "80%", "95%"),
    ("Homes and the stability of all placements",),
    ("% of children close to home",),
    ("Figures of the council at 31 March 2030",),
)


def _sheet(made: Any) -> None:
    sheet = made.add_worksheet("Measures")
    for n, row in enumerate(ROWS):
        sheet.write_row(n, 0, row)
        if len(row) == 1 and not row[0].startswith("%"):
            sheet.merge_range(n, 0, n, 2, row[0])


def _table(made: Any) -> None:
    made.add_heading("Southmoor improvement plan 2030/31", 0)
    table = made.add_table(len(ROWS), 3)
    for n, row in enumerate(ROWS):
        for at, words in enumerate(row):
            table.cell(n, at).text = words
        if len(row) == 1 and not row[0].startswith("%"):
            table.cell(n, 0).merge(table.cell(n, 2)).text = row[0]


@pytest.fixture(params=["docx", "xlsx"])
def draft(request: pytest.FixtureRequest, tmp_path: Path) -> Draft:
    path = tmp_path / f"plan.{request.param}"
    return read_file(document(path, _table) if request.param == "docx" else workbook(path, _sheet))


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "measure row"]


@pytest.mark.acceptance("5.1")
def test_each_is_asked_whatever_its_words_and_those_below_it_are(draft: Draft) -> None:
    assert [each.name for each in draft.plan.measures] == [row[0] for row in ROWS[1:]]
    assert [each.of for each in _asked(draft)] == [ROWS[n][0] for n in (1, 3, 5)]
    assert {each.why for each in _asked(draft)} == {ACROSS}
    assert lost(" ".join(cell for row in ROWS for cell in row), draft, ROWS[0]) == []


@pytest.mark.acceptance("5.1")
def test_each_is_a_heading_or_listed_when_somebody_says_so(draft: Draft) -> None:
    first, second, last = _asked(draft)
    assert choices(draft, first) == (OVER, NO_MEASURE)
    assert choices(draft, second) == choices(draft, last) == (NO_MEASURE,)
    draft = corrected(draft, first, OVER)
    for guess in (second, last):
        draft = corrected(draft, guess, NO_MEASURE)
    assert [each.name for each in draft.plan.measures] == [
        "Number of complaints: % visits",
        "% of children close to home",
    ]
    assert {ROWS[3][0], ROWS[5][0]} <= {each.text for each in draft.unplaced}
