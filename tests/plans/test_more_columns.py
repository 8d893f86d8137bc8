"""Columns of trackers: who an action is assigned to, as what, what it rests on; and rows that only sum up others."""

import pytest

from goldenthread.plans.reading.columns import Column, column_of
from tests.plans.accounting import lost
from tests.plans.tables import columns_asked, read_rows


@pytest.mark.parametrize("words", ["Assigned to", "Allocated to:", "Assignee", "Delegated to", "Owner role"])
def test_who_an_action_is_assigned_to_leads_it(words: str) -> None:
    draft = read_rows(f"| Ref | Action | {words} |", "| 1.1 | Open a hub | Head of Care |")
    assert (draft.plan.actions[0].leads, draft.guesses, draft.unplaced) == (("Head of Care",), (), ())


@pytest.mark.parametrize(
    ("who", "role"),
    [("Owner", "Owner role"), ("Lead", "Lead's job title"), ("Responsible", "Post of lead"), ("Lead", "Role of lead")],
)  # fmt: skip
def test_the_role_of_a_lead_is_no_second_lead_and_is_asked(who: str, role: str) -> None:
    rows = f"| Ref | Action | {role} | {who} |", "| 1.1 | Open a hub | Head of Care | J. Osei |"
    draft = read_rows(*rows)
    assert draft.plan.actions[0].leads == ("J. Osei",)
    assert columns_asked(draft) == [(f'the column "{role}"', "")]
    assert [each.text for each in draft.unplaced] == [f"{role}: Head of Care"]
    assert lost("\n".join(rows), draft, ("Ref", "Action", who)) == []


def test_two_columns_of_leads_are_both_taken_and_asked() -> None:
    draft = read_rows(
        "| Ref | Action | Strategic lead | Assigned to |", "| 1.1 | Open a hub | Director | Head of Care |"
    )
    assert draft.plan.actions[0].leads == ("Director", "Head of Care")
    assert columns_asked(draft) == [('the column "Strategic lead"', "leads")]
    assert '"Assigned to"' in draft.guesses[0].why


@pytest.mark.parametrize("words", ["Predecessors", "Depends on", "Dependencies", "Dependent on:"])
def test_what_an_action_rests_on_is_kept_by_its_number(words: str) -> None:
    draft = read_rows(
        f"| Ref | Action | Lead | {words} |",
        "| 1.1 | Open a hub | Head of Care | |",
        "| 1.2 | Train | Head of Care | 1.1 |",
        "| 1.3 | Review | Head of Care | 1.1, 1.2 |",
    )
    assert [each.depends for each in draft.plan.actions] == [(), ("1.1",), ("1.1", "1.2")]
    assert (draft.guesses, draft.unplaced) == ((), ())


@pytest.mark.parametrize("cell", ["7.7", "1.1FS+3d", "1.1 and the money of the trust"])
def test_what_is_no_number_of_an_action_is_listed(cell: str) -> None:
    draft = read_rows(
        "| Ref | Action | Lead | Predecessors |",
        "| 1.1 | Open a hub | Head of Care | |",
        f"| 1.2 | Train | Head of Care | {cell} |",
    )
    assert [(each.line, each.text) for each in draft.unplaced] == [(8, f"Predecessors: {cell}")]
    assert draft.plan.actions[1].depends == (("1.1",) if cell.startswith("1.1 ") else ())


def test_a_row_that_may_only_sum_up_others_is_asked() -> None:
    draft = read_rows(
        "| ID | Task | Assigned to | Finish |",
        "| 1 | Workstream 1 – Recruitment | | July 2025 |",
        "| 1.1 | Advert | Head of HR | April 2025 |",
        "| 2 | Choose a model | Head of Care | April 2025 |",
    )
    [guess] = [each for each in draft.guesses if each.field == "text"]
    assert (guess.line, guess.of, guess.taken) == (7, "1", "Workstream 1 – Recruitment")


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Outcome for child", Column.IMPACT), ("Outcomes for children", Column.IMPACT),
        ("Outcome for families", Column.IMPACT),
        ("Outcome for the young person", Column.IMPACT), ("Outcome for staff", Column.OTHER),
        ("Outcome", Column.OUTCOME),
    ],
)  # fmt: skip
def test_an_outcome_for_children_is_the_impact(words: str, column: Column) -> None:
    assert column_of(words) is column
