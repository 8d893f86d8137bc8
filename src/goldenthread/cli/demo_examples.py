"""Two files to try commands on, made from the demo's own figures: a series of months, and a commentary to check."""

from __future__ import annotations

from pathlib import Path

from goldenthread import catalogue
from goldenthread.scorecard.building import Wanted, read_scorecard
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import show, show_month
from goldenthread.workspace import Workspace

INDICATOR = "assess_45"
SERIES, COMMENTARY = f"{INDICATOR}.csv", "commentary.md"
_TEXT = """# Commentary

## Quality and timeliness of practice

Over the year to {month}, {right} of initial assessments were completed in 45 working days on average.

The board was told that {wrong} of initial assessments were completed in 45 working days over the year to {month}.
"""


def write_examples(workspace: Workspace, month: Month, folder: Path) -> list[Path]:
    """A series for `goldenthread spc`, and a text of which `goldenthread claims` finds one number wrong."""
    [row] = read_scorecard(workspace, month, Wanted([catalogue.load()[INDICATOR]])).rows
    folder.mkdir(parents=True, exist_ok=True)
    series, commentary = folder / SERIES, folder / COMMENTARY
    lines = ((figure.period_end.isoformat(), figure.value) for figure in row.months if figure.may_be_judged)
    series.write_text(csv_text(("date", "value"), lines), encoding="utf-8")
    commentary.write_text(_text(row, month), encoding="utf-8")
    return [series, commentary]


def _text(row: Row, month: Month) -> str:
    value = row.year.value or 0.0
    right, wrong = (show(shown, row.indicator.unit, row.indicator.decimals) for shown in (value, value + 3))
    return _TEXT.format(month=show_month(month), right=right, wrong=wrong)
