"""Figures that come from no record, as given month by month."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.engine.reference.history import History, Row
from goldenthread.records.local import SERIES


def open_on(history: History, day: date) -> list[Row]:
    given: dict[tuple[str, str | None], Row] = {}
    for row in history.rows(SERIES):
        if row["month_end"] == day and row["indicator"] is not None:
            given.setdefault((row["indicator"], row["team"]), row)
    return [
        history.row(
            row,
            indicator,
            start_date=day,
            end_date=day + timedelta(days=1),
            given_for=indicator,
            numerator=row["numerator"],
            denominator=row["denominator"],
        )
        for (indicator, _), row in given.items()
    ]
