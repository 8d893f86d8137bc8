"""A guess about the plan as a whole, a heading or a number is put right, and no word of the document goes with it."""

from dataclasses import replace

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.headings import A_PART, NO_PRIORITY
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.reader import read_text
from tests.plans.accounting import lost

HEAD = "| Ref | Action | Lead |\n|---|---|---|\n"
PLAN = f"""\
# Stepping stones 2024-2027

## Theme 1: Front door

We answer at once.

{HEAD}| 1.1 | Answer every call | Head of MASH |

## Corporate services

Staff stay with us.

{HEAD}| 2.1 | Pay on time | Head of Pay |
| 2.2 | Train everyone | Head of Pay |

## Theme 3: Homes

{HEAD}| 3.1 | Find homes | Head of Care |
"""


def _guess(draft: Draft, field: str, of: str = "") -> Guess:
    return next(each for each in draft.guesses if each.field == field and each.of.startswith(of))


def _put(draft: Draft, guess: Guess, words: str) -> Draft:
    assert can_be_corrected(draft, guess)
    found = corrected(draft, guess, words)
    assert lost(PLAN, found, 3 * ["Ref", "Action", "Lead"]) == []
    return found


def _places(draft: Draft) -> dict[str, tuple[str, str]]:
    return {each.number: (each.part, each.priority) for each in draft.plan.actions}


def test_the_title_is_put_right_and_the_part_that_bears_it_too() -> None:
    draft = read_text(PLAN)
    found = _put(draft, _guess(draft, "title"), "  Stepping stones 2024-2027, revised ")
    title = "Stepping stones 2024-2027, revised"
    assert (found.plan.title, found.plan.parts_named()) == (title, (title,))
    with pytest.raises(CorrectionError, match="Write the title"):
        corrected(draft, _guess(draft, "title"), " ")


def test_the_period_is_put_right_in_the_words_in_which_it_is_shown() -> None:
    draft = read_text(PLAN)
    guess = _guess(draft, "period")
    assert corrected(draft, guess, guess.taken).plan == draft.plan
    found = _put(draft, guess, "September 2024 to August 2026").plan
    assert (str(found.starts), str(found.ends)) == ("2024-09-01", "2026-08-31")
    with pytest.raises(CorrectionError, match="such as April 2025 to March 2027"):
        corrected(draft, guess, "soon")


def test_a_heading_that_is_no_priority_leaves_its_lines_to_the_part_or_to_another() -> None:
    draft = read_text(PLAN)
    guess = _guess(draft, "heading", "Corporate")
    part = draft.plan.title
    below = next(each for each in choices(draft, guess) if each.endswith("Front door"))
    for words, priority in ((NO_PRIORITY, ""), (below, "Front door")):
        found = _put(draft, guess, words)
        assert [each.name for each in found.plan.priorities] == ["Front door", "Homes"]
        assert _places(found) == {
            "1.1": (part, "Front door"), "2.1": (part, priority), "2.2": (part, priority), "3.1": (part, "Homes"),
        }  # fmt: skip
        assert [each.text for each in found.unplaced[-2:]] == ["Corporate services", "Staff stay with us."]
        assert not can_be_corrected(found, guess)


def test_a_heading_that_is_a_part_has_what_stands_below_it() -> None:
    draft = read_text(PLAN)
    found = _put(draft, _guess(draft, "heading", "Corporate"), A_PART)
    part = draft.plan.title
    assert found.plan.parts_named() == (part, "Corporate services")
    assert _places(found) == {
        "1.1": (part, "Front door"), "2.1": ("Corporate services", ""), "2.2": ("Corporate services", ""),
        "3.1": ("Corporate services", "Homes"),
    }  # fmt: skip
    assert found.unplaced[-1].text == "Staff stay with us."
    again = replace(_guess(draft, "heading", "Theme 3"), of="Corporate services")
    with pytest.raises(CorrectionError, match="There is a part of this name"):
        corrected(found, again, A_PART)


def test_the_part_that_the_first_heading_began_goes_where_nothing_is_left_in_it() -> None:
    draft = read_text(PLAN)
    first = _put(draft, _guess(draft, "heading", "Theme 1"), A_PART)
    assert [each.name for each in first.plan.parts] == ["Theme 1: Front door"]


def test_what_a_heading_is_can_only_be_chosen() -> None:
    draft = read_text(PLAN)
    with pytest.raises(CorrectionError, match="Choose what the heading is"):
        corrected(draft, _guess(draft, "heading"), "Something else")
    assert choices(draft, _guess(draft, "title")) == ()


def test_the_second_of_two_actions_with_one_number_has_none_until_it_is_given_one_that_is_free() -> None:
    rows = "| 1.1 | Open it | May 2024 |\n| 1.1 | Shut it | Autumn 2024 |"
    draft = read_text(
        f"# Our improvement plan\n\n## Priority 1: Doors\n\n| Ref | Action | By when |\n|---|---|---|\n{rows}\n"
    )
    due = _guess(draft, "due")
    found = corrected(draft, due, "31 October 2024")
    assert [str(each.due) for each in found.plan.actions] == ["2024-05-31", "2024-10-31"]
    assert [each.number for each in found.plan.actions] == ["1.1", ""]
    number = _guess(draft, "number")
    found = corrected(found, number, "1.2")
    assert [each.number for each in found.plan.actions] == ["1.1", "1.2"]
    assert {each.of for each in found.guesses} == {"1.2"}
    with pytest.raises(CorrectionError, match=r"Another action of this part has the number 1\.1"):
        corrected(found, _guess(found, "number"), "1.1")


def test_a_title_that_is_the_name_of_another_part_is_refused() -> None:
    table = "| Ref | Action |\n|---|---|\n| 1 | Begin |\n"
    draft = read_text(f"# Southmoor\n\n{table}\n## Corporate action plan\n\n{table}")
    guess = _guess(draft, "title")
    assert [each.name for each in corrected(draft, guess, "Southshire").plan.parts] == [
        "Southshire",
        "Corporate action plan",
    ]
    with pytest.raises(CorrectionError, match="There is a part of this name"):
        corrected(draft, guess, "Corporate action plan")
