"""In Word, Excel and CSV cells are cells: a row with words and something of its own beside them is an action."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost
from tests.plans.tables import in_commas, in_excel, in_markdown, in_word

HEAD = ("Action", "Lead", "By when", "Measure", "Impact for children")
ONE = ("Launch the neglect strategy", "Head of Safeguarding", "June 2025", "Strategy out", "I am noticed")
TWO = ("Train all staff", "Head of Practice", "September 2025", "200 trained", "My worker knows")
THREE = ("Open a panel", "Head of QA", "October 2025", "Panel meets", "I am heard")
NONE: frozenset[int] = frozenset()


def _with(row: tuple[str, ...], place: int, words: str) -> tuple[str, ...]:
    return (*row[:place], words, *row[place + 1 :])


def _cells(*rows: tuple[str, ...], below: frozenset[int] = NONE) -> Draft:
    """The draft of a table whose file says which cells are merged. below: of its last row."""
    last = len(rows) - 1
    made = tuple(Row(2 + n, row, below if n == last else NONE) for n, row in enumerate(rows))
    return draft_of(tidied([Heading(1, 1, "Our improvement plan 2025/26"), Table(2, made)]))


def _rows(draft: Draft) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(a.text, " ".join(a.leads), a.by_when, a.measure, a.impact) for a in draft.plan.actions]


def _plainly(*rows: tuple[str, ...]) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(text, lead, when, (measure,), (impact,)) for text, lead, when, measure, impact in rows]


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("kind", [in_word, in_excel, in_commas, in_markdown])
@pytest.mark.parametrize("lead", ["tbc", "all", "multi-agency"])
def test_a_lead_in_small_letters_makes_no_row_the_rest_of_another(
    kind: Any, lead: str, tmp_path: Path
) -> None:
    rows = (ONE, _with(TWO, 1, lead), THREE)
    draft = kind(tmp_path, (HEAD, *rows))
    assert _rows(draft) == _plainly(*rows)
    assert not [each for each in draft.guesses if "joined" in each.why]


@pytest.mark.parametrize(
    ("place", "above", "words", "asked"),
    [
        (0, ONE[0], "eLearning for schools", True),
        (0, ONE[0], "(New) Train all staff", False),
        (0, "Develop a plan for", TWO[0], True),
        (0, "Plan –", TWO[0], True),
        (0, ONE[0], "of which in schools", True),
        (0, ONE[0], "– Train all staff", True),
        (1, "Head of Safeguarding,", TWO[1], False),
        (1, ONE[1], "iCAN team", False),
        (3, "Strategy out and", "200 trained", False),
        (3, ONE[3], "trained staff\nIn all teams", False),
        (4, "I am noticed,", "my worker knows", False),
    ],
)
def test_a_row_of_cells_is_an_action_however_it_begins(
    place: int, above: str, words: str, asked: bool
) -> None:
    """Where its words may belong above all the same, that is asked."""
    one, two = _with(ONE, place, above), _with(TWO, place, words)
    draft = _cells(HEAD, one, two, THREE)
    assert [a.line for a in draft.plan.actions] == [3, 4, 5]
    first, second, _ = draft.plan.actions
    assert (first.by_when, second.by_when) == ("June 2025", "September 2025")
    assert ("200 trained" in second.measure) is (place != 3 or "\n" not in words)
    assert lost(" ".join((*one, *two, *THREE)), draft) == []
    assert [each.line for each in draft.guesses if each.field == "row"] == [4] * asked
    assert not [each for each in draft.guesses if "joined" in each.why or "next action's row" in each.why]


def test_a_row_that_says_a_whole_cell_of_another_again_is_read_in_cells() -> None:
    long = "Every team has looked at ten of its own cases in each month"
    draft = _cells(HEAD, _with(ONE, 0, long), _with(TWO, 3, f"{long}, and told the board"))
    assert [a.line for a in draft.plan.actions] == [3, 4]


def test_a_row_with_words_alone_may_go_on_and_is_asked() -> None:
    draft = _cells(HEAD, ONE, ("in each district", "", "", "", ""), THREE)
    assert [a.text for a in draft.plan.actions] == [f"{ONE[0]} in each district", THREE[0]]
    assert [each.field for each in draft.guesses if "joined" in each.why] == ["text"]


def test_what_is_marked_as_a_part_is_a_step_where_it_has_only_a_date() -> None:
    step, led = ("a) write it", "", "May 2025", "", ""), ("b) agree it", "Head of QA", "May 2025", "", "")
    assert [[s.text for s in a.steps] for a in _cells(HEAD, ONE, step).plan.actions] == [["a) write it"]]
    draft = _cells(HEAD, ONE, led)
    assert [(a.text, a.leads) for a in draft.plan.actions][1:] == [("b) agree it", ("Head of QA",))]
    assert [each.field for each in draft.guesses] == ["row"]


def test_a_row_over_which_the_words_of_the_one_above_are_merged_goes_on() -> None:
    more = ("", "Director", "July 2025", "Seen", "")
    [action] = _cells(HEAD, ONE, more, below=frozenset({0})).plan.actions
    assert (action.leads, action.measure) == (("Head of Safeguarding", "Director"), ("Strategy out", "Seen"))


def test_a_number_inside_a_cell_begins_an_action_below_the_one_of_its_row() -> None:
    rows = (HEAD, _with(ONE, 0, "1.1 Launch it"), _with(TWO, 0, "Train all staff\n1.3 Look back"))
    draft = _cells(*rows)
    assert [(a.number, a.text, " ".join(a.leads)) for a in draft.plan.actions] == [
        ("1.1", "Launch it", "Head of Safeguarding"),
        ("", "Train all staff", "Head of Practice"),
        ("1.3", "Look back", ""),
    ]
    assert {each.of for each in draft.guesses} == {"Train all staff", "1.3"}


def test_a_number_of_another_form_begins_an_action_whoever_leads_it() -> None:
    rows = (
        ("A1 Merge teams", "Head of MASH", "May 2025", "", ""),
        ("A2 Meet families", "tbc", "soon", "60%", ""),
    )
    draft = in_markdown(Path(), (HEAD, *rows))
    assert [(a.number, a.text, a.leads) for a in draft.plan.actions] == [
        ("A1", "Merge teams", ("Head of MASH",)),
        ("A2", "Meet families", ("tbc",)),
    ]


def test_a_row_of_a_page_still_goes_on_where_its_words_can_not_begin() -> None:
    cut = ("by the end of spring", "Director", "June 2026", "", "")
    draft = in_markdown(Path(), (HEAD, ONE, cut, THREE))
    assert len(draft.plan.actions) == 2
    assert {"text", "leads", "due"} <= {each.field for each in draft.guesses if "joined" in each.why}
