"""Rows of measures without a name: a second value never stands beside a first one."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.correcting import can_be_corrected
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from goldenthread.plans.reading.values import fits
from tests.plans.office import document, table_in

HEAD = "# Northfen improvement plan\n\n## Measures\n\n| Indicator | Baseline | Target |\n|--|--|--|\n"
VALUES = (("Measure", "Baseline", "Target"), ("Staff who leave", "29%", "15%"), ("", "31%", "14%"))


def _read(rows: str) -> Draft:
    return read_text(HEAD + rows)


def _values(draft: Draft) -> list[tuple[str, str, str]]:
    return [(each.name, each.baseline, each.target) for each in draft.plan.measures]


@pytest.mark.parametrize(
    "below", ["| | 12% | 8% |", "| | TBC | 8% |", "| | 12% of girls | |", "| | <12% | |"]
)
def test_the_values_of_a_row_without_a_name_are_listed_and_asked(below: str) -> None:
    draft = _read(f"| Core groups held | 61% | 85% |\n{below}\n| Visits made | 5% | 9% |")
    assert _values(draft) == [("Core groups held", "61%", "85%"), ("Visits made", "5%", "9%")]
    (guess,) = (each for each in draft.guesses if "without a name" in each.why)
    assert (guess.of, guess.field, guess.taken) == ("Core groups held", "baseline", "61%")
    assert can_be_corrected(draft, guess)
    listed = [each.text.split(": ")[1] for each in draft.unplaced if each.line == 8]
    assert listed == [cell.strip() for cell in below.split("|")[2:-1] if cell.strip()]


def test_the_values_of_a_name_that_goes_on_are_not_joined_either() -> None:
    draft = _read("| Percentage of | 61% | 85% |\n| children seen | 12% | 8% |")
    assert _values(draft) == [("Percentage of children seen", "61%", "85%")]
    assert [each.text for each in draft.unplaced if each.line == 8] == ["baseline: 12%", "target: 8%"]


def test_words_of_a_value_that_a_page_has_cut_go_on_and_are_asked() -> None:
    draft = _read("| Core groups held | 61% in | |\n| | 2025 | 85% |")
    assert _values(draft) == [("Core groups held", "61% in 2025", "85%")]
    asked = [(each.field, each.taken) for each in draft.guesses if "put together" in each.why]
    assert asked == [("baseline", "61% in 2025"), ("target", "85%")]


def _word(path: Path, merge: Any) -> Draft:
    def fill(made: Any) -> None:
        made.add_heading("Northfen improvement plan", 1)
        merge(table_in(made, (*VALUES, ("Visits made", "5%", "9%"))))

    return read_file(document(path / "plan.docx", fill))


def test_a_name_that_is_merged_over_rows_names_a_measure_each(tmp_path: Path) -> None:
    draft = _word(tmp_path, lambda table: table.cell(1, 0).merge(table.cell(2, 0)))
    assert _values(draft) == [
        ("Staff who leave", "29%", "15%"),
        ("Staff who leave", "31%", "14%"),
        ("Visits made", "5%", "9%"),
    ]
    second = draft.plan.measures[1]
    (guess,) = (each for each in draft.guesses if each.field == "name")
    assert (guess.line, guess.of, guess.taken) == (second.line, second.name, second.name)
    assert can_be_corrected(draft, guess)


def test_a_value_that_is_merged_over_rows_is_of_each(tmp_path: Path) -> None:
    def merge(table: Any) -> None:
        table.cell(3, 2).text = ""
        table.cell(2, 0).text = "Staff who stay"
        table.cell(2, 2).merge(table.cell(3, 2))

    assert _values(_word(tmp_path, merge)) == [
        ("Staff who leave", "29%", "15%"),
        ("Staff who stay", "31%", "14%"),
        ("Visits made", "5%", "14%"),
    ]


@pytest.mark.parametrize(
    ("above", "words", "does"),
    [
        ("61%", "12%", False), ("61%", "<12", False), ("tbc", "n/a", False), ("", "12%", True), ("-", "12%", True),
        ("61%", "(March)", True), ("61%", "of girls", True), ("61% and", "12% of girls", True),
        ("16 by Dec", "2024", True), ("16", "2024", False), ("134 in all.", "47 of these in a school", True),
        ("to be counted in May", "2025", True),
    ],
)  # fmt: skip
def test_what_fits_below_a_value(above: str, words: str, does: bool) -> None:
    assert fits(above, words) is does
