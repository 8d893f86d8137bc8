"""A number is asked where it has another form than most; where all have one form, nothing is said of each."""

import pytest

from goldenthread.plans.reading.reader import read_text

HEAD = "# Northfen improvement plan\n\n| Action | Lead | By when |\n|--|--|--|\n"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["A1 Do it", "A2 Do that", "A3 Do more"], []),
        (["EH-01 Do it", "EH-02 Do that"], []),
        (["A1 Do it", "A2 Do that", "B1 Do more"], []),
        (["A1 Do it", "Write the form", "A2 Do more"], []),
        (["A1 Do it", "1a Do that"], ["A1", "1a"]),
        (["S47 Review it", "Write the form", "S20 Review it"], ["S47", "S20"]),
        (["1.1 Do it", "1.2 Write it", "EH-07 Do more"], ["EH-07"]),
        (["A1 Do it"], ["A1"]),
    ],
)
def test_only_numbers_of_another_form_are_asked(words: list[str], asked: list[str]) -> None:
    draft = read_text(HEAD + "\n".join(f"| {each} | Head of Care | May 2025 |" for each in words))
    told = [each.taken for each in draft.guesses if each.field == "number" and "another form" in each.why]
    assert told == asked
