"""The heading of a table that stands again inside it, as on each page, is no action and no measure."""

from pathlib import Path
from typing import Any

import pytest

from tests.plans.tables import in_commas, in_excel, in_markdown, in_word

HEAD = ("No.", "Action", "Lead", "By when", "RAG")
ONE = ("1.1", "Open a hub", "Head of Early Help", "June 2025", "Green")
TWO = ("1.2", "Train staff", "Workforce Lead", "July 2025", "Red")
AGAIN = (
    HEAD,
    ("NO", "Action (continued)", "Lead", "By when:", "RAG"),
    ("", "Action", "Lead", "By  when", ""),
)


KINDS = pytest.mark.parametrize("kind", [in_word, in_excel, in_commas, in_markdown])


@pytest.mark.acceptance("5.1")
@KINDS
@pytest.mark.parametrize("again", AGAIN)
def test_a_heading_that_stands_again_is_no_action(kind: Any, again: tuple[str, ...], tmp_path: Path) -> None:
    draft = kind(tmp_path, (HEAD, ONE, again, TWO))
    assert [(a.number, a.text, a.leads, str(a.due)) for a in draft.plan.actions] == [
        ("1.1", "Open a hub", ("Head of Early Help",), "2025-06-30"),
        ("1.2", "Train staff", ("Workforce Lead",), "2025-07-31"),
    ]
    assert not [each for each in draft.guesses if each.field != "heading"]
    assert [each.text for each in draft.unplaced if "RAG" in each.text] == ["RAG: Green", "RAG: Red"]


@KINDS
def test_a_heading_that_stands_again_is_no_measure(kind: Any, tmp_path: Path) -> None:
    head = ("Measure", "Baseline", "Target")
    rows = (head, ("Hubs open", "1", "3"), head, ("Staff trained", "10%", "90%"), head)
    assert [each.name for each in kind(tmp_path, rows).plan.measures] == ["Hubs open", "Staff trained"]


def test_a_heading_of_two_rows_that_stands_again_is_none(tmp_path: Path) -> None:
    heads = (("No.", "Action", "Lead", "Timescale", ""), ("", "", "", "Start", "End"))
    one = ("1.1", "Open a hub", "Head of Early Help", "May 2025", "June 2025")
    two = ("1.2", "Train staff", "Workforce Lead", "May 2025", "July 2025")
    draft = in_word(tmp_path, (*heads, one, *heads, two))
    assert [(a.number, str(a.due)) for a in draft.plan.actions] == [
        ("1.1", "2025-06-30"),
        ("1.2", "2025-07-31"),
    ]


def test_a_row_that_goes_on_over_a_heading_is_one_action(tmp_path: Path) -> None:
    draft = in_markdown(tmp_path, (HEAD, ONE, HEAD, ("", "in each district", "", "", ""), TWO))
    assert [a.text for a in draft.plan.actions] == ["Open a hub in each district", "Train staff"]
    assert any(guess.of == "1.1" and "joined" in guess.why for guess in draft.guesses)


def test_a_row_that_has_words_of_its_own_is_no_heading(tmp_path: Path) -> None:
    """Only what says nothing else is dropped: an action may have a word of the heading for its own."""
    draft = in_word(tmp_path, (HEAD, ONE, ("1.2", "Action", "Lead", "By when", "RAG")))
    assert [a.number for a in draft.plan.actions] == ["1.1", "1.2"]


def test_two_rows_of_a_table_that_is_none_of_the_plan_are_both_listed(tmp_path: Path) -> None:
    draft = in_word(tmp_path, (("Kate", "Chair"), ("Kate", "Chair")))
    assert [each.text for each in draft.unplaced] == ["Kate · Chair"] * 2
