"""A table that counts actions holds none: its rows are listed, and name no priority of the plan."""

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.counts import is_count
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
PLAN: tuple[Cells, ...] = (
    ("Ref", "Action", "Lead", "By when"), ("1.1", "Renew the guide", "Head of Care", "June 2030"),
)  # fmt: skip


def _table(line: int, *rows: Cells) -> Table:
    return Table(line, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=line)))


def _read(*rows: Cells) -> Draft:
    blocks = (
        Heading(1, 1, "Southmoor improvement plan 2030/31"), Heading(2, 2, "Summary"), _table(3, *rows),
        Heading(20, 2, "1. Practice"), _table(21, *PLAN),
    )  # fmt: skip
    return draft_of(tidied(blocks))


@pytest.mark.parametrize(
    "rows",
    [
        (("Priority", "Actions", "On track"), ("Practice", "12", "10"), ("Homes", "14", "9"), ("Total", "26", "19")),
        (("Priority", "Total actions", "Late"), ("Practice", "12 (46%)", "1"), ("Homes", "-", "0")),
        (("Priority", "Completed actions", "Overdue actions"), ("Practice", "3 of 12", "10 of 12")),
        (("Lead", "Actions", "Overdue"), ("Head of QA", "12", "2"), ("Head of Care", "4", "0")),
        (("Priority", "Actions", "On track"), ("Practice", "12", "9"), ("Homes", "8", "9"), ("Voice", "9", "9"),
         ("Staff", "none yet agreed", "")),
    ],
)  # fmt: skip
def test_rows_that_count_actions_are_listed_with_the_reason(rows: tuple[Cells, ...]) -> None:
    draft = _read(*rows)
    assert [(each.text, each.priority) for each in draft.plan.actions] == [("Renew the guide", "Practice")]
    assert [(each.number, each.name) for each in draft.plan.priorities] == [("1", "Practice")]
    told = [each for each in draft.unplaced if 3 <= each.line < 20]
    assert [each.text for each in told] == [" · ".join(filter(None, row)) for row in rows]
    assert all("it counts actions" in each.why for each in told)


def test_a_heading_over_a_number_and_the_words_beside_it_is_no_count() -> None:
    draft = _read(
        ("Action", "", "Lead"), ("1", "Ask who leaves", "Head of Pay"), ("2", "Tell all", "Director")
    )
    assert not any("counts" in each.why for each in draft.unplaced)
    assert len(draft.plan.actions) == 3


@pytest.mark.parametrize("words", ["12", "1,204", "12 (75%)", "3 of 14", "3/14", "75%", "12 actions"])
def test_counts(words: str) -> None:
    assert is_count(words)


@pytest.mark.parametrize("words", ["1.1", "12 visits a day", "Visit 12", "2030", "June 2030", ""])
def test_no_counts(words: str) -> None:
    assert not is_count(words)
