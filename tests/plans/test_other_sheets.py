"""What one table or sheet says of priorities holds for its own rows, and never silently for those of the next."""

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
TITLE = Words(1, "Southmoor improvement plan 2030/31")
HEAD: Cells = ("Ref", "Priority", "Action", "Lead", "By when")
TRACKER: tuple[Cells, ...] = (
    HEAD, ("1.1", "Practice", "Renew the guide", "Head of Care", "June 2030"),
    ("2.1", "Workforce", "Ask who leaves", "Head of Pay", "July 2030"),
)  # fmt: skip
PARTNERS: tuple[Cells, ...] = (("Ref", "Action", "Lead"), ("P1", "Share data", "Head of Health"))


def _table(line: int, *rows: Cells) -> Table:
    return Table(line, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=line)))


def _sheet(line: int, name: str) -> Heading:
    return Heading(line, 1, name, is_sheet=True)


def _read(*blocks: Block) -> Draft:
    return draft_of(tidied([TITLE, *blocks]))


def _priorities(draft: Draft) -> dict[str, str]:
    return {each.text: each.priority for each in draft.plan.actions}


@pytest.mark.parametrize("between", [(_sheet(9, "Partner actions"),), (Words(9, "Our partners"),), ()])
def test_a_priority_that_rows_name_is_not_that_of_the_next_table(between: tuple[Block, ...]) -> None:
    draft = _read(_sheet(2, "Actions"), _table(3, *TRACKER), *between, _table(10, *PARTNERS))
    assert _priorities(draft) == {
        "Renew the guide": "Practice", "Ask who leaves": "Workforce", "Share data": ""
    }  # fmt: skip


def test_a_part_that_rows_name_is_not_that_of_the_next_table() -> None:
    rows = [("Part", *TRACKER[0]), ("Partnership", *TRACKER[1]), ("", *TRACKER[2])]
    draft = _read(_sheet(2, "Actions"), _table(3, *rows), _sheet(9, "Partner actions"), _table(10, *PARTNERS))
    assert {each.text: each.part for each in draft.plan.actions} == {
        "Renew the guide": "Partnership", "Ask who leaves": "Partnership", "Share data": TITLE.text
    }  # fmt: skip


def test_rows_below_the_end_of_a_page_have_the_priority_of_those_above_and_those_of_another_sheet_none() -> (
    None
):
    again = (HEAD, ("2.2", "", "Ask who stays", "Head of Pay", "May 2031"))
    below = _read(_sheet(2, "Actions"), _table(3, *TRACKER), _table(10, *again))
    assert _priorities(below)["Ask who stays"] == "Workforce"
    other = _read(_sheet(2, "Actions"), _table(3, *TRACKER), _sheet(9, "Next steps"), _table(10, *again))
    assert _priorities(other)["Ask who stays"] == ""


def test_a_heading_with_the_number_and_name_that_rows_gave_is_the_same_priority() -> None:
    rows = (HEAD, ("1.1", "1. Practice", "Renew the guide", "Head of Care", "June 2030"))
    kpis = _table(10, ("KPI", "Baseline", "Target"), ("Calls answered", "61%", "90%"))
    draft = _read(_sheet(2, "Actions"), _table(3, *rows), Heading(9, 1, "1. Practice"), kpis)
    assert [each.name for each in draft.plan.priorities] == ["Practice"]
    assert [(each.part, each.priority) for each in draft.plan.measures] == [(TITLE.text, "Practice")]


def test_a_number_that_belongs_to_a_priority_is_asked_where_the_table_names_none() -> None:
    rows = (HEAD, ("1.1", "1. Practice", "Renew the guide", "Head of Care", "June 2030"))
    more = (("Ref", "Action", "Lead"), ("1.2", "Read the guide", "Head of Care"))
    draft = _read(_sheet(2, "Actions"), _table(3, *rows), _sheet(9, "More actions"), _table(10, *more))
    [guess] = [each for each in draft.guesses if each.field == "priority"]
    assert (guess.taken, guess.why) == (
        "Practice",
        'Its number belongs to "Practice"; it stands under no priority.',
    )
