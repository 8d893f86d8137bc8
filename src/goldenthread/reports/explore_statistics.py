"""Figures in the layout of the files of DfE's service Explore education statistics: whoever reads those can read ours.

One row for each figure: when and where, then the columns to choose by (filters), then the numbers (EES calls them
indicators), one column for each kind of number. Where there is none stands the symbol that EES uses. A second file,
`.meta.csv`, says what each column is. What of the standard fits a council, and what does not: docs/decisions/0016.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.reports.groups import group_words
from goldenthread.terms.safe_csv import csv_text
from goldenthread.terms.words import Basis, Status, Unit

SUPPRESSED, NOT_APPLICABLE, NOT_AVAILABLE = "c", "z", "x"
UNKNOWN = "Not available"
TOTAL = "Total"

PLACE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
META = (
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
)  # fmt: skip


@dataclass(frozen=True)
class Council:
    """Where the figures are of, by the codes that DfE uses. A region that is not known is "x", "Not available"."""

    old_la_code: str
    new_la_code: str
    name: str
    region_code: str = NOT_AVAILABLE
    region_name: str = UNKNOWN


@dataclass(frozen=True)
class _Filter:
    """A column to choose by. grouped_by: the column by which its entries are put together, which has no line of its
    own in the file on columns."""

    name: str
    label: str
    hint: str
    grouped_by: str = ""


@dataclass(frozen=True)
class _Number:
    """A column of numbers. `of`: the unit of the measures whose value it holds; None: it holds a count behind it."""

    name: str
    label: str
    of: Unit | None = None
    unit: str = ""
    decimals: int = 0


_FILTERS = (
    _Filter("measure", "Measure", "The measure, by its name in the report", "measure_topic"),
    _Filter("measure_code", "Code of the measure", "The same measure, by its code"),
    _Filter("period_length", "Length of the period", "A month, or the year that ends with it"),
    _Filter("breakdown", "Breakdown", "A group of people or a part of the council", "breakdown_topic"),
    _Filter("figure_status", "How final the figure is", "Provisional figures will still move"),
)
_NUMBERS = (
    _Number("numerator", "Number counted (above the line)"),
    _Number("denominator", "Number it is counted over (below the line)"),
    _Number("count", "Number", Unit.COUNT, decimals=1),
    _Number("percent", "Percentage", Unit.PERCENT, "%", 1),
    _Number("rate_per_10000", "Rate per 10,000 children", Unit.PER_10000, decimals=1),
    _Number("average", "Average", Unit.MEAN, decimals=1),
)
COLUMNS = (
    *PLACE,
    *(name for one in _FILTERS for name in (one.grouped_by, one.name) if name),
    *(one.name for one in _NUMBERS),
)
_PERIODS: Mapping[Basis, str] = {
    Basis.MONTH: "Month",
    Basis.MONTH_ANNUALISED: "Month, as a yearly rate",
    Basis.ROLLING_12: "12 months together",
    Basis.AVERAGE_12: "Average of 12 months",
    Basis.POINT: "Last day of the month",
}
_STATUSES: Mapping[Status, str] = {
    Status.FINAL: "Final",
    Status.PROVISIONAL: "Provisional",
    Status.REBUILT: "Rebuilt",
    Status.NOT_AVAILABLE: UNKNOWN,
}


def data_csv(council: Council, figures: Iterable[Figure]) -> str:
    """The file of figures: unrounded, with the counts behind each."""
    return csv_text(COLUMNS, (_line(council, figure) for figure in figures))


def meta_csv() -> str:
    """The file on its columns. It is the same for all figures."""
    return csv_text(META, _meta())


def _line(council: Council, figure: Figure) -> Sequence[object]:
    kind, _, _ = figure.breakdown.partition("=")
    return (
        str(figure.period_end.year), f"{figure.period_end:%B}", "Local authority", "E92000001", "England",
        council.region_code, council.region_name, council.old_la_code, council.new_la_code, council.name,
        *_measure(figure.indicator), figure.indicator, _PERIODS[figure.basis],
        kind.capitalize() or TOTAL, group_words(figure.breakdown) or TOTAL, _STATUSES[figure.status],
        *(_cell(number, figure) for number in _NUMBERS),
    )  # fmt: skip


def _measure(code: str) -> tuple[str, str]:
    """The topic and the name of a measure; an old pack may have one that is counted no more."""
    found = catalogue.load().get(code)
    return (found.theme.value, found.label) if found else (UNKNOWN, code)


def _cell(number: _Number, figure: Figure) -> str:
    """A number, or the symbol that says why there is none."""
    if not _applies(number, figure):
        return NOT_APPLICABLE
    if figure.kept_back:
        return SUPPRESSED
    value = figure.value if number.of else getattr(figure, number.name)
    if value is not None:
        return plain(value)
    return NOT_AVAILABLE if figure.status is Status.NOT_AVAILABLE else NOT_APPLICABLE


def _applies(number: _Number, figure: Figure) -> bool:
    """Whether a figure has such a number at all: a percentage is no rate, a plain number is counted over nothing."""
    if number.of:
        return number.of is figure.unit
    return number.name != "denominator" or figure.unit is not Unit.COUNT


def plain(value: float) -> str:
    """A number in digits alone, all of them: "12", "27.27272727272727"."""
    return f"{int(value)}" if value == int(value) else f"{Decimal(repr(value)):f}"


def _meta() -> Iterator[Sequence[object]]:
    for one in _FILTERS:
        yield (one.name, "Filter", one.label, "", "", "", one.hint, one.grouped_by)
    for number in _NUMBERS:
        group = "Figure" if number.of else "Counts behind it"
        yield (number.name, "Indicator", number.label, group, number.unit, number.decimals, "", "")
