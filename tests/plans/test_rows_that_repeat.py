"""Rows that repeat the number of the action above, so that each can be sorted by itself: its rest, and asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.plans.correcting import choices, corrected
from goldenthread.plans.correcting.rests import ITS_OWN, ITS_OWN_TOO, NOTHING
from goldenthread.plans.correcting.rows import THE_REST
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.telling import as_data, from_data
from tests.plans.accounting import lost
from tests.plans.tables import Rows, in_commas, in_excel, in_markdown, in_word

HEAD = ("Ref", "Action", "Milestone", "Lead", "By when")
FIRST = ("1.1", "Renew the plans", "Write them", "Head of Care", "June 2030")
LAST = ("1.2", "Visit more", "Buy a tool", "Head of QA", "May 2030")
WHOLE = (
    "1.1", "Renew the plans", ("Head of Care", "Head of Pay"), "June 2030 July 2030", "2030-07-31",
    [("Write them", "June 2030"), ("Share them", "July 2030"), ("Audit them", "July 2030")],
)  # fmt: skip
OTHER = ("1.2", "Visit more", ("Head of QA",), "May 2030", "2030-05-31", [("Buy a tool", "")])
SAME, EMPTY = "Renew the plans", ""


def _rows(words: str) -> Rows:
    share = ("1.1", words, "Share them", "Head of Pay", "July 2030")
    audit = ("1.1", words.upper(), "Audit them", "Head of Care", "July 2030")
    return (HEAD, FIRST, share, audit, LAST)


def _said(draft: Draft) -> list[object]:
    return [
        (a.number, a.text, a.leads, a.by_when, str(a.due), [(s.text, s.by_when) for s in a.steps])
        for a in draft.plan.actions
    ]


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "row"]


def _told(rows: Rows) -> str:
    return " ".join(cell for row in rows[1:] for cell in row)


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [in_word, in_excel, in_commas, in_markdown])
@pytest.mark.parametrize("words", [SAME, EMPTY])
def test_a_row_that_repeats_its_number_is_the_rest_of_the_action_above_and_asked(
    read: Callable[[Path, Rows], Draft], words: str, tmp_path: Path
) -> None:
    draft = read(tmp_path, _rows(words))
    assert _said(draft) == [WHOLE, OTHER]
    assert [each.of for each in _asked(draft)] == ["1.1", "1.1"]
    assert [(each.of, each.taken) for each in draft.guesses if each.field == "due"] == [("1.1", "2030-07-31")]
    assert not [each for each in draft.guesses if each.field in ("number", "text")]
    assert lost(_told(_rows(words)), draft) == []
    assert from_data(as_data(draft)) == draft


@pytest.mark.parametrize(("words", "own"), [(SAME, ITS_OWN_TOO), (EMPTY, ITS_OWN)])
def test_it_is_an_action_of_its_own_without_a_number_or_listed(words: str, own: str, tmp_path: Path) -> None:
    rows = _rows(words)
    draft = in_commas(tmp_path, rows)
    at = draft.guesses.index(_asked(draft)[0])
    assert choices(draft, draft.guesses[at]) == (own, NOTHING)
    apart = corrected(draft, draft.guesses[at], own)
    share = ("", words, ("Head of Pay",), "July 2030", "2030-07-31", [("Share them", "")])
    assert _said(apart)[1] == share
    new = {each.field: each for each in apart.guesses[len(draft.guesses) :]}
    assert [*new] == (["number"] if words else ["text", "number"])
    assert corrected(apart, new["number"], "1.7").plan.actions[1].number == "1.7"
    listed = corrected(draft, draft.guesses[at], NOTHING)
    assert [each.text for each in listed.unplaced if "1.1" in each.text]
    for one in (apart, listed):
        assert lost(_told(rows), one) == []
        assert len(one.plan.actions[0].steps) == 2
    back = corrected(apart, apart.guesses[at], THE_REST).plan.actions[0]
    assert (back.text, back.due, len(back.steps)) == ("Renew the plans", draft.plan.actions[0].due, 3)


@pytest.mark.parametrize(
    "row",
    [
        ("1.1", "Ask families", "Share them", "Head of Pay", "July 2030"),
        ("1.3", SAME, "Share them", "Head of Pay", "July 2030"),
        FIRST,  # the same in all is there twice: the plan check finds it
        ("1.1", SAME, "", "Head of Care", ""),
    ],
)
def test_other_words_another_number_or_nothing_more_is_an_action(row: Rows, tmp_path: Path) -> None:
    draft = in_commas(tmp_path, (HEAD, FIRST, row, LAST))
    assert len(draft.plan.actions) == 3
    assert not [each for each in draft.guesses if each.apart]


def test_numbers_that_begin_again_under_another_priority_are_those_of_other_actions(tmp_path: Path) -> None:
    rows = (
        ("Priority", *HEAD), ("Homes", "1", *FIRST[1:]), ("Homes", "1", SAME, "Share them", "Head of Pay", "May 2030"),
        ("Work", "1", SAME, "Audit them", "Head of Pay", "May 2030"),
        ("Care", "", "", "Ask them", "Head of Pay", "May 2030"),
    )  # fmt: skip
    draft = in_commas(tmp_path, rows)
    assert [(each.priority, len(each.steps)) for each in draft.plan.actions] == [
        ("Homes", 2), ("Work", 1), ("Care", 1)
    ]  # fmt: skip


def test_a_number_among_the_words_and_cells_that_are_repeated_are_said_once(tmp_path: Path) -> None:
    head = ("Action", "Lead", "By when", "Measure")
    rows = (
        head, ("1.1 Renew the plans", "Head of Care", "June 2030", "Plans are signed"),
        ("1.1 Renew the plans", "Head of Care", "June 2030", "Families have one"),
        ("1.2 Visit more", "Head of QA", "May 2030", "Visits are made"),
    )  # fmt: skip
    draft = in_commas(tmp_path, rows)
    one, other = draft.plan.actions
    assert (one.number, other.number) == ("1.1", "1.2")
    assert (one.text, one.leads, one.by_when) == ("Renew the plans", ("Head of Care",), "June 2030")
    assert one.measure == ("Plans are signed", "Families have one")


@pytest.mark.parametrize("read", [in_word, in_excel, in_commas, in_markdown])
def test_a_table_that_is_sorted_by_days_has_each_action_once(
    read: Callable[[Path, Rows], Draft], tmp_path: Path
) -> None:
    first, share, audit, last = _rows(SAME)[1:]
    draft = read(tmp_path, (HEAD, first, last, share, audit))
    assert _said(draft) == [WHOLE, OTHER]
    assert [each.of for each in _asked(draft)] == ["1.1", "1.1"]
    apart = corrected(draft, _asked(draft)[0], ITS_OWN_TOO)
    assert [len(each.steps) for each in apart.plan.actions] == [2, len(draft.plan.actions[1].steps), 1]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("read", [in_word, in_excel, in_commas, in_markdown])
def test_rows_without_numbers_that_repeat_the_words_above_them_are_asked_and_put_to_it(
    read: Callable[[Path, Rows], Draft], order: tuple[int, int], tmp_path: Path
) -> None:
    rows = tuple(row[1:] for row in _rows(SAME))
    draft = read(tmp_path, rows)
    assert [each.text.lower() for each in draft.plan.actions] == ["renew the plans"] * 3 + ["visit more"]
    asked = [n for n, each in enumerate(draft.guesses) if each.field == "row"]
    assert [draft.guesses[n].line for n in asked] == [action.line for action in draft.plan.actions[1:3]]
    for n in order:
        draft = corrected(draft, draft.guesses[asked[n]], THE_REST)
    assert [(each[1:]) for each in _said(draft)] == [WHOLE[1:], OTHER[1:]]
    assert not any(choices(draft, draft.guesses[n]) for n in asked)


def test_a_row_put_back_goes_to_the_action_with_its_words(tmp_path: Path) -> None:
    first, share, audit, last = _rows(SAME)[1:]
    draft = in_commas(tmp_path, (HEAD, first, share, last, audit))
    at = draft.guesses.index(_asked(draft)[1])
    apart = corrected(draft, draft.guesses[at], ITS_OWN_TOO)
    assert len(apart.plan.actions) == 3
    back = corrected(apart, apart.guesses[at], THE_REST)
    assert _said(back) == _said(draft)


def test_words_alone_that_stand_again_further_down_are_an_action(tmp_path: Path) -> None:
    first, share, _, last = (row[1:] for row in _rows(SAME)[1:])
    draft = in_commas(tmp_path, (HEAD[1:], first, last, share))
    assert len(draft.plan.actions) == 3
