"""A column that was not taken, since its heading may say something else, is put right: its words go to the actions."""

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.columns import PUT
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.reader import read_text
from tests.plans.accounting import lost

PLAN = """\
# Our improvement plan 2025/26

## Priority 1: Front door

| Ref | Action | Lead | {0} |
|--|--|--|--|
| 1.1 | Do it | Head of Care | It is better |
| 1.2 | Do more | Head of Care | |

## Priority 2: Homes

| Ref | Action | Lead | {0} |
|--|--|--|--|
| 2.1 | Do all | Head of Care | May 2025 |
"""
HEADINGS = 2 * ["Ref", "Action", "Lead"]


def _read(heading: str) -> tuple[Draft, list[Guess]]:
    draft = read_text(PLAN.format(heading))
    return draft, [each for each in draft.guesses if each.field == "column"]


@pytest.mark.parametrize(
    ("choice", "field", "value"),
    [
        ("It says what shows that each action is done", "measure", ("It is better",)),
        ("It says what each action changes for children", "impact", ("It is better",)),
        ("It says what each action is for: its outcome", "outcome", "It is better"),
        ("It says who leads each action", "leads", ("Head of Care", "It is better")),
    ],
)
@pytest.mark.parametrize("heading", ["Impact to date", "Evidence submitted", "Actions taken to date"])
def test_its_words_go_to_the_actions_of_its_own_table(
    heading: str, choice: str, field: str, value: object
) -> None:
    draft, (first, second) = _read(heading)
    found = corrected(draft, first, choice)
    assert getattr(found.plan.actions[0], field) == value
    assert found.plan.actions[1:] == draft.plan.actions[1:]
    assert [each.why == PUT for each in found.unplaced] == [True, False]
    assert (can_be_corrected(found, first), can_be_corrected(found, second)) == (False, True)
    assert lost(PLAN.format(heading), found, HEADINGS) == []


def test_words_that_name_no_day_stay_listed() -> None:
    draft, (first, second) = _read("Impact to date")
    choice = "It says by when each action is due"
    assert choice in choices(draft, first)
    with pytest.raises(CorrectionError, match="Write a day or a month"):
        corrected(draft, first, choice)
    assert str(corrected(draft, second, choice).plan.actions[2].due) == "2025-05-31"


def test_steps_are_steps_and_what_is_no_choice_is_not_taken() -> None:
    draft, (first, _) = _read("Impact to date")
    (step,) = corrected(draft, first, "It says the steps of each action").plan.actions[0].steps
    assert step.text == "It is better"
    with pytest.raises(CorrectionError, match="Choose what the column holds"):
        corrected(draft, first, "impact")


def test_the_role_of_a_lead_may_be_a_lead() -> None:
    draft = read_text(
        "# Our improvement plan 2025/26\n\n| Ref | Action | Owner | Owner role |\n|--|--|--|--|\n"
        "| 1.1 | Do it | J. Osei | Head of Care |\n"
    )
    [guess] = [each for each in draft.guesses if each.field == "column"]
    found = corrected(draft, guess, "It says who leads each action")
    assert found.plan.actions[0].leads == ("J. Osei", "Head of Care")
