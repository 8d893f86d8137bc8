"""The ledger of one figure. Adding up its rows gives the figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from goldenthread.engine.duckdb import DuckDB
from goldenthread.engine.figures import YEAR
from goldenthread.engine.rows import counted_rows, left_out_rows
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Count, Rate, parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.records.files import read_parquet
from goldenthread.records.snapshot import Snapshot
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Basis, Breakdown

RESTRICTED = "restricted"
MEMORY = "1GB"  # that the rows of one figure may take while they are looked up


class LedgerError(ValueError):
    """A figure that cannot be opened as asked; the message says what can be."""


class LedgerRow(NamedTuple):
    """One row behind a figure.

    part: numerator, denominator or left_out. date, until: the event, or the spell's first day and the
    first day on which it is over. amount: what the row adds (1, or full-time equivalents, children,
    population). reason: why it was left out, the month end it was counted on, or what it adds.
    """

    child: str
    part: str
    date: dt.date | None
    until: dt.date | None
    reason: str
    load: str
    file: str
    sheet: str
    row: int | None
    amount: float = 1.0


def open_figure(
    snapshot: Snapshot,
    population: Population,
    indicator: Indicator,
    month: Month,
    basis: Basis | None = None,
    breakdown: str = "",
    roles: Iterable[str] = (),
) -> list[LedgerRow]:
    """The rows behind one figure: `basis` is one of the indicator's two (the month's by default).

    The child of a restricted record is named only to roles that its restriction names.
    """
    chosen = basis or indicator.bases[0]
    if chosen not in indicator.bases:
        known = " or ".join(indicator.bases)
        raise LedgerError(f"{indicator.code} has no figure on the basis {chosen}. It has: {known}.")
    _check_age_band(indicator, breakdown)
    span = YEAR if chosen is indicator.bases[1] else 1
    months = list(months_between(month.plus(1 - span), month))
    rows = list(_rows(_engine(snapshot.folder / "facts"), indicator, months, breakdown))
    rows += _over_nothing(
        indicator, population, str(snapshot.manifest["authority"]), breakdown, chosen, months
    )
    closed = _closed_to(roles, snapshot)
    return [_masked(row) if row.child in closed else row for row in rows]


@lru_cache(maxsize=1)
def _engine(facts: Path) -> DuckDB:
    """The engine over the snapshot that was opened last: a snapshot never changes, and opening one is dear."""
    return DuckDB.over(facts, memory=MEMORY, threads=1, in_memory=True)


def _check_age_band(indicator: Indicator, breakdown: str) -> None:
    """An age group is one of the breakdown's bands or one of the indicator's own."""
    kind, sign, label = breakdown.partition("=")
    known = [*AGE_BANDS, *(band.label for band in indicator.bands)]
    if kind == Breakdown.AGE.value and sign and label not in known:
        raise LedgerError(f"There is no age group {label!r}. There are: {', '.join(known)}.")


def _rows(
    engine: DuckDB, indicator: Indicator, months: Sequence[Month], breakdown: str
) -> Iterator[LedgerRow]:
    numerator, denominator = parts_of(indicator.measure)
    for name, part in (("numerator", numerator), ("denominator", denominator)):
        if part is not None:
            yield from _read(counted_rows(engine, part, months, breakdown), name)
    left_out = left_out_rows(engine, (denominator or numerator).counted, months, breakdown)
    if left_out is not None:
        yield from _read(left_out, "left_out")


def _read(table: pa.Table, part: str) -> Iterator[LedgerRow]:
    """Rows in a stated order: the order in which they were loaded never shows."""
    order = ["day", "person_id", "reason", "load", "file", "sheet", "row"]
    table = table.sort_by([(name, "ascending") for name in order])
    of = {name: table.column(name).to_pylist() for name in (*order, "until", "amount")}
    reasons = map(_why, of["reason"], of["amount"])
    adds = (amount or 0.0 for amount in of["amount"])
    return map(
        LedgerRow, of["person_id"], repeat(part), of["day"], of["until"], reasons, of["load"], of["file"], of["sheet"],
        of["row"], adds,
    )  # fmt: skip


def _why(reason: str | None, amount: float) -> str:
    """The reason in words, with what the row adds where that is not one."""
    if amount == 1:
        return reason or ""
    return f"{reason}; adds {amount:g}" if reason else f"adds {amount:g}"


def _over_nothing(
    indicator: Indicator,
    population: Population,
    authority: str,
    breakdown: str,
    basis: Basis,
    months: Sequence[Month],
) -> Iterator[LedgerRow]:
    """The denominator of a rate (its population) or of a plain number (its months), as rows."""
    times = len(months) if basis is Basis.AVERAGE_12 else 1
    if isinstance(indicator.measure, Count):
        yield LedgerRow(
            "", "denominator", months[-1].end, None, f"{times} month ends", "", "", "", None, float(times)
        )
    if isinstance(indicator.measure, Rate):
        estimate = population.of(authority, breakdown)
        if isinstance(estimate, str):
            yield LedgerRow("", "denominator", months[-1].end, None, estimate, "", "", "", None, 0.0)
        else:
            reason = f"population {estimate.count:,}, {estimate.vintage}" + (
                f", x {times}" if times > 1 else ""
            )
            total = float(estimate.count * times)
            yield LedgerRow("", "denominator", months[-1].end, None, reason, "", "", "", None, total)


def _closed_to(roles: Iterable[str], snapshot: Snapshot) -> frozenset[str]:
    """The children whose records nobody who holds these roles alone may open."""
    held = frozenset(roles)
    return frozenset(
        child for child, named in _restricted(snapshot.records("restricted")) if not named & held
    )


@lru_cache(maxsize=1)
def _restricted(records: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    """The restricted records of the snapshot that was opened last, each with the roles that its restriction names."""
    rows = read_parquet(records, ["person_id", "roles"]).to_pylist()
    return tuple(
        (row["person_id"], frozenset(name.strip() for name in (row["roles"] or "").split(";")) - {""})
        for row in rows
    )


def _masked(row: LedgerRow) -> LedgerRow:
    """A row of a restricted record: it counts, and says nothing of whose or where it is."""
    return row._replace(child=RESTRICTED, file="", sheet="", row=None)
