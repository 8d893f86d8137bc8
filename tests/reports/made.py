"""A report made by hand: every row of the catalogue, every standing, no engine and no records."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.load import AS_KNOWN
from goldenthread.records.settings import Settings
from goldenthread.reports.table import Report, monthly_table
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Basis, Status, Unit

LAST = Month(2023, 6)
MONTHS = list(months_between(LAST.plus(-2), LAST))
HOSTILE = '<script>alert("1")</script> & =1+1'
_SCALE = {Unit.PERCENT: 100, Unit.PER_10000: 10_000, Unit.MEAN: 1, Unit.COUNT: 1}


def report(month: Month = LAST, **changes: object) -> Report:
    """The report of a month; `changes` are fields of it."""
    indicators = list(catalogue.load().values())
    months = list(months_between(month.plus(-2), month))
    figures = [figure for indicator in indicators for figure in _figures(indicator, months)]
    made = Report(
        authority="X01",
        authority_name="Goldshire (made up)",
        month=month,
        table=monthly_table([i for i in indicators if i.in_report], figures, months),
        beside=monthly_table([i for i in indicators if not i.in_report], figures, months),
        loads=("2023-06-30-annex-a-0fa7d6bd", "2023-06-30-hr-4dc43a7a"),
        reference_date=month.plus(1).end,
        snapshot="aa2ad78b",
        settings={n: (v, Settings.meaning(n)) for n, v in asdict(Settings()).items()},
        made_up=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def hostile() -> Report:
    """A report whose council, load and reasons hold markup and what a workbook would take for a formula."""
    return report(authority_name=HOSTILE, loads=(HOSTILE,), snapshot="=1+1")


def _figures(indicator: Indicator, months: list[Month]) -> Iterator[Figure]:
    """Counts that differ from cell to cell; of five indicators one is rebuilt, not final, reserved, not available."""
    monthly, yearly = indicator.bases
    wanted = [*((month, monthly) for month in months), (months[-1], yearly)]
    for band in [f"age={b.label}" for b in indicator.bands] or [""]:
        for at, (month, basis) in enumerate(wanted):
            yield _figure(indicator, band, month.end, basis, at)


def _figure(indicator: Indicator, band: str, end: date, basis: Basis, at: int) -> Figure:
    numerator = float(3 + indicator.order // 10 * 7 + at * 5 + len(band))
    denominator = 36_395.0 if indicator.unit is Unit.PER_10000 else numerator + 17 * at + 1
    value: float | None = numerator / denominator * _SCALE[indicator.unit]
    status, reason = _standing(indicator.order, at)
    if status is Status.NOT_AVAILABLE:
        value = None
    counts = (None, None) if value is None else (numerator, denominator)
    return Figure(
        indicator.code, "X01", band, end, basis, *counts, value, indicator.unit, status, reason, "aa2ad78b",
        "mid-2023, made up" if indicator.unit is Unit.PER_10000 else "",
    )  # fmt: skip


def _standing(order: int, at: int) -> tuple[Status, str]:
    match order // 10 % 5:
        case 1 if at >= 2:
            return Status.PROVISIONAL, ""
        case 2:
            return Status.REBUILT, f"{AS_KNOWN}; counts too low: {HOSTILE}"
        case 3 if at < 3:
            return Status.NOT_AVAILABLE, "not loaded: visits"
        case 3:
            return Status.NOT_AVAILABLE, "not loaded: visits (and 11 more of the 12 months)"
        case 4:
            return Status.FINAL, AS_KNOWN
        case _:
            return Status.FINAL, ""
