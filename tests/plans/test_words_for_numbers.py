"""In a column of numbers words are no number: their row is listed, or asked about, and never silently an action."""

import pytest

from goldenthread.plans.correcting import choices, corrected
from goldenthread.plans.correcting.rows import NOTHING
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost

HEAD = ("Ref", "Action", "Lead", "By when")
ONE = ("1.1", "Set a standard", "Principal Social Worker", "June 2025")
TWO = ("1.2", "Audit cases", "Head of QA", "July 2025")


def _cells(*rows: tuple[str, ...]) -> Draft:
    made = tuple(Row(2 + n, row, frozenset()) for n, row in enumerate((HEAD, *rows)))
    return draft_of(tidied([Heading(1, 1, "Our improvement plan 2025/26"), Table(2, made)]))


def _text(*rows: tuple[str, ...]) -> Draft:
    lines = [f"| {' | '.join(row)} |" for row in (HEAD, *rows)]
    return read_text(
        "\n".join(["# Our improvement plan 2025/26\n", lines[0], "|---|---|---|---|", *lines[1:]])
    )


READERS = pytest.mark.parametrize("read", [_cells, _text])


@pytest.mark.acceptance("5.1")
@READERS
@pytest.mark.parametrize(
    "row",
    [
        ("Total", "2", "", ""),
        ("RAG key:", "Red = late", "", ""),
        ("Notes", "All dates are ends of months", "", ""),
        ("Version", "2.1", "", ""),
        ("Version 2.1", "Agreed", "", "12/05/2025"),
        ("Approved by", "The director", "", "12/05/2025"),
        ("KEY", "Green = on track", "", ""),
        ("Total actions: 2", "", "", ""),
    ],
)
def test_a_row_of_words_that_nobody_leads_is_listed(read: object, row: tuple[str, ...]) -> None:
    for rows in ((ONE, TWO, row), (row, ONE, TWO), (ONE, row)):
        draft = read(*rows)  # type: ignore[operator]
        assert [a.number for a in draft.plan.actions] == [each[0] for each in rows if each is not row]
        assert lost(" ".join(cell for each in rows for cell in each), draft) == []
        assert any(row[0] in each.text for each in draft.unplaced)
        assert draft.guesses == ()


def test_what_stands_below_such_a_row_is_listed_with_it() -> None:
    rest = ("", "Amber = at risk", "", "")
    draft = _cells(
        ONE, TWO, ("RAG key", "Red = late", "", ""), rest, rest, ("1.3", "Tell all", "Director", "May 2026")
    )
    assert [(a.number, a.text) for a in draft.plan.actions] == [
        ("1.1", "Set a standard"), ("1.2", "Audit cases"), ("1.3", "Tell all")
    ]  # fmt: skip
    assert [each.text for each in draft.unplaced if "=" in each.text] == [
        "RAG key · Red = late", "Amber = at risk", "Amber = at risk"
    ]  # fmt: skip


@READERS
def test_a_row_of_words_that_somebody_leads_is_asked_about_and_can_be_taken_out(read: object) -> None:
    row = ("Example", "Train all staff", "Head of Care", "May 2025")
    draft = read(row, ONE, TWO)  # type: ignore[operator]
    [guess] = draft.guesses
    assert (guess.of, guess.field) == ("Example", "row")
    assert choices(draft, guess) == (NOTHING,)  # nothing stands above it
    found = corrected(draft, guess, NOTHING)
    assert [a.number for a in found.plan.actions] == ["1.1", "1.2"]
    assert [each.text for each in found.unplaced if "Example" in each.text] == [
        "Example · Train all staff · Head of Care · May 2025"
    ]


@pytest.mark.parametrize("words", ["New", "tbc", "N/A", "–"])
def test_an_action_that_has_no_number_yet_is_one(words: str) -> None:
    draft = _cells(ONE, TWO, (words, "Tell all", "", "May 2026"))
    assert [(a.number, a.text) for a in draft.plan.actions][2:] == [("", "Tell all")]
    assert [(each.field, words in each.why) for each in draft.guesses] == [("number", True)]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "2a"), ("A", "B", "C"), ("i", "ii", "iv."), ("EH-07", "QA 3", "CIN.4"), ("1.1", "Rec 3", "No. 4"),
        ("Action 1", "Action 2", "3"), ("Ofsted 1", "Ofsted 2", "1.3"), ("Homes", "Leaving care", "Practice"),
        ("1", "2 (new)", "3 and 4"), ("R1", "1.2", "A"), ("DQ", "QA", "MASH"),
    ],
)  # fmt: skip
def test_numbers_short_codes_and_words_of_every_row_are_kept(numbers: tuple[str, str, str]) -> None:
    draft = _cells(*((number, f"Do {n}", "", "May 2026") for n, number in enumerate(numbers)))
    assert [a.number for a in draft.plan.actions] == list(numbers)
    assert not [each for each in draft.guesses if each.field == "row"]


@READERS
@pytest.mark.parametrize("lead", ["HoS", "Police", "Finance", "Comms and Legal", "TBC", "Vacant", "-"])
def test_any_words_in_the_place_of_a_lead_are_somebody_and_keep_the_row(read: object, lead: str) -> None:
    draft = read(ONE, ("Court", "Renew the protocol", lead, "June 2025"), TWO)  # type: ignore[operator]
    assert [a.text for a in draft.plan.actions] == ["Set a standard", "Renew the protocol", "Audit cases"]
    assert [(each.of, each.field) for each in draft.guesses if each.field == "row"] == [("Court", "row")]


def test_why_a_row_is_listed_is_true_of_it() -> None:
    draft = _cells(
        ONE, TWO, ("Approved", "", "The director", "May 2025"), ("Partnership", "Share data", "", "")
    )
    said = {each.text.split(" ")[0]: each.why for each in draft.unplaced}
    assert "it does not say what is to be done" in said["Approved"]
    assert "nobody leads it" in said["Partnership"]
