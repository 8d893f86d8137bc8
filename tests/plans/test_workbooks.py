"""What a workbook shows and what stands beside its cells: read as people see it, and nothing of it is lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file
from tests.plans.office import workbook

HEAD = ("Ref", "Action", "Owner", "By when")
FIRST = date(2025, 9, 1)


def _dated(path: Path, form: str, day: date = FIRST) -> Draft:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Actions")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["1.1", "Open the hub", "Head of Care"])
        sheet.write_datetime(1, 3, day, made.add_format({"num_format": form}))

    return read_file(workbook(path / "plan.xlsx", fill))


@pytest.mark.parametrize(
    "form", ["mmm-yy", "mmm\\-yy;@", "mmmm yyyy", "mm/yy", "[$-809]mmmm\\ yyyy;@", "yyyy-mm", "mmm"]
)
def test_a_day_of_which_only_the_month_is_shown_is_that_month(form: str, tmp_path: Path) -> None:
    draft = _dated(tmp_path, form)
    (action,) = draft.plan.actions
    assert (action.by_when, action.due) == ("Sep 2025", date(2025, 9, 30))
    assert not [each for each in draft.unplaced if each.text != "Actions"]


@pytest.mark.parametrize("form", ["dd/mm/yyyy", "d-mmm", "d mmm yy h:mm", '"month" dd'])
def test_a_day_that_is_shown_is_that_day(form: str, tmp_path: Path) -> None:
    (action,) = _dated(tmp_path, form).plan.actions
    assert (action.by_when, action.due) == ("2025-09-01", FIRST)


def test_a_day_behind_the_month_that_is_shown_is_told(tmp_path: Path) -> None:
    draft = _dated(tmp_path, "mmm-yy", date(2025, 9, 15))
    assert draft.plan.actions[0].due == date(2025, 9, 30)
    (told,) = (each for each in draft.unplaced if each.text != "Actions")
    assert (told.text, "D2" in told.why) == ("15 September 2025", True)
