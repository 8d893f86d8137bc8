"""A measure month by month as a control chart: what is chance, what is more than chance, and where the target lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from string import ascii_uppercase

from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.charts.chart import NOT_FROM_NOUGHT, Chart
from goldenthread.charts.monthly_drawing import specification, starts_at_nought
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    SUPPRESSED,
    show,
    show_between,
    show_ends,
    show_month,
)
from goldenthread.terms.words import Unit

KIND = "Months"
_YEAR = 12
_FEWEST = 2
_AND_SO = ": left out, and the limits are those of the other months"


@dataclass(frozen=True)
class Point:
    """One month. `value` None: there is none, and `gap` is its mark. `why`: the rule that marks it, in words."""

    month: Month
    value: float | None
    mark: str = ""
    is_final: bool = True
    variation: Variation = Variation.COMMON
    why: str = ""
    gap: str = NOT_AVAILABLE


@dataclass(frozen=True)
class Stretch:
    """Months with one mean and one pair of limits. `is_trial`: there are too few months to rely on them."""

    first: Month
    last: Month
    mean: float
    lower: float | None = None
    upper: float | None = None
    is_trial: bool = False


@dataclass(frozen=True)
class Event:
    """Something that happened in a month, such as an action that was delivered: in words, to stand beside a letter."""

    month: Month
    words: str


@dataclass(frozen=True)
class Monthly:
    """All that the chart of one measure needs; what is judged was judged elsewhere.

    decimals: of the months and the limits; usual: of the target, as it was agreed. notes: what to know before
    believing its limits, and why they begin anew. main: see Chart. events: each marked by a line and a letter.
    """

    subject: str
    title: str
    finding: str
    message: str
    unit: Unit
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...] = ()
    target: float | None = None
    decimals: int | None = None
    usual: int | None = None
    notes: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def lettered(self) -> dict[Month, str]:
        """The months in which something happened, each with its letter; those beside the picture have none."""
        first = min((point.month for point in self.points if point.value is not None), default=None)
        there = {point.month for point in self.points if first is not None and point.month >= first}
        months = sorted({event.month for event in self.events} & there)
        return {month: letter_of(at) for at, month in enumerate(months)}

    def show(self, value: float) -> str:
        return show(value, self.unit, self.decimals)

    def show_target(self, value: float) -> str:
        return show(value, self.unit, self.usual)

    def show_limits(self, stretch: Stretch) -> tuple[str, str] | None:
        """Lower and upper limit, both with the same decimals, as the words tell them."""
        if stretch.lower is None or stretch.upper is None:
            return None
        return show_ends(stretch.lower, stretch.upper, self.unit, self.decimals)


def letter_of(at: int) -> str:
    """A for the first, Z for the twenty-sixth, then AA."""
    before, last = divmod(at, len(ascii_uppercase))
    return (letter_of(before - 1) if before else "") + ascii_uppercase[last]


def monthly_chart(series: Monthly) -> Chart | None:
    """The chart; None where no month has a value, or one alone: that is said in words."""
    known = [at for at, point in enumerate(series.points) if point.value is not None]
    if len(known) < _FEWEST:
        return None
    columns, rows = _table(series)
    notes = tuple(_notes(series))
    series = replace(series, points=series.points[known[0] :])  # the picture begins with the first figure
    return Chart(
        KIND,
        series.subject,
        series.title,
        series.finding,
        series.message,
        columns,
        rows,
        specification(series),
        notes,
        main=series.main,
        foot=" ".join(_at_foot(series)),
        drawn=partial(specification, series),
    )


def _at_foot(series: Monthly) -> Iterator[str]:
    """What a picture can't be read without, where there is no room for its notes."""
    if unsure := _unsure(series):
        yield f"Hollow: not final yet, {_months(unsure)}."
    if not starts_at_nought(series):
        yield NOT_FROM_NOUGHT


def _unsure(series: Monthly) -> list[Month]:
    return [point.month for point in series.points if point.value is not None and not point.is_final]


def _table(series: Monthly) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Twelve months to a row, each row ending with the same month as the last."""
    found = {point.month: point for point in series.points}
    first, last = series.points[0].month, series.points[-1].month
    years = -(-(last.number - first.number + 1) // _YEAR)
    starts = [last.plus(1 - _YEAR * back) for back in range(years, 0, -1)]
    columns = (
        Column("12 months to"),
        *(Column(f"{m.start:%b}", is_number=True) for m in months_between(starts[0], starts[0].plus(11))),
    )
    letters = series.lettered
    rows: list[tuple[Cell, ...]] = []
    for start in starts:
        months, to = [start.plus(n) for n in range(_YEAR)], show_month(start.plus(_YEAR - 1))
        rows.append((Words(to), *(_cell(series, found.get(month)) for month in months)))
        if any(month in letters for month in months):
            rows.append((Words(f"{to}: marked"), *(Words(letters.get(month, "")) for month in months)))
    return columns, tuple(rows)


def _cell(series: Monthly, point: Point | None) -> Cell:
    if point is None:
        return Gap(NOT_APPLICABLE)
    if point.value is None:
        return Gap(point.gap)
    return Number(point.value, series.unit, series.decimals, point.mark)


def _notes(series: Monthly) -> Iterator[str]:
    """What must be said under the chart, in words. A month that is kept back has a figure, only not here."""
    first = next(at for at, p in enumerate(series.points) if p.value is not None or p.gap == SUPPRESSED)
    series = replace(series, points=series.points[first:])
    for stretch in series.stretches:
        yield _limits(series, stretch)
    marked: dict[str, list[Month]] = {}
    for point in series.points:
        if point.variation is not Variation.COMMON:
            marked.setdefault(point.why or "more than chance", []).append(point.month)
    for why, months in marked.items():
        yield f"{_months(months)}: {why.rstrip('.')}."
    if unsure := _unsure(series):
        yield f"Not final yet, so not judged: {_months(unsure)} (hollow)."
    if first:
        yield f"No figure before {show_month(series.points[0].month)}."
    for why, gone in _gone(series).items():
        yield f"{why} {_months(gone)}{_AND_SO if series.stretches else ''}."
    yield from series.notes
    yield from _happened(series)
    if not starts_at_nought(series):
        yield NOT_FROM_NOUGHT


def _happened(series: Monthly) -> Iterator[str]:
    """What each letter of the chart stands for."""
    for month, letter in series.lettered.items():
        words = "; ".join(event.words for event in series.events if event.month == month)
        yield f"{letter}, {show_month(month)}: {words.rstrip('.')}."


def _gone(series: Monthly) -> dict[str, list[Month]]:
    """The months without a figure, those that are kept back by themselves."""
    found: dict[str, list[Month]] = {}
    for point in series.points:
        if point.value is None:
            why = "Kept back:" if point.gap == SUPPRESSED else "No figure for"
            found.setdefault(why, []).append(point.month)
    return found


def _limits(series: Monthly, stretch: Stretch) -> str:
    over = f"Mean {series.show(stretch.mean)}"
    if stretch.lower is not None and stretch.upper is not None:
        kind = "trial limits" if stretch.is_trial else "limits"
        over += f", {kind} {show_between(stretch.lower, stretch.upper, series.unit, series.decimals)}"
    when = f" from {show_month(stretch.first)}" if len(series.stretches) > 1 else ""
    return f"{over}{when}."


def _months(months: Sequence[Month]) -> str:
    """Months in words, those that follow each other as a span."""
    spans: list[list[Month]] = []
    for month in months:
        if spans and spans[-1][-1].plus(1) == month:
            spans[-1].append(month)
        else:
            spans.append([month])
    said = [show_month(s[0]) if len(s) == 1 else f"{show_month(s[0])} to {show_month(s[-1])}" for s in spans]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
