"""Budgeted posts, by the establishment that speaks for the month end."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.engine.reference.days import list_for
from goldenthread.engine.reference.history import History, Row
from goldenthread.records.workforce import ESTABLISHMENT


def open_on(history: History, day: date) -> list[Row]:
    scopes: dict[str, Row] = {}
    for row in list_for(history, ESTABLISHMENT, day):
        scopes.setdefault(row["scope"], row)
    return [
        history.row(
            row,
            scope,
            start_date=day,
            end_date=day + timedelta(days=1),
            fte=row["fte"],
            social_workers=scope == history.settings.social_worker_scope,
            all_posts=scope == history.settings.all_posts_scope,
        )
        for scope, row in scopes.items()
    ]
