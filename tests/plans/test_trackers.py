"""A plan kept as one long table: its columns say where each action belongs, and nothing in it is lost."""

import pytest

from goldenthread.plans.plan import Part, Priority
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.trackers import number_and_name

TITLE = "Northshire improvement plan"


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(2, tuple(Row(n, row) for n, row in enumerate(rows, start=2)))


def _where(*blocks: Block) -> list[tuple[str, str, str, str]]:
    draft = draft_of([Words(1, TITLE), *blocks])
    return [(a.text, a.part, a.priority, a.horizon) for a in draft.plan.actions]


def test_an_action_belongs_where_its_row_says() -> None:
    head = ("Plan", "Priority", "Ref", "Action", "Owner", "Horizon")
    rows = _table(
        head,
        ("Children's services", "Priority 1: Change", "1.1", "Do one", "Head of Care", "0-3 months"),
        ("", "", "1.2", "Do two", "Head of Care", ""),
        ("", "2. Leadership", "2.1", "Do three", "Head of Care", "6-12 months"),
        ("Partnership", "Change", "3.1", "Do four", "Head of Care", ""),
    )
    assert _where(rows) == [
        ("Do one", "Children's services", "Change", "0-3 months"),
        ("Do two", "Children's services", "Change", "0-3 months"),
        ("Do three", "Children's services", "Leadership", "6-12 months"),
        ("Do four", "Partnership", "Change", ""),
    ]
    plan = draft_of([Words(1, TITLE), rows]).plan
    assert plan.parts == (Part("Children's services"), Part("Partnership"))
    found = [(each.part, each.number, each.name) for each in plan.priorities]
    assert found == [
        ("Children's services", "1", "Change"), ("Children's services", "2", "Leadership"),
        ("Partnership", "", "Change"),
    ]  # fmt: skip


def test_a_number_is_the_priority_that_has_it() -> None:
    above = (Heading(1, 2, "Priority 1: Change"), Heading(1, 2, "Priority 2: Leadership"))
    rows = _table(
        ("Priority", "Action", "Owner"), ("1", "Do one", "Head of Care"), ("2", "Do two", "Head of Care")
    )
    assert [each[:3] for each in _where(*above, rows)] == [
        ("Do one", TITLE, "Change"), ("Do two", TITLE, "Leadership")
    ]  # fmt: skip


def test_how_urgent_a_row_is_is_no_priority_of_the_plan() -> None:
    rows = _table(
        ("Priority", "Action", "Owner"), ("High", "Do one", "Head of Care"), ("low", "Do two", "Head of Care")
    )
    draft = draft_of([Heading(1, 2, "Priority 1: Change"), rows])
    assert draft.plan.priorities == (Priority("Improvement plan", "1", "Change"),)
    assert [each.priority for each in draft.plan.actions] == ["Change", "Change"]
    assert [each.text for each in draft.unplaced] == ["Priority: High", "Priority: low"]


def test_a_measure_belongs_where_its_row_says() -> None:
    rows = _table(
        ("Part", "Priority", "Measure", "Target"), ("Partnership", "Change", "Visits on time", "90%")
    )
    (measure,) = draft_of([Heading(1, 1, "Children's services action plan"), rows]).plan.measures
    assert (measure.part, measure.priority, measure.name) == ("Partnership", "Change", "Visits on time")


def test_columns_that_a_plan_has_no_place_for_are_listed_cell_by_cell() -> None:
    rows = _table(
        ("Action", "Owner", "RAG", "Progress"), ("Do one", "Head of Care", "Green", "Begun in\nMay")
    )
    draft = draft_of([Words(1, TITLE), rows])
    assert [(each.line, each.text) for each in draft.unplaced] == [
        (3, "RAG: Green"),
        (3, "Progress: Begun in May"),
    ]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Priority 2: Leadership", ("2", "Leadership")),
        ("priority area B – Care", ("B", "Care")),
        ("Priority 3", ("3", "")),
        ("2. Leadership", ("2", "Leadership")),
        ("2", ("2", "")),
        ("A-level results", ("", "A-level results")),
        ("16 plus", ("", "16 plus")),
        ("Priority setting", ("", "Priority setting")),
    ],
)
def test_the_number_and_the_name_of_a_priority(words: str, meant: tuple[str, str]) -> None:
    assert number_and_name(words) == meant


def test_a_row_over_all_columns_may_be_a_heading() -> None:
    rows = _table(
        ("Ref", "Action", "Owner"), ("Priority 1: Change", "", ""), ("0-3 months", "", ""),
        ("1.1", "Do one", "Head of Care"), ("Priority B – Care", "", ""), ("2.1", "Do two", "Head of Care"),
        ("Long-term", "", ""), ("2.2", "Do three", "Head of Care"),
    )  # fmt: skip
    assert _where(rows) == [
        ("Do one", TITLE, "Change", "0-3 months"),
        ("Do two", TITLE, "Care", ""),
        ("Do three", TITLE, "Care", "Long-term"),
    ]
    assert draft_of([Words(1, TITLE), rows]).unplaced == ()


@pytest.mark.parametrize(
    "name", ["Theme", "Workstream:", "Work stream", "Strands", "Area for improvement", "Objective"]
)
def test_a_column_of_themes_is_that_of_priorities_and_is_asked_about(name: str) -> None:
    rows = _table(
        ("Ref", name, "Priority", "Action", "Owner"), ("1", "Practice", "High", "Do one", "Head of Care"),
        ("2", "", "Low", "Do two", "Head of Care"), ("3", "2. Workforce", "High", "Do three", "Head of HR"),
    )  # fmt: skip
    draft = draft_of([Words(1, TITLE), rows])
    found = [(each.part, each.number, each.name) for each in draft.plan.priorities]
    assert found == [(TITLE, "", "Practice"), (TITLE, "2", "Workforce")]
    assert [each.priority for each in draft.plan.actions] == ["Practice", "Practice", "Workforce"]
    [guess] = [each for each in draft.guesses if each.field == "column"]
    assert (guess.of, guess.taken) == (f'the column "{name}"', "priority")
    assert "Priority: High" in [each.text for each in draft.unplaced]


def test_the_surest_column_is_that_of_priorities_and_none_below_a_priority() -> None:
    rows = _table(
        ("Objective", "Theme", "Action", "Owner"), ("Be steady", "Practice", "Do one", "Head of Care"),
    )  # fmt: skip
    draft = draft_of([Words(1, TITLE), Heading(1, 1, "Tracker of the council"), rows])
    assert [each.name for each in draft.plan.priorities] == ["Practice"]
    assert "Objective: Be steady" in [each.text for each in draft.unplaced]
    draft = draft_of([Words(1, TITLE), Heading(1, 1, "Priority 1: Change"), rows])
    assert [each.name for each in draft.plan.priorities] == ["Change"]
    assert {"Objective: Be steady", "Theme: Practice"} <= {each.text for each in draft.unplaced}
