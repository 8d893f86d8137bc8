"""Columns of objectives: what actions are for where rows name the priorities, else the priorities, which is asked."""

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.columns import AN_OUTCOME, NOTHING
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Row, Table, Words
from goldenthread.plans.reading.reader import draft_of

HEAD = ("No.", "Objective", "Action", "Lead", "By when")
BANDS = (
    ("Priority 1 Early help", "", "", "", ""), ("1.1", "Hubs", "Open a hub", "Head of Care", "June 2025"),
    ("1.2", "", "Train", "Head of Care", "June 2025"),
    ("Priority 2 Homes", "", "", "", ""), ("2.1", "Carers", "Find carers", "Head of Care", "July 2025"),
)  # fmt: skip


def _read(*rows: tuple[str, ...], merged: int = 0) -> Draft:
    """merged: the line of the row over which the objective above is merged."""
    below = {merged: frozenset({1})}
    made = (Row(n, row, below.get(n, frozenset())) for n, row in enumerate(rows, start=2))
    return draft_of([Words(1, "Northshire improvement plan"), Table(2, tuple(made))])


def _asked(draft: Draft) -> Guess:
    (guess,) = (each for each in draft.guesses if each.field == "column")
    return guess


def test_rows_that_name_priorities_win_over_a_column_of_objectives() -> None:
    draft = _read(HEAD, *BANDS, merged=5)
    assert [(each.number, each.name) for each in draft.plan.priorities] == [
        ("1", "Early help"),
        ("2", "Homes"),
    ]
    assert [(each.number, each.priority, each.outcome) for each in draft.plan.actions] == [
        ("1.1", "Early help", "Hubs"), ("1.2", "Early help", "Hubs"), ("2.1", "Homes", "Carers"),
    ]  # fmt: skip
    guess = _asked(draft)
    assert (guess.of, guess.taken) == ('the column "Objective"', "outcome")
    assert guess.why.startswith("Rows of this table name the priorities")


@pytest.mark.parametrize("name", ["Theme", "Workstream"])
def test_a_theme_below_rows_that_name_priorities_is_listed(name: str) -> None:
    draft = _read((HEAD[0], name, *HEAD[2:]), *BANDS)
    assert [each.name for each in draft.plan.priorities] == ["Early help", "Homes"]
    assert [each.text for each in draft.unplaced] == [f"{name}: Hubs", f"{name}: Carers"]
    assert not draft.guesses


def test_an_objective_beside_an_outcome_is_listed() -> None:
    rows = ((*row, "" if row[0][0] == "P" else "Safe") for row in BANDS)
    draft = _read((*HEAD, "Outcome"), *rows)
    assert [each.outcome for each in draft.plan.actions] == ["Safe"] * 3
    assert [each.text for each in draft.unplaced] == ["Objective: Hubs", "Objective: Carers"]


ALONE = (
    ("1", "2. Hubs", "Open a hub", "PSW", "June 2025"),
    ("2", "Carers", "Find carers", "PSW", "July 2025"),
)


def test_objectives_taken_for_priorities_are_put_right_as_outcomes() -> None:
    draft = _read(HEAD, *ALONE)
    guess = _asked(draft)
    assert [each.name for each in draft.plan.priorities] == ["Hubs", "Carers"]
    assert (can_be_corrected(draft, guess), choices(draft, guess)) == (True, (AN_OUTCOME, NOTHING))
    found = corrected(draft, guess, AN_OUTCOME)
    assert [(each.priority, each.outcome) for each in found.plan.actions] == [("", "2. Hubs"), ("", "Carers")]
    assert (found.plan.priorities, found.unplaced) == ((), draft.unplaced)
    assert not can_be_corrected(found, guess)


def test_objectives_that_are_nothing_of_the_plan_are_listed() -> None:
    draft = _read(HEAD, *ALONE)
    found = corrected(draft, _asked(draft), NOTHING)
    assert [(each.priority, each.outcome) for each in found.plan.actions] == [("", ""), ("", "")]
    assert [each.text for each in found.unplaced] == ["2. Hubs", "Carers"]
    with pytest.raises(CorrectionError, match="Choose what the column holds"):
        corrected(draft, _asked(draft), "Something else")


def test_only_the_priorities_of_that_column_are_put_right() -> None:
    tables = (
        Table(at, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=at)))
        for at, rows in ((2, (HEAD, *ALONE)), (7, (HEAD, ("3", "Visits", "See all", "PSW", "May 2025"))))
    )
    draft = draft_of([Words(1, "Northshire improvement plan"), *tables])
    first, second = (each for each in draft.guesses if each.field == "column")
    assert [one.name for one in corrected(draft, first, NOTHING).plan.priorities] == ["Visits"]
    assert [one.name for one in corrected(draft, second, NOTHING).plan.priorities] == ["Hubs", "Carers"]
