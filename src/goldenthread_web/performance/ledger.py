"""A figure opened: for everybody its rule and its counts, for those who may see children the rows behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import isclose
from operator import attrgetter

from goldenthread import catalogue
from goldenthread.indicators.counting import Open, Share, parts_of
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.wording import rule_in_words
from goldenthread.ledger.heading import heading
from goldenthread.ledger.opening import LedgerRow
from goldenthread.terms.condition import Condition
from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.showing import decimals_of_counts, show_count, show_day
from goldenthread.terms.words import Better
from goldenthread_web.performance.served import Served

NUMERATOR, DENOMINATOR, MISSING, LEFT_OUT = "numerator", "denominator", "missing", "left_out"
PARTS = {
    NUMERATOR: "Counted above the line",
    DENOMINATOR: "Counted below the line",
    MISSING: "Below the line and not above it",
    LEFT_OUT: "Left out",
}
SORTS = {"date": "Date", "child": "Child", "reason": "Why", "file": "File", "sheet": "Sheet", "row": "Row"}
COUNTED = {"worker": "Worker", "post": "Post", "given": "Figure given", "care_leaver": "Young person"}
"""Whose rows are no child's: what is counted, by the name of the fact."""
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
    """Some of the rows of one part: `page` of `pages`, sorted. `columns`: those in which something stands."""

    part: str
    columns: tuple[tuple[str, str], ...]
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
            for figure in found.groups(code, month)
            if figure.breakdown == group and figure.basis is basis
        ),
        None,
    )


def groups_of(found: Served, figure: Figure) -> frozenset[str]:
    """The groups of which there is a figure of the same measure, time and basis."""
    return frozenset(
        other.breakdown
        for other in found.groups(figure.indicator, Month.of(figure.period_end))
        if other.basis is figure.basis
    )


def opened(found: Served, figure: Figure) -> Opened:
    """What can be said of a figure without its rows: the rule, the settings, the numbers above and below the line."""
    indicator = catalogue.load()[figure.indicator]
    lines = tuple(heading(indicator, [figure], found.population, found.settings))
    decimals = decimals_of_counts((figure.numerator, figure.denominator))
    counts = [
        (PARTS[name], show_count(count, decimals))
        for name, count in (("numerator", figure.numerator), ("denominator", figure.denominator))
        if count is not None
    ]
    return Opened(indicator, figure, lines, tuple(counts))


def rows_of(found: Served, figure: Figure, roles: Iterable[str]) -> list[LedgerRow]:
    """The rows behind a figure. The child of a restricted record is named only to roles that its restriction names."""
    rows = found.rows(figure, frozenset(roles))
    return [*rows, *_missing(catalogue.load()[figure.indicator], rows)]


def _missing(indicator: Indicator, rows: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """Of a share, the rows below the line that no row above it stands for: those who were not seen in time, say."""
    if not isinstance(indicator.measure, Share) or not _tells_who_is_missing(indicator):
        return
    key = _same_row if isinstance(indicator.measure.meeting, Condition) else _same_child
    above = Counter(key(row) for row in rows if row.part == NUMERATOR)
    for row in rows:
        if row.part != DENOMINATOR:
            continue
        if above[key(row)]:
            above[key(row)] -= 1
        else:
            yield row._replace(part=MISSING)


def _tells_who_is_missing(indicator: Indicator) -> bool:
    """Whether each row below the line is or is not above it: so of a share, unless both are numbers given as such."""
    measure = indicator.measure
    return isinstance(measure, Share) and not (isinstance(measure.meeting, Open) and measure.meeting.amount)


def _same_row(row: LedgerRow) -> tuple[object, ...]:
    """All that a row says, whatever part it stands in."""
    return (row.child, *row[2:])


def _same_child(row: LedgerRow) -> tuple[object, ...]:
    """A child on the month end that the row is counted on, whatever the spell above the line is."""
    return (row.child, row.reason)


def first_part(indicator: Indicator, rows: Iterable[LedgerRow]) -> str:
    """The part that a page opens with: where high is good, those who keep the figure low."""
    shows = indicator.better is Better.HIGHER and any(row.part == MISSING for row in rows)
    return MISSING if shows else NUMERATOR


def why_missing(indicator: Indicator) -> str:
    """What the rows of that part lack, by the rule."""
    above, _ = rule_in_words(indicator.measure)
    asked = (above.only if isinstance(indicator.measure, Share) and above.only else None) or (above.counts,)
    return f"Above the line stands: {', '.join(asked)}. That is not so of these.".replace("*", "")


def shown(indicator: Indicator, rows: Sequence[LedgerRow], part: str, sort: str, page: int) -> RowsShown:
    """One page of the rows of a part."""
    chosen = sorted((row for row in rows if row.part == part), key=lambda row: _key(row, sort))
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(max(page, 1), pages)
    columns = tuple(
        (name, _counted(indicator, part) if name == "child" else words)
        for name, words in SORTS.items()
        if any(getattr(row, name) for row in chosen)
    )
    return RowsShown(part, columns, sort, at, pages, len(chosen), tuple(chosen[(at - 1) * PAGE : at * PAGE]))


def _counted(indicator: Indicator, part: str) -> str:
    """What one row of a part is: a child, or a worker, say."""
    above, below = parts_of(indicator.measure)
    side = above if part == NUMERATOR or below is None else below
    return COUNTED.get(side.counted.fact.name, "Child")


def days(row: LedgerRow) -> str:
    """The day of a row, or its first day and the one on which it was over; a list of one day has that day alone."""
    if row.date is None:
        return ""
    if row.until is None or row.until == row.date + timedelta(days=1):
        return show_day(row.date)
    return f"{show_day(row.date)} to {show_day(row.until)}"


def _key(row: LedgerRow, sort: str) -> tuple[str, ...]:
    date = row.date.isoformat() if row.date else ""
    first = f"{row.row or 0:09d}" if sort == "row" else str(getattr(row, sort) or "")
    return (first, date, row.child, f"{row.row or 0:09d}")


def by_part(indicator: Indicator, rows: Sequence[LedgerRow]) -> list[tuple[str, str, str]]:
    """How many rows each part has, and what they add up to where that is something else: (part, its name, rows)."""
    order = list(PARTS) if _tells_who_is_missing(indicator) else [part for part in PARTS if part != MISSING]
    if indicator.better is Better.HIGHER and MISSING in order:
        order = [MISSING, *(part for part in order if part != MISSING)]
    return [(part, PARTS[part], _how_many([row for row in rows if row.part == part])) for part in order]


def _how_many(rows: Sequence[LedgerRow]) -> str:
    count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    total = sum(row.amount for row in rows)
    if isclose(total, len(rows)):
        return count
    return f"{count}, which come to {show_count(total, decimals_of_counts([total]))}"


def as_csv(found: Served, figure: Figure, roles: Iterable[str]) -> str:
    """The rows of the figure, each once: adding up a part gives its number."""
    return csv_text(COLUMNS, map(attrgetter(*COLUMNS), found.rows(figure, frozenset(roles))))
