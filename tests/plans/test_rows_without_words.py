"""Rows of a table of actions without words for an action: put to the one above, asked, and put right either way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from goldenthread.plans.correcting import CorrectionError, answered_with, choices, corrected
from goldenthread.plans.correcting.rests import ITS_OWN, NOTHING
from goldenthread.plans.correcting.rows import THE_REST
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from goldenthread.plans.telling import as_data, from_data
from tests.plans.accounting import lost

Cells = tuple[str, ...]
TITLE = "Southmoor improvement plan 2030/31"
HEAD: Cells = ("Ref", "Action", "Milestone", "Lead", "By when")
ONE: Cells = ("1.1", "Renew the plans", "Write them", "Head of Care", "June 2030")
SHARE: Cells = ("", "", "Share them", "Head of Pay", "July 2030")
AUDIT: Cells = ("", "", "Audit them", "Head of Pay", "August 2030")
TWO: Cells = ("1.2", "Visit more", "Buy a tool", "Head of QA", "May 2030")
NONE: frozenset[int] = frozenset()


def _cells(*rows: Cells, below: frozenset[int] = NONE) -> Draft:
    """The draft of cells as Word and Excel have them. below: what is merged over the last row."""
    made = tuple(Row(2 + n, row, below if n == len(rows) else NONE) for n, row in enumerate((HEAD, *rows)))
    return draft_of(tidied([Heading(1, 1, TITLE), Table(2, made)]))


def _text(*rows: Cells) -> Draft:
    lines = [f"| {' | '.join(row)} |" for row in (HEAD, *rows)]
    return read_text("\n".join([f"# {TITLE}\n", lines[0], "|---|---|---|---|---|", *lines[1:]]))


def _said(draft: Draft) -> list[tuple[str, tuple[str, ...], str, list[tuple[str, str]]]]:
    return [
        (a.number, a.leads, str(a.due), [(s.text, s.by_when) for s in a.steps]) for a in draft.plan.actions
    ]


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "row"]


def _days(draft: Draft) -> list[tuple[str, str]]:
    return [(each.of, each.taken) for each in draft.guesses if each.field == "due"]


WRITTEN = ("Write them", "June 2030")
WHOLE = (
    "1.1",
    ("Head of Care", "Head of Pay"),
    "2030-08-31",
    [WRITTEN, ("Share them", "July 2030"), ("Audit them", "August 2030")],
)
LAST = ("1.2", ("Head of QA",), "2030-05-31", [("Buy a tool", "")])


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
def test_a_row_without_words_is_the_rest_of_the_action_above_and_asked(read: Callable[..., Draft]) -> None:
    draft = read(ONE, SHARE, AUDIT, TWO)
    assert _said(draft) == [WHOLE, LAST]
    assert [(each.of, bool(choices(draft, each))) for each in _asked(draft)] == [("1.1", True)] * 2
    assert [each.taken for each in draft.guesses if each.field == "due"] == ["2030-08-31"]
    assert lost(" ".join((*ONE, *SHARE, *AUDIT, *TWO)), draft) == []
    assert from_data(as_data(draft)) == draft


@pytest.mark.parametrize("first", [0, 1])
def test_rows_are_put_apart_again_in_any_order(first: int) -> None:
    draft = _cells(ONE, SHARE, AUDIT, TWO)
    guesses = _asked(draft)
    of_days = [n for n, each in enumerate(draft.guesses) if each.field == "due"]
    for each, answered in ((guesses[first], []), (guesses[1 - first], of_days)):
        at = draft.guesses.index(each)
        now = corrected(draft, each, ITS_OWN)
        assert [*answered_with(draft, at, now)] == answered
        draft = now
    assert _said(draft) == [
        ("1.1", ("Head of Care",), "2030-06-30", [("Write them", "")]),
        ("", ("Head of Pay",), "2030-07-31", [("Share them", "")]),
        ("", ("Head of Pay",), "2030-08-31", [("Audit them", "")]),
        LAST,
    ]
    words = [each for each in draft.guesses if each.field == "text"]
    assert len(words) == 2
    draft = corrected(draft, words[0], "Tell all teams")
    assert "Tell all teams" in [each.text for each in draft.plan.actions]


def test_an_action_of_its_own_can_be_put_back() -> None:
    draft = _cells(ONE, SHARE, TWO)
    at = draft.guesses.index(_asked(draft)[0])
    now = corrected(draft, draft.guesses[at], ITS_OWN)
    back = corrected(now, now.guesses[at], THE_REST)
    assert back.plan == draft.plan
    assert _days(back) == [("", "2030-06-30"), ("1.1", "2030-07-31")]  # it is asked again


def test_a_guess_shows_what_the_action_has_once_rows_are_put_apart() -> None:
    draft = _cells(ONE, SHARE, ("", "", "Audit them", "Head of", "Sept 30"), TWO)
    assert _days(draft) == [("1.1", "2030-09-30")]
    leads = next(n for n, each in enumerate(draft.guesses) if each.field == "leads")
    for each, day in zip(_asked(draft)[::-1], ("2030-07-31", "2030-06-30"), strict=True):
        draft = corrected(draft, each, ITS_OWN)
        assert draft.guesses[0].taken == day == str(draft.plan.actions[0].due)
    own = draft.plan.actions[2]
    assert (draft.guesses[leads].of, draft.guesses[leads].taken) == ("the action of line 5", "Head of")
    doubt = next(each for each in draft.guesses if each.line == 5 and each.field == "due")
    assert (doubt.of, doubt.taken) == ("the action of line 5", str(own.due))


@pytest.mark.parametrize("words", [ITS_OWN, NOTHING])
def test_a_step_that_was_put_right_goes_with_its_row_and_the_others_stay(words: str) -> None:
    """A day of the row's step was written while that was the action's."""
    draft = _cells(ONE, ("", "", "Share them", "Head of Pay", "0-3 months"), TWO)
    steps = next(each for each in draft.guesses if each.field == "steps")
    draft = corrected(draft, steps, "Write them [by when: June 2030]\nShare them [by when: July 2031]")
    [row] = _asked(draft)
    draft = corrected(draft, row, words)
    assert _said(draft)[0] == ("1.1", ("Head of Care",), "2030-06-30", [("Write them", "June 2030")])
    if words == ITS_OWN:
        assert _said(draft)[1][3] == [("Share them", "July 2031")]
    assert lost("Share them Head of Pay July 2031", draft) == []


def test_a_row_is_put_apart_from_an_action_to_which_another_was_put_back() -> None:
    draft = _cells(ONE, SHARE, AUDIT, TWO)
    at = draft.guesses.index(_asked(draft)[1])
    draft = corrected(draft, draft.guesses[at], ITS_OWN)
    draft = corrected(draft, draft.guesses[at], THE_REST)
    draft = corrected(draft, _asked(draft)[0], ITS_OWN)
    first, second, *_ = draft.plan.actions
    assert [each.text for each in first.steps] == ["Write them", "Audit them"]
    assert (first.by_when, str(first.due)) == ("June 2030 August 2030", "2030-08-31")
    assert first.leads == ("Head of Care", "Head of Pay")  # who leads both rows leads the one that stays
    assert _days(draft) == [("1.1", "2030-08-31")]
    apart = corrected(draft, draft.guesses[at], ITS_OWN)
    assert _said(apart)[0] == ("1.1", ("Head of Care",), "2030-06-30", [("Write them", "")])
    assert ([each.text for each in second.steps], str(second.due)) == (["Share them"], "2030-07-31")


def test_what_is_doubtful_in_a_row_goes_with_it_where_that_is_left_out() -> None:
    draft = _cells(ONE, SHARE, ("", "", "Audit them", "Head of", "Sept 30"), TWO)
    at = draft.guesses.index(_asked(draft)[1])
    now = corrected(draft, draft.guesses[at], NOTHING)
    doubts = [n for n, each in enumerate(draft.guesses) if each.line == 5 and n != at]
    assert doubts
    assert [*answered_with(draft, at, now)] == doubts
    assert [each for each in _days(now) if each[0]] == [("1.1", "2030-07-31")]


def test_a_row_that_is_left_out_is_listed_with_all_its_words() -> None:
    draft = _cells(ONE, SHARE, AUDIT, TWO)
    at = draft.guesses.index(_asked(draft)[1])
    now = corrected(draft, draft.guesses[at], NOTHING)
    assert _said(now)[0][1:] == (
        ("Head of Care", "Head of Pay"),
        "2030-07-31",
        [WRITTEN, ("Share them", "July 2030")],
    )
    assert lost(" ".join((*ONE, *SHARE, *AUDIT, *TWO)), now) == []
    assert choices(now, now.guesses[at]) == ()
    with pytest.raises(CorrectionError):
        corrected(now, draft.guesses[at], "Something else")


def test_what_was_put_right_since_is_kept() -> None:
    draft = _cells(ONE, SHARE, TWO)
    plan, named = draft.plan, ("Director",)
    written = replace(plan, actions=(replace(plan.actions[0], leads=named), *plan.actions[1:]))
    now = corrected(replace(draft, plan=written), _asked(draft)[0], ITS_OWN)
    assert now.plan.actions[0].leads == named
    assert now.plan.actions[1].leads == ("Head of Pay",)


def test_a_row_over_which_the_words_are_merged_is_not_asked_and_one_with_a_number_is_an_action() -> None:
    merged = _cells((*ONE[:3], "PSW", ONE[4]), (*SHARE[:3], "HoS", SHARE[4]), below=frozenset({0, 1}))
    assert _asked(merged) == []
    assert [each.leads for each in merged.plan.actions] == [("PSW", "HoS")]
    draft = _cells(ONE, ("1.3", *SHARE[1:]))
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.3"]
    assert [each.why for each in draft.guesses if each.field == "text"] == [
        "The words of the action are lost: its cell is empty."
    ]


def test_what_is_doubtful_in_such_a_row_is_asked_of_the_whole_action() -> None:
    draft = _cells(ONE, ("", "", "Share them", "Head of", "Sept 25"), TWO)
    asked = {each.field: each.taken for each in draft.guesses if each.line == 4 and each.field != "row"}
    assert asked["leads"] == "Head of Care\nHead of"
    assert asked["steps"].splitlines() == ["Write them [by when: June 2030]", "Share them [by when: Sept 25]"]
    assert {each.of for each in draft.guesses} == {"1.1"}


def test_a_first_row_without_words_is_asked_and_can_be_left_out() -> None:
    draft = _cells(SHARE, ONE)
    assert [each.number for each in draft.plan.actions] == ["", "1.1"]
    [guess] = _asked(draft)
    now = corrected(draft, guess, choices(draft, guess)[-1])
    assert [each.number for each in now.plan.actions] == ["1.1"]
    assert lost(" ".join((*SHARE, *ONE)), now) == []


@pytest.mark.parametrize(
    ("row", "leads", "due"),
    [
        (("", "", "", "Head of Pay", ""), ("Head of Care", "Head of Pay"), "2030-06-30"),
        (("", "", "", "", "July 2030"), ("Head of Care",), "2030-07-31"),
    ],
)
def test_a_lead_or_a_date_alone_is_of_the_action_above_and_asked(
    row: Cells, leads: tuple[str, ...], due: str
) -> None:
    draft = _cells(ONE, row, TWO)
    assert _said(draft)[0][1:3] == (leads, due)
    assert [each.line for each in _asked(draft)] == [4]


@pytest.mark.parametrize("read", [_cells, _text])
def test_a_month_alone_right_below_the_heading_is_no_more_of_that(read: Callable[..., Draft]) -> None:
    draft = read(("", "", "", "", "July"), ONE)
    assert [each.by_when for each in draft.plan.actions] == ["July", "June 2030"]
    assert "row" in [each.field for each in draft.guesses]


def test_a_row_of_a_table_of_another_form_is_no_rest_of_an_action_above_that_table() -> None:
    first = Table(2, (Row(2, HEAD, NONE), Row(3, ONE, NONE)))
    rows = (
        ("No", "Action", "Owner", "Deadline"),
        ("", "", "Head of Pay", "July 2030"),
        ("2.1", "Pay", "Head", "May 2030"),
    )
    second = Table(4, tuple(Row(n, row, NONE) for n, row in enumerate(rows, start=4)))
    draft = draft_of(tidied([Heading(1, 1, TITLE), first, second]))
    assert [each.leads for each in draft.plan.actions] == [("Head of Care",), ("Head of Pay",), ("Head",)]
    assert [each.line for each in _asked(draft)] == [5]
