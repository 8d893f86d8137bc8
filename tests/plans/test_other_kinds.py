"""Tables of risks, versions, changes and costs with a column of actions: none becomes a line of the plan unasked."""

import pytest

from goldenthread.plans.correcting import CorrectionError, answered_with, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.headings import LEFT_OUT
from goldenthread.plans.correcting.left_out import without_lines
from goldenthread.plans.correcting.tables import LEFT_OUT as TABLE_LEFT_OUT
from goldenthread.plans.plan import Draft, Guess, Measure, Plan
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied

Cells = tuple[str, ...]
TITLE = Words(1, "Southmoor improvement plan 2030/31")
PLAN: tuple[Cells, ...] = (
    ("Ref", "Action", "Lead", "By when"), ("1.1", "Renew the guide", "Head of Care", "June 2030"),
)  # fmt: skip


def _table(line: int, *rows: Cells) -> Table:
    return Table(line, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=line)))


def _read(above: str, *rows: Cells, below: tuple[Block, ...] = ()) -> Draft:
    first = (Heading(2, 1, "Priority 1: Homes"), _table(3, *PLAN))
    return draft_of(tidied([TITLE, *first, Heading(9, 1, above), _table(10, *rows), *below]))


def _asked(draft: Draft, field: str) -> Guess:
    [guess] = [each for each in draft.guesses if each.field == field]
    return guess


@pytest.mark.parametrize(
    ("above", "heads", "why"),
    [
        ("Risks", ("Ref", "Risk", "Action to mitigate", "Owner", "Review date"), "a table of risks"),
        ("Delivery", ("Risk", "Likelihood", "Impact", "Action", "Owner"), "a table of risks"),
        ("Delivery", ("Risk", "Impact", "Mitigating action", "Risk owner"), "a table of risks"),
        ("About", ("Version", "Date", "Author", "Action"), "which versions there were"),
        ("About", ("Date", "Change", "Action"), "what was changed"),
        ("Document control", ("Date", "Actions", "Name"), 'It stands under "Document control"'),
        ("Change log", ("When", "Action taken", "Team"), 'It stands under "Change log"'),
        ("Budget", ("Ref", "Action", "Cost", "Owner"), 'It stands under "Budget", and has a column of costs'),
        ("Resources", ("Activity", "Cost", "Lead officer"), 'It stands under "Resources"'),
    ],
)
def test_a_table_that_is_surely_of_something_else_is_listed_with_the_reason(
    above: str, heads: Cells, why: str
) -> None:
    row = tuple(f"Word{n}" for n in range(len(heads)))
    draft = _read(above, heads, row)
    assert [each.text for each in draft.plan.actions] == ["Renew the guide"]
    assert [each.name for each in draft.plan.priorities] == ["Homes"]
    told = [each for each in draft.unplaced if each.line >= 10]
    assert [each.text for each in told] == [" · ".join(heads), " · ".join(row)]
    assert all(why in each.why for each in told)


@pytest.mark.parametrize(
    ("above", "heads"),
    [
        ("Practice", ("Issue", "Action", "Owner", "Due date")),
        ("Practice", ("Action", "Owner", "Risk", "Likelihood", "Due date")),
        ("Priority 4: Finance and resources", ("Action", "Cost", "Owner")),
        ("Theme 2: Funding", ("Action", "Cost", "Owner", "By when")),
        ("Practice", ("Change", "Action", "Owner", "Date")),
        ("Practice", ("Action", "Lead", "By when", "Resources and cost")),
    ],
)
def test_a_table_of_actions_with_a_column_of_such_a_kind_stays_one(above: str, heads: Cells) -> None:
    row = tuple("Head of Care" if each == "Owner" else f"Do word{n}" for n, each in enumerate(heads))
    assert len(_read(above, heads, row).plan.actions) == 2


RISKS = (("Risk", "Action", "Owner", "By when"), ("Nobody applies", "Pay more", "Head of Pay", "May 2030"))


def test_a_heading_that_was_taken_for_a_priority_can_be_none_of_the_plan() -> None:
    draft = _read("Board decisions", *RISKS)
    assert [each.priority for each in draft.plan.actions] == ["Homes", "Board decisions"]
    guess = _asked(draft, "heading")
    assert LEFT_OUT in choices(draft, guess)
    now = corrected(draft, guess, LEFT_OUT)
    assert [each.text for each in now.plan.actions] == ["Renew the guide"]
    assert [each.name for each in now.plan.priorities] == ["Homes"]
    listed = {(each.line, each.text) for each in now.unplaced} - {
        (each.line, each.text) for each in draft.unplaced
    }
    assert listed == {(9, "Board decisions"), (11, "Pay more · Head of Pay · May 2030")}
    assert not can_be_corrected(now, guess)


def test_a_doubtful_table_whose_heading_is_not_asked_is_asked_itself_with_what_goes_on_below() -> None:
    more = _table(20, ("Staff leave", "Pay well", "Head of Pay", "July 2030"))
    draft = _read("More actions", *RISKS, below=(more,))
    guess = _asked(draft, "table")
    assert (guess.line, guess.of, guess.taken) == (10, "the table in lines 10 to 20", "actions")
    assert choices(draft, guess) == (TABLE_LEFT_OUT,)
    with pytest.raises(CorrectionError, match="Choose what the table holds"):
        corrected(draft, guess, "Something else")
    now = corrected(draft, guess, TABLE_LEFT_OUT)
    assert [each.text for each in now.plan.actions] == ["Renew the guide"]
    assert [each.text for each in now.unplaced[-2:]] == [
        "Pay more · Head of Pay · May 2030", "Pay well · Head of Pay · July 2030"
    ]  # fmt: skip
    assert not can_be_corrected(now, guess)


def test_a_measure_that_is_left_out_is_listed_with_its_values() -> None:
    kpis = _table(
        20, ("KPI", "Baseline", "Target", "Target date"), ("Posts filled", "61%", "90%", "May 2030")
    )
    draft = _read("Staffing", *PLAN, below=(Heading(19, 2, "Figures"), kpis))
    assert [each.priority for each in draft.plan.measures] == ["Staffing"]
    now = corrected(draft, _asked(draft, "heading"), LEFT_OUT)
    assert now.plan.measures == ()
    assert "Posts filled · 61% · 90% · 31 May 2030" in [each.text for each in now.unplaced]


def test_what_is_asked_of_lines_that_were_left_out_is_answered_with_them() -> None:
    heads = ("Action", "Lead", "By when")
    draft = _read("Board decisions", heads, ("Pay more", "Head of Pay", "May"))
    at = next(n for n, each in enumerate(draft.guesses) if each.field == "heading")
    others = [n for n, each in enumerate(draft.guesses) if each.of == "Pay more"]
    now = corrected(draft, draft.guesses[at], LEFT_OUT)
    assert others
    assert list(answered_with(draft, at, now)) == others


def test_all_that_a_measure_says_is_listed_where_it_is_left_out() -> None:
    said = Measure(
        "",
        "",
        "Visits",
        "1",
        target="2",
        now="3",
        source="The register",
        unit="families",
        shared_with="Health",
    )
    left = without_lines(Draft(Plan(measures=(said,))), lambda _: True, "It is none.")
    assert left.plan.measures == ()
    assert left.unplaced[0].text == "Visits · 1 · 3 · 2 · families · Health · The register"
