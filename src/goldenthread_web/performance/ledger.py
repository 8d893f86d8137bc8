"""A figure opened: for everybody its rule and its counts, for those who may see children the rows behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.ledger.heading import heading
from goldenthread.ledger.opening import LedgerRow, open_figure
from goldenthread.records.settings import Settings
from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import show_count
from goldenthread_web.performance.served import Served

PARTS = {
    "numerator": "Counted above the line",
    "denominator": "Counted below the line",
    "left_out": "Left out",
}
SORTS = {"date": "Date", "child": "Child", "reason": "Why", "file": "File"}
COLUMNS = ("child", "part", "date", "until", "reason", "file", "sheet", "row")
PAGE = 100


@dataclass(frozen=True)
class Opened:
    """One figure with what stands above its rows."""

    indicator: Indicator
    figure: Figure
    lines: tuple[str, ...]
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RowsShown:
    """Some of the rows of one part: `page` of `pages`, sorted."""

    part: str
    sort: str
    page: int
    pages: int
    total: int
    rows: tuple[LedgerRow, ...]


def figure_of(found: Served, code: str, month: Month, group: str, of_year: bool) -> Figure | None:
    """The kept figure of a measure, a month and a group; None where there is none."""
    indicator = catalogue.load()[code]
    basis = indicator.bases[1] if of_year else indicator.bases[0]
    return next(
        (
            figure
            for figure in found.shelf.breakdowns(code)
            if figure.breakdown == group and figure.period_end == month.end and figure.basis is basis
        ),
        None,
    )


def opened(found: Served, figure: Figure) -> Opened:
    """What can be said of a figure without its rows: the rule, the settings, the numbers above and below the line."""
    indicator = catalogue.load()[figure.indicator]
    settings = Settings.read(found.shelf.snapshot.manifest["settings"])
    lines = tuple(heading(indicator, [figure], found.workspace.population, settings))
    counts = [
        (PARTS[name], show_count(count))
        for name, count in (("numerator", figure.numerator), ("denominator", figure.denominator))
        if count is not None
    ]
    return Opened(indicator, figure, lines, tuple(counts))


def rows_of(found: Served, figure: Figure, roles: Iterable[str]) -> list[LedgerRow]:
    """The rows behind a figure. The child of a restricted record is named only to roles that its restriction names."""
    indicator = catalogue.load()[figure.indicator]
    shelf = found.shelf
    return open_figure(
        shelf.snapshot,
        found.workspace.population,
        indicator,
        Month.of(figure.period_end),
        figure.basis,
        figure.breakdown,
        next(iter(roles), ""),
    )


def shown(rows: Sequence[LedgerRow], part: str, sort: str, page: int) -> RowsShown:
    """One page of the rows of a part."""
    chosen = sorted((row for row in rows if row.part == part), key=lambda row: _key(row, sort))
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(max(page, 1), pages)
    return RowsShown(part, sort, at, pages, len(chosen), tuple(chosen[(at - 1) * PAGE : at * PAGE]))


def _key(row: LedgerRow, sort: str) -> tuple[str, ...]:
    date = row.date.isoformat() if row.date else ""
    return (str(getattr(row, sort) or ""), date, row.child, f"{row.row or 0:09d}")


def by_part(rows: Iterable[LedgerRow]) -> list[tuple[str, str, int]]:
    """How many rows each part has: (part, in words, rows)."""
    counted = Counter(row.part for row in rows)
    return [(part, words, counted[part]) for part, words in PARTS.items()]


def as_csv(rows: Iterable[LedgerRow]) -> str:
    return csv_text(COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows))
