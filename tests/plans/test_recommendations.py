"""Plans that answer recommendations: beside a column of actions these are what an action is for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, columns_of
from goldenthread.plans.reading.reader import read_file
from tests.plans.office import document, table_in

HEAD = ("Ref", "Recommendation", "Action", "Lead", "Timescale")
FIRST = ("1", "Meetings are on time", "Review the rota", "Head of Care", "June 2025")
SECOND = ("", "", "Agree how notice is given", "Legal Services Manager", "August 2025")


def _word(path: Path, rows: Sequence[Sequence[str]], merged: Sequence[int] = ()) -> Draft:
    def fill(made: Any) -> None:
        made.add_heading("Northfen improvement plan", 1)
        table = table_in(made, rows)
        for n in merged:
            table.cell(1, n).merge(table.cell(2, n))

    return read_file(document(path / "plan.docx", fill))


def _actions(draft: Draft) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    return [(each.number, each.text, each.outcome, each.leads, each.by_when) for each in draft.plan.actions]


@pytest.mark.parametrize("merged", [(), (0, 1)], ids=["empty", "merged"])
def test_beside_actions_a_recommendation_is_what_they_are_for(
    merged: tuple[int, ...], tmp_path: Path
) -> None:
    draft = _word(tmp_path, (HEAD, FIRST, SECOND), merged)
    assert _actions(draft) == [
        ("1", "Review the rota", "Meetings are on time", ("Head of Care",), "June 2025"),
        ("", SECOND[2], "Meetings are on time" if merged else "", ("Legal Services Manager",), "August 2025"),
    ]
    asked = [(each.of, each.taken) for each in draft.guesses if each.field == "column"]
    assert asked == [('the column "Recommendation"', "outcome")]
    assert not any(each.steps for each in draft.plan.actions)


def test_a_recommendation_alone_is_the_action_and_each_of_its_leads_is_one(tmp_path: Path) -> None:
    rows = [tuple(cell for n, cell in enumerate(row) if n != 2) for row in (HEAD, FIRST, SECOND)]
    draft = _word(tmp_path, rows, (0, 1))
    both = ("Head of Care", "Legal Services Manager")
    assert _actions(draft) == [("1", "Meetings are on time", "", both, "June 2025 August 2025")]
    assert {"leads", "due"} <= {each.field for each in draft.guesses}
    assert not [each for each in draft.guesses if each.field == "column"]


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Action", Column.OUTCOME), ("What we will do", Column.OUTCOME), ("Agreed action", Column.OUTCOME),
        ("Action taken so far", Column.ACTION), ("Activity", Column.ACTION), ("Progress", Column.ACTION),
    ],
)  # fmt: skip
def test_only_a_column_of_actions_takes_the_place_of_recommendations(words: str, column: Column) -> None:
    columns = columns_of(Row(1, ("Recommendation", words, "Lead")))
    assert columns is not None
    assert columns[0] is column
