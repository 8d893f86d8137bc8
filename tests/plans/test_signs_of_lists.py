"""The sign of a list before an action is no word of it; a number that only the page shows is asked for."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.office import document, table_in

HEAD = ("Action", "Lead", "By when")
ROWS = (("Find carers", "Fostering Manager", "June 2026"), ("Buy homes", "Commissioner", "July 2026"))


def _styled(folder: Path, style: str) -> Draft:
    def fill(made: Any) -> None:
        table = table_in(made, (HEAD, *ROWS))
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].style = style

    return read_file(document(folder / "plan.docx", fill))


@pytest.mark.parametrize("style", ["List Number", "List Bullet"])
def test_an_action_in_a_list_has_its_words_alone_and_its_number_is_asked(style: str, tmp_path: Path) -> None:
    draft = _styled(tmp_path, style)
    assert [each.text for each in draft.plan.actions] == ["Find carers", "Buy homes"]
    asked = [guess for guess in draft.guesses if guess.field == "number"]
    assert [(guess.of, guess.taken) for guess in asked] == [("Find carers", ""), ("Buy homes", "")]
    assert can_be_corrected(draft, asked[1])
    assert corrected(draft, asked[1], "2").plan.actions[1].number == "2"


def test_an_action_in_no_list_is_not_asked_for_its_number(tmp_path: Path) -> None:
    assert not [guess for guess in _styled(tmp_path, "Normal").guesses if guess.field == "number"]


def test_a_list_in_text_has_its_words_alone_too() -> None:
    draft = read_text(
        "| Action | Lead | By when |\n|---|---|---|\n| - Find carers | Fostering Manager | June 2026 |"
    )
    assert draft.plan.actions[0].text == "Find carers"


def test_a_second_day_without_a_year_is_not_said_to_be_the_first() -> None:
    rows = "| Open a hub | Head of Hubs | 31st October 2025 (interim review 31st July) |"
    draft = read_text(
        f"# Northfen improvement plan April 2025 - March 2026\n\n| Action | Lead | By when |\n|---|---|---|\n{rows}"
    )
    assert str(draft.plan.actions[0].due) == "2025-10-31"
    whys = [guess.why for guess in draft.guesses if guess.field == "due"]
    assert "A day of it has no year: taken from the plan's period." in whys
    assert not any(why.startswith("No year is written") for why in whys)
