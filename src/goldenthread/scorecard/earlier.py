"""The year's figures that a report's words compare with: those that the last report printed.

A reader who holds the last report in the other hand must find the same number there. So it is the number of that
report, and where later records make the same year another one, that is said too. Where no report was published
before, the year to three months earlier stands in, and is never called a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.indicators.figure import Figure
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.terms.months import Month

MONTHS_BACK = 3
KeyOfRow = tuple[str, str]


@dataclass(frozen=True)
class Earlier:
    """Figures by indicator and group.

    report: the month of the last report; None where none was published. figures: as that report printed them, or the
    years to some months earlier. today: the same years by the records of today, beside what a report printed.
    """

    report: Month | None = None
    figures: Mapping[KeyOfRow, Figure] = field(default_factory=dict)
    today: Mapping[KeyOfRow, Figure] = field(default_factory=dict)

    def of(self, row: Row) -> Figure | None:
        """The figure that a row's year is compared with. One that is kept back is not told of."""
        return _with_value(self.figures.get(_key(row)))

    def today_of(self, row: Row) -> Figure | None:
        """The same year by the records of today."""
        return _with_value(self.today.get(_key(row)))

    @property
    def told(self) -> tuple[Figure, ...]:
        """Which of today's figures the words tell: what was printed already is not told anew."""
        return tuple((self.figures if self.report is None else self.today).values())

    def among(self, figures: Iterable[Figure]) -> Earlier:
        """The same with today's figures as they are given, such as those of them that may be published."""
        found = {_identity(figure): figure for figure in figures}
        kept = {_key_of(f): found[_identity(f)] for f in self.told if _identity(f) in found}
        return replace(self, figures=kept) if self.report is None else replace(self, today=kept)


def printed_in(report: Month, printed: Sequence[Figure], figures: Iterable[Figure]) -> Earlier:
    """What the report of a month printed, beside the same years among today's figures."""
    of_years = {_identity(figure) for figure in printed}
    today = {_key_of(figure): figure for figure in figures if _identity(figure) in of_years}
    return Earlier(report, {_key_of(figure): figure for figure in printed}, today)


def months_before(card: Scorecard) -> Earlier:
    """The years of an earlier month's scorecard, where there is no report to compare with."""
    return Earlier(figures={_key(row): row.judged for row in card.rows if row.judged is not None})


def _key(row: Row) -> KeyOfRow:
    return row.indicator.code, row.group


def _key_of(figure: Figure) -> KeyOfRow:
    return figure.indicator, figure.breakdown


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.breakdown, figure.period_end, figure.basis


def _with_value(figure: Figure | None) -> Figure | None:
    return figure if figure is not None and figure.value is not None else None
