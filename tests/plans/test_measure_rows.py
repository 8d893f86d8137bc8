"""A row of a table of measures is a measure, also without values; lines of a page are put together, and asked."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.office import document, table_in
from tests.plans.tables import Rows, in_commas, in_excel

HEAD = ("Measure", "Baseline", "Target")
ROWS = (
    ("Number of foster homes", "120", "150"), ("Complaints", "", ""), ("Children missing from care", "30", "20"),
    ("Children missing from school", "", ""), ("Re-referral rate", "-", "-"),
    ("% Care leavers in suitable homes", "", "9"),
)  # fmt: skip


def _word(folder: Path, rows: Rows) -> Draft:
    def fill(made: Any) -> None:
        made.add_heading("Northfen improvement plan", 1)
        table_in(made, rows)

    return read_file(document(folder / "plan.docx", fill))


def _markdown(_: Path, rows: Rows) -> Draft:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return read_text("\n".join(["# Northfen improvement plan", "", lines[0], "|---|---|---|", *lines[1:]]))


def _values(draft: Draft) -> list[tuple[str, str, str]]:
    return [(each.name, each.baseline, each.target) for each in draft.plan.measures]


def _asked(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.field == "name"]


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("kind", [_word, in_excel, in_commas, _markdown])
def test_a_row_is_a_measure_whatever_its_values(kind: Any, tmp_path: Path) -> None:
    """No measure disappears into the one above it because nobody has counted it yet."""
    draft = kind(tmp_path, (HEAD, *ROWS))
    assert _values(draft) == list(ROWS)
    assert not _asked(draft)
    assert draft.plan.measures[4].indicator == "repeat_referrals"


@pytest.mark.parametrize("kind", [_word, in_excel, in_commas, _markdown])
@pytest.mark.parametrize("rest", ["in suitable homes", "(aged 18 to 25)"])
def test_a_name_alone_that_can_begin_none_goes_on_and_is_asked(kind: Any, rest: str, tmp_path: Path) -> None:
    draft = kind(tmp_path, (HEAD, ("Care leavers", "80%", "90%"), (rest, "", ""), ("Visits", "5%", "9%")))
    assert _values(draft) == [(f"Care leavers {rest}", "80%", "90%"), ("Visits", "5%", "9%")]
    (guess,) = _asked(draft)
    assert (guess.of, guess.taken) == (f"Care leavers {rest}",) * 2
    assert can_be_corrected(draft, guess)
    assert corrected(draft, guess, "Care leavers").plan.measures[0].name == "Care leavers"


@pytest.mark.parametrize("kind", [_word, in_excel, in_commas, _markdown])
def test_a_name_that_cannot_end_goes_on_and_is_asked(kind: Any, tmp_path: Path) -> None:
    draft = kind(tmp_path, (HEAD, ("Number of children in", "", ""), ("Suitable homes", "8", "9")))
    assert _values(draft)[0][0] == "Number of children in Suitable homes"
    assert len(_asked(draft)) == 1


@pytest.mark.parametrize("kind", [_word, in_excel, in_commas])
def test_a_row_with_values_is_a_measure_though_its_name_begins_small(kind: Any, tmp_path: Path) -> None:
    rows = (("Care leavers", "", ""), ("children in homes", "not counted", ""), ("eCAF forms", "5", "9"))
    assert _values(kind(tmp_path, (HEAD, *rows))) == list(rows)


@pytest.mark.parametrize("kind", [_word, in_excel, in_commas, _markdown])
def test_names_that_all_begin_small_are_a_measure_each(kind: Any, tmp_path: Path) -> None:
    rows = (("foster homes", "120", "150"), ("complaints", "", ""), ("visits made", "", "9"))
    draft = kind(tmp_path, (HEAD, *rows))
    assert _values(draft) == list(rows)
    assert not _asked(draft)


def test_lines_of_a_page_are_put_together_and_asked() -> None:
    """Where one row is surely the rest of a name, so are those whose words had no room on the line above."""
    rows = (
        ("% children who had three or", "14%", "10%"), ("more placements in the year", "", ""),
        ("% Care leavers in suitable", "80%", "90%"), ("Accommodation", "", ""), ("Complaints", "", ""),
        ("Visits", "5%", "9%"),
    )  # fmt: skip
    draft = _markdown(Path(), (HEAD, *rows))
    names = [
        "% children who had three or more placements in the year",
        "% Care leavers in suitable Accommodation",
    ]
    assert [each[0] for each in _values(draft)] == [*names, "Complaints", "Visits"]
    assert [each.of for each in _asked(draft)] == names
