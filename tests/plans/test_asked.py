"""What an action's words may hide is asked: another action, a line through them, two leads taken for one, no day."""

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_text

HEAD = "# Northfen improvement plan\n\n| No | Action | Lead | By when |\n|--|--|--|--|\n"


def _read(row: str) -> Draft:
    draft = read_text(HEAD + row)
    assert all(can_be_corrected(draft, each) for each in draft.guesses)
    return draft


def _why(draft: Draft, field: str) -> list[str]:
    return [each.why for each in draft.guesses if each.field == field]


@pytest.mark.parametrize(
    "cell", ["Refresh the rota 1.4 Commission a review", "Refresh it<br>(1.4 Commission one)"]
)
def test_a_number_in_the_middle_of_a_cell_is_asked_where_a_column_has_the_numbers(cell: str) -> None:
    draft = _read(f"| 1.3 | {cell} | Head of Care | May 2025 |")
    assert _why(draft, "text") == ['"1.4" stands in the middle of it: another action may begin there.']


@pytest.mark.parametrize(
    "cell", ["Refresh 1.4 of them", "Refresh 2.4 Million", "Refresh 1.4.1 Parts", "See 1.3 Rota"]
)
def test_a_number_that_begins_nothing_of_its_kind_is_not_asked(cell: str) -> None:
    assert _why(_read(f"| 1.3 | {cell} | Head of Care | May 2025 |"), "text") == []


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("1.1<br>1.2", True), ("1.1, 1.2", True), ("1.1 & 1.2", True), ("1.1-1.3", True), ("A1 and A2", True),
        ("1.1", False), ("1-2", False), ("1/2", False), ("EH 07", False), ("1.1<br>(a)", False), ("2a.", False),
    ],
)  # fmt: skip
def test_two_numbers_in_one_cell_are_asked(cell: str, asked: bool) -> None:
    draft = _read(f"| {cell} | Go | Head of Care | May 2025 |\n| 1.9 | Stay | Head of Care | May 2025 |")
    why = "More than one number stands in its cell: its row may be more than one action."
    assert (why in _why(draft, "number")) is asked
    assert draft.plan.actions[0].number == cell.replace("<br>", " ")


def test_a_number_before_words_that_are_struck_out_is_one_and_the_line_is_told() -> None:
    source = HEAD.replace("No | ", "").replace("|--|--|--|--|", "|--|--|--|")
    draft = read_text(
        f"{source}| 2.1 Go | Head of Care | May 2025 |\n| 2.3 ~~Close~~ | Head of Care | May 2025 |"
    )
    assert [each.number for each in draft.plan.actions] == ["2.1", "2.3"]
    assert [(each.of, each.field) for each in draft.guesses if "line goes through" in each.why] == [
        ("2.3", "row")
    ]
    assert draft.plan.actions[1].text == "Close"
    assert not _why(draft, "number")


@pytest.mark.parametrize(
    ("leads", "asked"),
    [
        ("Kay Sample, Head of Service", True), ("Director / Kay Sample, Service Manager", True),
        ("Sample, Kay", True), ("Director, Head of Service", False), ("Head of SEND and Early Help", False),
        ("Deputy Director, Head of Service", False), ("Kay Sample", False), ("Kay Sample and Head of Service", False),
        ("tbc", False),
    ],
)  # fmt: skip
def test_a_lead_that_stays_whole_and_may_be_two_is_asked(leads: str, asked: bool) -> None:
    why = "It is kept as one lead, and may be two: where it is, write each on a line of its own."
    assert _why(_read(f"| 1.3 | Go | {leads} | May 2025 |"), "leads") == [why] * asked


def test_two_leads_that_were_taken_for_one_are_put_right_line_by_line() -> None:
    draft = _read("| 1.3 | Go | Head of Service and Kay Sample | May 2025 |")
    guess = next(each for each in draft.guesses if each.field == "leads")
    assert draft.plan.actions[0].leads == ("Head of Service and Kay Sample",)
    right = corrected(draft, guess, "Head of Service\nKay Sample")
    assert right.plan.actions[0].leads == ("Head of Service", "Kay Sample")


@pytest.mark.parametrize("words", ["Weekly", "by Christmas", "when it is found"])
def test_words_that_name_no_day_are_asked(words: str) -> None:
    draft = _read(f"| 1.3 | Go | Head of Care | {words} |")
    assert draft.plan.actions[0].by_when == words
    assert _why(draft, "due") == [f'"{words}" names no day: none is taken.']


@pytest.mark.parametrize("words", ["TBC", "tbc after cabinet", "n/a", "-", "", "Ongoing", "to be agreed"])
def test_words_that_say_that_no_day_is_set_are_not(words: str) -> None:
    assert _why(_read(f"| 1.3 | Go | Head of Care | {words} |"), "due") == []
