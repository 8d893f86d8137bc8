"""Records written as small tables, looked at by the reference engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from goldenthread.engine.reference.history import History
from goldenthread.indicators.example import Example
from goldenthread.records.settings import Settings


def records(given: str, authority: str = "A") -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, as a snapshot of one authority and one load has them."""
    tables = Example(name="reference", given=given, expect=()).records()
    return {
        name: [{"authority": authority, "load": "L", **row} for row in rows] for name, rows in tables.items()
    }


def history(given: str, settings: Settings | None = None) -> History:
    return History("A", records(given), settings or Settings())


def on(fact: str, given: str, day: str, settings: Settings | None = None) -> str:
    """Whom the fact is true of on a day, in order, as one text."""
    open_on = _of(fact, "open_on")
    found = open_on(history(given, settings), date.fromisoformat(day))
    return " ".join(sorted(row["person_id"] for row in found))


def events(fact: str, given: str, settings: Settings | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _of(fact, "events")(history(given, settings))
    return found


def _of(fact: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"goldenthread.engine.reference.facts.{fact}"), name)
    return found
