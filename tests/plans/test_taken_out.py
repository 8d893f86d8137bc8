"""What a correction takes out of a draft is listed, and what stands on the same value is answered with it."""

import pytest

from goldenthread.plans.correcting import (
    CorrectionError,
    answered_with,
    can_be_corrected,
    choices,
    corrected,
)
from goldenthread.plans.correcting.rows import NOTHING, THE_REST
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.reader import read_text
from tests.plans.accounting import lost

HEAD = "| Action | Lead | By when | Measure | Impact for children |\n|--|--|--|--|--|\n"
ONE = "| Launch the strategy for | Head of Safeguarding | 30 June 2025 | Strategy out | I am noticed |\n"
TWO = "| all staff who visit | Head of Practice | 30 September 2025 | 200 trained | My worker knows |\n"
JOINED = f"# Our improvement plan 2025/26\n\n{HEAD}{ONE}{TWO}"
CELLS = """\
Action,Lead,By when,Measure,Impact for children
Launch it for,Head of QA,30 June 2025,It is out,I know
all staff,Head of Help,30 September 2025,200 trained,She knows
Open a hub,Director,May 2025,Open,I go there
"""
RIGHT = {
    "text": ("Launch the strategy for schools", "all staff who visit"),
    "leads": ("Head of Safeguarding", "Head of Practice"),
    "due": ("30 June 2025", "30 September 2025"),
    "measure": ("Strategy out", "200 trained"),
    "impact": ("I am noticed", "My worker knows"),
}
"""What is written of the first row alone, and what is listed then."""


def _guesses(draft: Draft, field: str) -> list[int]:
    return [n for n, each in enumerate(draft.guesses) if each.field == field]


def _first(draft: Draft, field: str) -> Guess:
    return draft.guesses[_guesses(draft, field)[0]]


@pytest.mark.acceptance("5.1")
def test_a_row_that_is_taken_out_of_another_is_listed_in_all_its_words() -> None:
    draft = read_text(JOINED)
    for field, (words, gone) in RIGHT.items():
        joined = next(each for each in draft.guesses if each.field == field and "joined" in each.why)
        before = len(draft.unplaced)
        draft = corrected(draft, joined, words)
        new = draft.unplaced[before:]
        assert [(each.line, each.text) for each in new] == [(joined.line, gone)]
    assert lost(ONE + TWO, draft) == []
    [action] = draft.plan.actions
    assert (action.leads, str(action.due)) == (("Head of Safeguarding",), "2025-06-30")


def test_words_that_only_stand_in_another_order_or_are_spelt_anew_are_not_listed() -> None:
    source = f"# Our improvement plan 2025/26\n\n{HEAD}| Do it | Hed of Saftey for | Sept | Known | x |\n"
    draft = read_text(source)
    found = corrected(draft, _first(draft, "leads"), "Head of Safety for")
    found = corrected(found, _first(found, "due"), "30 September 2025")
    assert found.unplaced == draft.unplaced
    less = corrected(draft, _first(draft, "leads"), "Hed of Saftey")
    assert [each.text for each in less.unplaced[len(draft.unplaced) :]] == ["for"]


def test_steps_that_are_none_are_listed_with_their_dates() -> None:
    rows = "| 1.1 Do it | Head of QA | May 2025 | x | y |\n| a) find it | | June 2025 | | |\n"
    draft = read_text(f"# Our improvement plan 2025/26\n\n{HEAD}{rows}")
    found = corrected(draft, _first(draft, "steps"), "")
    assert [each.text for each in found.unplaced[len(draft.unplaced) :]] == ["a) find it June 2025"]


def test_what_still_stands_in_another_action_is_not_listed() -> None:
    rows = "| 1.1 Do it | Head of QA | May 2025 | x | I am safe |\n| 1.2 See it | Head of QA | May 2025 | y | |\n"
    draft = read_text(f"# Our improvement plan 2025/26\n\n{HEAD}{rows}")
    found = corrected(draft, _first(draft, "impact"), "")
    assert [each.impact for each in found.plan.actions] == [("I am safe",), ()]
    assert found.unplaced == draft.unplaced


def test_guesses_of_one_value_are_answered_together() -> None:
    draft = read_text(JOINED)
    due = _guesses(draft, "due")
    assert len(due) > 1
    for one in due:
        assert {one, *answered_with(draft, one)} == set(due)
    assert {
        draft.guesses[n].why for n in due if "joined" not in draft.guesses[n].why
    }  # each for a reason of its own


def test_guesses_of_other_lines_keep_their_own_answers() -> None:
    rows = "| Do it | Head of QA | July | x | y |\n| See it | Head of QA | July | x | y |\n"
    draft = read_text(f"# Our improvement plan 2025/26\n\n{HEAD}{rows}")
    assert [answered_with(draft, n) for n in _guesses(draft, "due")] == [(), ()]
    rows = "| Calls | 27% | 20% (Mar 26) |\n| Visits | 2% | 3% (Mar 26) |\n"
    table = f"| Measure | Baseline | Target |\n|--|--|--|\n{rows}"
    draft = read_text(f"# Our improvement plan 2025/26\n\n{table}")
    assert [answered_with(draft, n) for n in _guesses(draft, "target")] == [(), ()]


def test_a_row_that_may_be_the_rest_of_the_one_above_is_put_to_it_or_listed() -> None:
    draft = read_text(CELLS)
    [row] = _guesses(draft, "row")
    guess = draft.guesses[row]
    assert choices(draft, guess) == (THE_REST, NOTHING)
    together = corrected(draft, guess, THE_REST)
    first, last = together.plan.actions
    assert (first.text, first.leads) == ("Launch it for all staff", ("Head of QA", "Head of Help"))
    assert (first.measure, first.impact) == (("It is out", "200 trained"), ("I know", "She knows"))
    assert (str(first.due), last.text) == ("2025-09-30", "Open a hub")
    alone = corrected(draft, guess, NOTHING)
    assert [each.text for each in alone.plan.actions] == ["Launch it for", "Open a hub"]
    for found in (together, alone):
        assert lost(CELLS, found, ["Action Lead By when Measure Impact for children"]) == []
        assert not can_be_corrected(found, guess)
    with pytest.raises(CorrectionError, match="Choose what the row is"):
        corrected(draft, guess, "Something else")


def test_all_guesses_about_a_row_that_is_none_are_answered_with_it() -> None:
    draft = read_text(CELLS.replace("30 September 2025", "30 September"))
    [row] = _guesses(draft, "row")
    assert answered_with(draft, row) == tuple(n for n in range(len(draft.guesses)) if n != row)
    assert len(draft.guesses) == 2
