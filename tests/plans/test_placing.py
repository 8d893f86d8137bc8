"""Words of a document that found no place, put into an action."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plans.correcting import CorrectionError
from goldenthread.plans.placing import FIELDS, put
from goldenthread.plans.plan import Action, Draft, Guess, Plan, Unplaced

DRAFT = Draft(
    Plan(
        starts=date(2030, 1, 1),
        actions=(Action("Own", "", "1", "Answer", leads=("Head",)), Action("Own", "", "", "Ring")),
    ),
    guesses=(Guess(4, "Ring", "text", "Ring", "It is cut."), Guess(5, "1", "leads", "Head", "It may be two.")),
    unplaced=(Unplaced(9, "back within a day", "No row."),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "words", "found"),
    [
        ("text", "back  soon", "Answer back soon"),
        ("leads", "Head and Nurse Lead", ("Head", "Nurse Lead")),
        ("measure", "A count", ("A count",)),
        ("impact", "I am heard", ("I am heard",)),
    ],
)
def test_words_come_after_what_stood_there(field: str, words: str, found: object) -> None:
    assert getattr(put(DRAFT, 0, field, words).plan.actions[0], field) == found
    assert put(DRAFT, 0, field, words).plan.actions[1] == DRAFT.plan.actions[1]


def test_a_step_and_a_date() -> None:
    assert put(DRAFT, 1, "steps", "Buy a telephone").plan.actions[1].steps[0].text == "Buy a telephone"
    dated = put(DRAFT, 1, "by_when", "July").plan.actions[1]
    assert (dated.by_when, dated.due) == ("July", date(2030, 7, 31))


def test_a_guess_stays_with_an_action_whose_words_grow() -> None:
    assert put(DRAFT, 1, "text", "back").guesses == (
        replace(DRAFT.guesses[0], of="Ring back"),
        DRAFT.guesses[1],
    )


@pytest.mark.parametrize(
    ("at", "field", "words"),
    [(0, "text", " "), (0, "number", "2"), (2, "text", "A"), (-1, "text", "A"), (1, "by_when", "soon")],
)
def test_words_that_can_stand_nowhere_are_refused(at: int, field: str, words: str) -> None:
    with pytest.raises(CorrectionError):
        put(DRAFT, at, field, words)
    assert "text" in FIELDS


def test_a_date_is_not_written_over() -> None:
    dated = put(DRAFT, 1, "by_when", "July")
    with pytest.raises(CorrectionError):
        put(dated, 1, "by_when", "August")
