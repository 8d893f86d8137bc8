"""Words alone in a row, where other rows have a number: asked, and never silently an action."""

import pytest

from goldenthread.plans.correcting import answered_with, choices, corrected
from goldenthread.plans.correcting.rows import A_PRIORITY, NOTHING, THE_REST
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost

Cells = tuple[str, ...]
HEAD: Cells = ("Ref", "Action", "Lead", "By when")
ONE: Cells = ("1.1", "Renew the guide", "Head of Care", "June 2030")
TWO: Cells = ("2.1", "Ask who leaves", "Head of Pay", "July 2030")
TITLE = "Southmoor improvement plan 2030/31"


def _cells(*rows: Cells) -> Draft:
    made = tuple(Row(2 + n, row, frozenset()) for n, row in enumerate((HEAD, *rows)))
    return draft_of(tidied([Heading(1, 1, TITLE), Table(2, made)]))


def _text(*rows: Cells) -> Draft:
    lines = [f"| {' | '.join(row)} |" for row in (HEAD, *rows)]
    return read_text("\n".join([f"# {TITLE}\n", lines[0], "|---|---|---|---|", *lines[1:]]))


def _alone(words: str) -> Cells:
    return ("", words, "", "")


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "row"]


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
@pytest.mark.parametrize(
    "words", ["Progress: sent to all teams", "Update 3 June 2029: it is live", "Notes: red is late", "Homes", "HOMES"]
)  # fmt: skip
def test_words_alone_among_rows_with_numbers_are_asked_and_can_be_left_out(read: object, words: str) -> None:
    for rows in ((ONE, _alone(words), TWO), (_alone(words), ONE, TWO), (ONE, TWO, _alone(words))):
        draft = read(*rows)  # type: ignore[operator]
        [guess] = _asked(draft)
        assert guess.of == words
        offered = choices(draft, guess)
        assert (THE_REST in offered, A_PRIORITY in offered, NOTHING in offered) == (
            rows[0][0] != "", rows[-1][0] != "", True
        )  # fmt: skip
        now = corrected(draft, guess, NOTHING)
        assert [each.number for each in now.plan.actions] == ["1.1", "2.1"]
        assert words in [each.text for each in now.unplaced]
        assert answered_with(draft, draft.guesses.index(guess), now) == ()


def test_a_row_that_has_more_than_words_or_stands_where_none_has_a_number_is_not_asked() -> None:
    assert _asked(_cells(ONE, TWO, ("", "Tell all", "Director", "May 2030"))) == []
    assert _asked(_cells(("", *ONE[1:]), _alone("Write a protocol"), ("", *TWO[1:]))) == []


@pytest.mark.parametrize("first", [0, 1])
def test_words_over_the_rows_below_are_their_priority_whichever_is_answered_first(first: int) -> None:
    draft = _cells(_alone("1. Homes"), ONE, _alone("Staff:"), TWO)
    guesses = _asked(draft)
    for guess in (guesses[first], guesses[1 - first]):
        draft = corrected(draft, guess, A_PRIORITY)
    assert [(each.number, each.name) for each in draft.plan.priorities] == [("1", "Homes"), ("", "Staff")]
    assert [(each.number, each.priority) for each in draft.plan.actions] == [
        ("1.1", "Homes"),
        ("2.1", "Staff"),
    ]
    assert lost("Homes Staff Renew the guide Ask who leaves", draft) == []


def test_a_number_alone_in_the_place_of_words_is_asked() -> None:
    draft = _cells(ONE, TWO, ("2.2", "12", "Head of Pay", "July 2030"))
    assert [each.of for each in _asked(draft)] == ["2.2"]
