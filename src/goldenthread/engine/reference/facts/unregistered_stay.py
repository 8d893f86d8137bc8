"""Stays in accommodation that should be registered and is not."""

from __future__ import annotations

from datetime import date

from goldenthread.engine.reference.days import is_open, is_possible, once_a_day
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.care import UNREGISTERED


def open_on(history: History, day: date) -> list[Row]:
    stays = [row for row in history.rows(UNREGISTERED) if is_possible(row["start_date"], row["end_date"])]
    return [
        history.row(row, start_date=row["start_date"], end_date=row["end_date"])
        for row in once_a_day(stays, "start_date")
        if is_open(row["start_date"], row["end_date"], day)
    ]
