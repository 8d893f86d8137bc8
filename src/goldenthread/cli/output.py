"""Writes rows for people (a table) and for programs (CSV, JSON)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import round_half_up


def write_rows(form: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "") -> None:
    """Rows on standard output as `form`: table, csv or json. A missing value is empty (null in JSON)."""
    if form == "csv":
        sys.stdout.write(csv_text(columns, ([_short(value) for value in row] for row in rows)))
    elif form == "json":
        text = json.dumps([dict(zip(columns, map(_exact, row), strict=True)) for row in rows], indent=1)
        sys.stdout.write(text + "\n")
    else:
        _table(columns, rows, title)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str) -> None:
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    body = [list(row) for row in rows]
    for at, column in enumerate(columns):
        numeric = any(isinstance(row[at], float | int) for row in body)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in body:
        table.add_row(*(_shown(value) for value in row))
    console = _Console() if sys.stdout.isatty() else _Console(width=220)
    console.print(table)


class _Console(Console):
    """A console that leaves it to the command line what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _shown(value: Any) -> str:
    """A number as people read it: whole where it is whole, else two decimals, half up."""
    if isinstance(value, float) and value != int(value):
        return f"{round_half_up(value, 2):,}"
    return f"{value:,.0f}" if isinstance(value, float) else _plain(value)


def _plain(value: Any) -> str:
    return "" if value is None else str(_short(value))


def _short(value: Any) -> Any:
    """A whole number without its decimals."""
    return int(value) if isinstance(value, float) and value == int(value) else value


def _exact(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float | bool) else str(value)
