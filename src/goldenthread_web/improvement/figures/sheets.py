"""The spreadsheet to fill in for somebody, and the series as the table that the council's records take in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldenthread.plans.figures import template
from goldenthread.plans.figures.asked import Given
from goldenthread.plans.figures.template import Line as SheetLine
from goldenthread.standards.local import SERIES
from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import csv_text
from goldenthread_web.improvement.entering import asked_of
from goldenthread_web.improvement.models import Entered
from goldenthread_web.improvement.queries.owed import Line, is_wanted_of, newest_of

_MONTHS = 12
"""So many months of each measure stand on the sheet, and all that are due."""


def workbook(title: str, lines: Sequence[Line]) -> bytes:
    """The spreadsheet, with what was given last for each month."""
    with tempfile.TemporaryDirectory(dir=settings.ENVIRONMENT.workspace, prefix=".plan-") as folder:
        path = Path(folder) / "figures.xlsx"
        rows = [row for line in lines for row in _rows(line)]
        template.write(path, title, [asked_of(line.measure) for line in lines], rows)
        return path.read_bytes()


def _rows(line: Line) -> Iterator[SheetLine]:
    measure, today = line.measure, timezone.localdate()
    given = newest_of(line.entered)
    last = Month.of(today).plus(-1)
    months = {month for back in range(_MONTHS) if is_wanted_of(measure, month := last.plus(-back))}
    months |= {one.month for one in line.owed}
    for month in sorted(months):
        held = given.get((measure.pk, str(month)))
        yield SheetLine(asked_of(measure), month, _given(held, month) if held else None)


def _given(held: Entered, month: Month) -> Given:
    return Given(month, held.value, held.source, held.note, held.numerator, held.denominator)


def series_csv(lines: Iterable[Line]) -> str:
    """The figures that count, as series.csv; a single figure stands over nothing. Rare events are left out."""
    kept = [one for line in lines if not line.measure.rare for one in line.entered if one.holds]
    return csv_text([field.name for field in SERIES.fields], map(_row, kept))


def _row(one: Entered) -> list[object]:
    above = one.value if one.numerator is None else one.numerator
    return [one.measure.reference, one.month, "", above, one.denominator, one.source]
