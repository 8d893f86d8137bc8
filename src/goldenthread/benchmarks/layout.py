"""What a published file looks like, and which indicators it gives: the words in which a release is declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.terms.words import Unit

Label = tuple[str, str]  # a column, and what stands in it on the rows that are meant

GEOGRAPHY = ("time_period", "geographic_level", "region_code", "region_name", "old_la_code", "la_name")
POPULATION = "population"  # the code under which the children of a place are kept
PER = {Unit.PER_10000: 10_000, Unit.PERCENT: 100, Unit.MEAN: 1, Unit.COUNT: 1}


class Period(StrEnum):
    """What a year means in a file; the file itself does not say."""

    YEAR_TO_MARCH = "year to 31 March {}"
    AT_MARCH = "31 March {}"
    AT_SEPTEMBER = "30 September {}"
    MID_YEAR = "mid-{}"


@dataclass(frozen=True)
class Series:
    """One indicator in a file.

    `value` is the column with DfE's own figure; without it the figure is numerator over denominator.
    Columns of `numerator` and `denominator` are added up. `rows`: the labels of the rows that hold it;
    `over`: of those that hold the denominator, where that stands on other rows. `by_population`: the
    denominator is the population of the release. `rest`: the columns that make up the denominator together
    with the numerator, so that a hidden part of it may be known from what is left. `hidden_is_small`: a
    hidden numerator is 1 to 5.
    """

    indicator: str
    unit: Unit
    period: Period
    value: str = ""
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    breakdown: str = ""
    rows: tuple[Label, ...] = ()
    over: tuple[Label, ...] = ()
    by_population: bool = False
    rest: tuple[str, ...] = ()
    hidden_is_small: bool = False

    @property
    def columns(self) -> set[str]:
        """Every column that it needs."""
        labels = {column for column, _ in (*self.rows, *self.over)}
        return {*filter(None, [self.value]), *self.numerator, *self.denominator, *self.rest, *labels}


@dataclass(frozen=True)
class Layout:
    """One file of a release.

    `newest`: the last year in it, by which releases of one form are told apart. `marks`: columns that no figure
    is read from, and that tell it from files that look alike. `joint`: an authority whose figure stands on the
    row of another, because the two make one return.
    """

    kind: str
    title: str
    newest: int
    series: tuple[Series, ...]
    marks: tuple[str, ...] = ()
    joint: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> set[str]:
        """Every column that the file must have."""
        return {*GEOGRAPHY, *self.marks, *(column for series in self.series for column in series.columns)}

    @property
    def labels(self) -> set[Label]:
        """Every label that the file must have, with its column."""
        return {label for series in self.series for label in (*series.rows, *series.over)}


@dataclass(frozen=True)
class Release:
    """What DfE published in one season.

    `populations`: for the years that do not divide by the mid-year before, the mid-year that they divide by.
    """

    name: str
    title: str
    layouts: tuple[Layout, ...]
    populations: Mapping[int, int] = field(default_factory=dict)

    def mid_year(self, year: int) -> int:
        """The mid-year whose children a year's count is divided by."""
        return self.populations.get(year, year - 1)
