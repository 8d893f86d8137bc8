"""Rows that stand over the rows below them in a table: each is asked, and what stands below is under no earlier one."""

import pytest

from goldenthread.plans.correcting import can_be_corrected, choices, corrected
from goldenthread.plans.correcting.headings import NO_PRIORITY
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
Actions = list[tuple[str, str]]
TITLE = Words(1, "Southmoor improvement plan 2030/31")
HEAD: Cells = ("Ref", "Action", "Lead", "By when")
ONE: Cells = ("1.1", "Renew the guide", "Head of Care", "June 2030")
TWO: Cells = ("2.1", "Ask who leaves", "Head of Pay", "July 2030")
KPIS: tuple[Cells, ...] = (("KPI", "Baseline", "Target"), ("Calls answered", "61%", "90%"))


def _alone(words: str) -> Cells:
    return (words, "", "", "")


def _table(line: int, *rows: Cells, is_text: bool = False) -> Table:
    below = None if is_text else frozenset[int]()
    return Table(line, tuple(Row(n, row, below) for n, row in enumerate(rows, start=line)))


def _read(*blocks: Block) -> Draft:
    return draft_of(tidied([TITLE, *blocks]))


def _actions(draft: Draft) -> Actions:
    return [(each.number, each.priority) for each in draft.plan.actions]


def _asked(draft: Draft) -> list[str]:
    return [each.of for each in draft.guesses if each.field == "heading"]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Theme 1: Homes", "Theme 2: Workforce", [("1", "Homes"), ("2", "Workforce")]),
        ("Outcome 1 – Homes", "Outcome 2 – Workforce", [("1", "Homes"), ("2", "Workforce")]),
        ("Recommendation 1: Homes", "Recommendation 2: Workforce", [("1", "Homes"), ("2", "Workforce")]),
        ("1. Homes", "2. Workforce", [("1", "Homes"), ("2", "Workforce")]),
        ("HOMES", "WORKFORCE", [("", "HOMES"), ("", "WORKFORCE")]),
        ("Homes:", "Staff who stay", [("", "Homes"), ("", "Staff who stay")]),
    ],
)
def test_a_row_with_words_in_its_first_cell_alone_is_the_priority_of_those_below(
    first: str, second: str, names: list[tuple[str, str]]
) -> None:
    draft = _read(Heading(2, 1, "Plan"), _table(3, HEAD, _alone(first), ONE, _alone(second), TWO))
    assert [(each.number, each.name) for each in draft.plan.priorities] == names
    assert _actions(draft) == [("1.1", names[0][1]), ("2.1", names[1][1])]
    assert _asked(draft) == [first.rstrip(":"), second]
    assert not [each for each in draft.guesses if each.field == "text"]
    [one, two] = [each for each in draft.guesses if each.field == "heading"]
    assert can_be_corrected(draft, one)
    draft = corrected(draft, two, NO_PRIORITY)
    assert _actions(draft) == [("1.1", names[0][1]), ("2.1", "")]
    assert second in [each.text for each in draft.unplaced]
    assert any(each.endswith(names[0][1]) for each in choices(_read(*_plan(first, second)), two))


def _plan(first: str, second: str) -> tuple[Block, ...]:
    return Heading(2, 1, "Plan"), _table(3, HEAD, _alone(first), ONE, _alone(second), TWO)


@pytest.mark.parametrize("above", [(), (_alone("Priority 1: Homes"),), (_alone("Theme 1: Homes"),)])
def test_a_later_row_ends_the_priority_of_an_earlier_one_and_of_one_above_the_heading(
    above: tuple[Cells, ...],
) -> None:
    inside = () if above else (_alone("Priority 1: Homes"),)
    draft = _read(_table(3, *above, HEAD, *inside, ONE, _alone("Cross-cutting"), TWO))
    assert _actions(draft) == [("1.1", "Homes"), ("2.1", "Cross-cutting")]
    assert "Cross-cutting" in _asked(draft)


def test_rows_of_a_table_that_is_all_of_one_priority_are_listed() -> None:
    draft = _read(
        Heading(2, 1, "Priority 1: Homes"), _table(3, HEAD, _alone("Carers"), ONE, _alone("Moves"), TWO)
    )
    assert _actions(draft) == [("1.1", "Homes"), ("2.1", "Homes")]
    assert [(each.text, each.line) for each in draft.unplaced] == [("Carers", 4), ("Moves", 6)]


def test_a_heading_above_such_rows_is_no_priority_where_its_neighbours_are_none() -> None:
    rows = _table(3, HEAD, _alone("HOMES"), ONE, _alone("STAFF"), TWO)
    alone = _read(Heading(2, 1, "Safer together"), rows)
    assert _asked(alone) == ["HOMES", "STAFF"]
    assert [each.text for each in alone.unplaced] == ["Safer together"]
    more = [Heading(20, 1, "Practice"), _table(21, HEAD, ONE), Heading(30, 1, "Voice"), _table(31, HEAD, TWO)]
    beside = _read(Heading(2, 1, "Safer together"), rows, *more)
    assert _asked(beside) == ["Safer together", "Practice", "Voice"]


@pytest.mark.parametrize(
    "last", [(_table(20, *KPIS),), (Heading(19, 2, "Figures"), _table(20, *KPIS))], ids=["table", "heading"]
)
def test_what_such_rows_name_holds_for_their_table(last: tuple[Block, ...]) -> None:
    draft = _read(Heading(2, 1, "Plan"), _table(3, HEAD, _alone("HOMES"), ONE, _alone("STAFF"), TWO), *last)
    [measure] = draft.plan.measures
    assert measure.priority not in ("HOMES", "STAFF")
    other = (("No", "Action", "Lead"), ("A1", "Share data", "Head of Health"))
    draft = _read(
        Heading(2, 1, "Plan"), _table(3, HEAD, _alone("HOMES"), ONE, _alone("STAFF"), TWO), _table(20, *other)
    )
    assert _actions(draft)[-1] == ("A1", "")


def test_a_first_row_alone_is_of_all_that_stands_below_its_section() -> None:
    rows = _table(3, HEAD, _alone("Priority 1: Homes"), ONE)
    draft = _read(Heading(2, 1, "Plan"), rows, _table(20, *KPIS))
    assert [each.priority for each in draft.plan.measures] == ["Homes"]
    draft = _read(Heading(2, 1, "Plan"), rows, Heading(19, 1, "Figures"), _table(20, *KPIS))
    assert [each.priority for each in draft.plan.measures] == ["Figures"]


def test_more_rows_that_stand_together_say_more_of_the_first_and_each_with_a_number_is_one() -> None:
    said = _alone("Children have one home")
    draft = _read(_table(3, HEAD, _alone("HOMES"), said, _alone("Sponsor: Chair"), ONE))
    assert [(each.name, each.statement) for each in draft.plan.priorities] == [("HOMES", said[0])]
    assert [each.text for each in draft.unplaced] == ["Sponsor: Chair"]
    draft = _read(_table(3, HEAD, _alone("Theme 1: Homes"), _alone("Objective 2: Carers"), TWO))
    assert _asked(draft) == ["Theme 1: Homes", "Objective 2: Carers"]
    assert _actions(draft) == [("2.1", "Carers")]


@pytest.mark.parametrize(
    "words", ["Total", "RAG key", "Notes", "June 2030", "1.2", "They are looked at each month.", "and carers"]
)
def test_a_row_that_names_nothing_is_no_priority(words: str) -> None:
    draft = _read(Heading(2, 1, "Plan"), _table(3, HEAD, ONE, _alone(words), TWO))
    assert draft.plan.priorities == ()
    assert draft.plan.actions[-1].priority == ""


def test_a_last_row_is_over_none() -> None:
    assert _read(Heading(2, 1, "Plan"), _table(3, HEAD, ONE, _alone("Homes"))).plan.priorities == ()


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (("Homes", "do:Renew", "Staff", "do:Ask"), ["Homes", "Staff"]),
        (("do:Renew", "Ask somebody", "do:Ask"), []),
        (("do:Renew", "STAFF", "do:Ask"), ["STAFF"]),
        (("do:Renew", "Theme 2: Staff", "do:Ask"), ["Staff"]),
    ],
)
def test_in_a_column_of_actions_a_row_alone_may_be_one(rows: tuple[str, ...], names: list[str]) -> None:
    cells = [
        (each[3:], "Head of Care", "June 2030") if each.startswith("do:") else (each, "", "") for each in rows
    ]
    draft = _read(_table(3, ("Action", "Lead", "By when"), *cells))
    assert [each.name for each in draft.plan.priorities] == names


def test_in_a_text_only_words_in_the_place_of_a_number_or_with_one_are_such_a_row() -> None:
    head = ("Action", "Lead", "By when")
    cut = (("Renew the guide", "Head of Care", "June 2030"), ("STAFF", "", ""), ("Ask", "Head of Pay", "May"))
    draft = draft_of([TITLE, _table(3, head, *cut, is_text=True)])
    assert draft.plan.priorities == ()
    named = _table(3, HEAD, _alone("Theme 1: Homes"), ONE, _alone("STAFF"), TWO, is_text=True)
    assert [each.name for each in draft_of([TITLE, named]).plan.priorities] == ["Homes", "STAFF"]
