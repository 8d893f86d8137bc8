"""A cell that stands for several actions: words that come below it are of the one beside which they stand."""

from pathlib import Path
from typing import Any

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.office import workbook

HEAD = "| No | Action | Lead | By when | Impact |\n|--|--|--|--|--|\n"
FIRST = "| 1.1 | Build a dashboard | Head of Data | June 2025 | Drift is seen |\n"
SECOND = "| 1.2 | Learn from audits and | Director | July 2025 | |\n"


def _text(*rows: str) -> Draft:
    return read_text(f"# Northfen improvement plan\n\n## Priority 1: Safety\n\n{HEAD}{''.join(rows)}")


def _impacts(draft: Draft) -> dict[str, tuple[str, ...]]:
    return {each.number: each.impact for each in draft.plan.actions}


def test_words_over_a_page_are_of_the_action_that_they_stand_at() -> None:
    draft = _text(FIRST, SECOND, "\n", HEAD, "| | complaints | | | Faults are not repeated |\n")
    assert _impacts(draft) == {"1.1": ("Drift is seen",), "1.2": ("Faults are not repeated",)}
    asked = [(each.of, each.taken) for each in draft.guesses if each.field == "impact"]
    assert set(asked) == {("1.2", "Faults are not repeated")}
    assert not [each for each in draft.guesses if "taken from the action above" in each.why]


def test_words_that_end_the_cell_above_are_of_both_and_asked_of_both() -> None:
    draft = _text(
        FIRST.replace("is seen", "is seen by"),
        SECOND,
        "| | complaints | | | managers |\n",
        "| 1.3 | Go | | | |\n",
    )
    both = ("Drift is seen by managers",)
    assert _impacts(draft) == {"1.1": both, "1.2": both, "1.3": both}
    asked = {each.of for each in draft.guesses if each.field == "impact" and each.taken == both[0]}
    assert asked == {"1.1", "1.2", "1.3"}


def test_below_a_merged_cell_more_words_are_only_of_their_own_action(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Actions")
        sheet.write_row(0, 0, ["No", "Action", "Lead", "Measure"])
        sheet.write_row(1, 0, ["1.1", "Build a dashboard"])
        sheet.write(2, 0, "1.2")
        sheet.merge_range(2, 1, 3, 1, "Learn from audits and complaints")
        sheet.merge_range(1, 3, 2, 3, "Seen weekly")
        sheet.merge_range(1, 2, 2, 2, "Head of Data")
        sheet.write_row(3, 2, ["Head of Care", "Told to the board"])

    first, second = read_file(workbook(tmp_path / "plan.xlsx", fill)).plan.actions
    assert (first.leads, first.measure) == (("Head of Data",), ("Seen weekly",))
    assert second.text == "Learn from audits and complaints"
    assert second.leads == ("Head of Data", "Head of Care")
    assert second.measure == ("Seen weekly", "Told to the board")
