"""Tables that are none of actions or measures become no lines of the plan; rows above a heading are no part of it."""

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
TITLE = Words(1, "Southmoor improvement plan 2030/31")
HEAD: Cells = ("Ref", "Action", "Lead", "By when")
FIRST: Cells = ("1.1", "Renew the guide", "Head of Care", "June 2030")
NEXT: Cells = ("1.2", "Open the hub", "Head of Help", "July 2030")
KPIS: tuple[Cells, ...] = (("KPI", "Baseline", "Now", "Target"), ("Calls answered", "61%", "70%", "90%"))
RISKS: tuple[Cells, ...] = (
    ("Risk", "Likelihood", "Impact", "Mitigation"),
    ("Nobody applies", "High", "High", "Agency"),
)
COLOURS: tuple[Cells, ...] = (("R", "Off track"), ("A", "At risk"))
VERSIONS: tuple[Cells, ...] = (("Version", "Date", "Author"), ("0.1", "May 2030", "Plan lead"))


def _table(line: int, *rows: Cells) -> Table:
    return Table(line, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=line)))


def _read(*blocks: Block) -> Draft:
    return draft_of(tidied([TITLE, Heading(2, 1, "Priority 1: Safety"), *blocks]))


@pytest.mark.parametrize("above", [(HEAD, FIRST), KPIS])
@pytest.mark.parametrize("other", [RISKS, COLOURS, VERSIONS])
@pytest.mark.parametrize("between", [(), (Words(9, "And this"),)])
def test_a_table_of_something_else_is_listed_row_by_row(
    above: tuple[Cells, ...], other: tuple[Cells, ...], between: tuple[Words, ...]
) -> None:
    draft = _read(_table(3, *above), *between, _table(10, *other))
    assert len(draft.plan.actions) + len(draft.plan.measures) == 1
    listed = [each.text for each in draft.unplaced]
    assert [" · ".join(row) for row in other] == [each for each in listed if " · " in each]


def test_words_between_two_tables_part_them() -> None:
    costs = _table(10, ("Two chairs", "For a year", "Reserves", "2030/31"))
    draft = _read(_table(3, HEAD, FIRST), Words(9, "Costs"), costs)
    assert [each.number for each in draft.plan.actions] == ["1.1"]
    assert [each.text for each in draft.unplaced] == ["Costs", "Two chairs · For a year · Reserves · 2030/31"]


@pytest.mark.parametrize("between", ["", "Page 2 of 9", "12", "Southmoor, draft"])
def test_a_table_goes_on_over_the_edge_of_a_page(between: str) -> None:
    edge = [Words(9, between)] if between else []
    foot = [Words(20, "Southmoor, draft")]
    draft = _read(_table(3, HEAD, FIRST), *edge, _table(10, NEXT), *foot)
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.2"]


def test_measures_go_on_too() -> None:
    draft = _read(_table(3, *KPIS), _table(10, ("Calls lost", "12%", "", "2%")))
    assert [each.name for each in draft.plan.measures] == ["Calls answered", "Calls lost"]


def test_rows_above_the_heading_of_a_table_are_bands_or_listed() -> None:
    rows = _table(
        3, ("Priority 2: Homes", "", "", ""), ("Executive lead: Director of Care", "", "", ""),
        ("Outcome", "Children are safe", "", ""), HEAD, FIRST, NEXT, ("Priority 3: Voice", "", "", ""),
        ("Sponsor: Chair", "", "", ""), HEAD, ("3.1", "Ask children", "Head of Voice", "May 2030"),
    )  # fmt: skip
    draft = draft_of(tidied([TITLE, Heading(2, 1, "Children's services"), rows]))
    assert [(each.number, each.name) for each in draft.plan.priorities] == [("2", "Homes"), ("3", "Voice")]
    assert [(each.number, each.priority) for each in draft.plan.actions] == [
        ("1.1", "Homes"), ("1.2", "Homes"), ("3.1", "Voice")
    ]  # fmt: skip
    asked = [(each.line, each.of, each.taken) for each in draft.guesses if each.field == "heading"]
    assert asked == [(3, "Priority 2: Homes", "Priority 2"), (9, "Priority 3: Voice", "Priority 3")]
    assert [(each.line, each.text) for each in draft.unplaced if each.line > 2] == [
        (4, "Executive lead: Director of Care"), (5, "Outcome · Children are safe"), (10, "Sponsor: Chair"),
    ]  # fmt: skip


def test_a_paragraph_above_a_table_that_goes_on_may_name_its_priority() -> None:
    voice = Words(9, "Priority 2: Voice")
    draft = _read(_table(3, HEAD, FIRST), voice, _table(10, ("A1", "Ask", "Head of Voice", "May 2030")))
    assert [(each.number, each.priority) for each in draft.plan.actions] == [
        ("1.1", "Safety"),
        ("A1", "Voice"),
    ]
    assert [(each.line, each.taken) for each in draft.guesses if each.field == "heading"] == [
        (9, "Priority 2")
    ]
    draft = _read(Words(3, "Priority 2: Voice is for next year."), _table(4, HEAD, FIRST))
    assert [each.name for each in draft.plan.priorities] == ["Safety"]


def test_no_part_is_nameless() -> None:
    table = "| Ref | Action | Lead |\n|---|---|---|\n| 1 | Begin | Head of Care |\n"
    for title in ("Southmoor improvement plan", "Southmoor"):
        draft = read_text(f"# {title}\n\n{table}\n## Corporate action plan\n\n{table}")
        assert [each.name for each in draft.plan.parts] == [title, "Corporate action plan"]
        assert [each.part for each in draft.plan.actions] == [title, "Corporate action plan"]
    draft = read_text(table)
    assert [each.name for each in draft.plan.parts] == ["Improvement plan"]
    assert [each.part for each in draft.plan.actions] == ["Improvement plan"]


def test_the_only_heading_is_the_title_though_it_is_called_an_action_plan() -> None:
    draft = read_text(
        "# Our action plan\n\n| Ref | Action | Lead |\n|---|---|---|\n| 1 | Begin | Head of Care |\n"
    )
    assert (draft.plan.title, [each.name for each in draft.plan.parts]) == (
        "Our action plan",
        ["Our action plan"],
    )
    assert [(each.field, each.taken) for each in draft.guesses] == [("title", "Our action plan")]


def test_measures_before_the_parts_are_in_the_first_where_no_priority_has_their_name() -> None:
    table = "| Ref | Action | Lead |\n|---|---|---|\n| 1 | Begin | Head of Care |\n"
    draft = read_text(
        "# Southmoor improvement plan\n\n## What we count\n\n| Measure | Baseline | Target |\n|---|---|---|\n"
        f"| Calls | 61% | 90% |\n\n# Children's action plan\n\n{table}\n# Corporate action plan\n\n{table}"
    )
    [guess] = [each for each in draft.guesses if each.field == "part"]
    assert guess.taken == "Children's action plan"
    assert guess.why.endswith(
        '("What we count") stands before the parts: taken for the first, since no priority has that name.'
    )
