"""The cells that a text can speak of: every number of the scorecard, with whose it is and of what time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from goldenthread.indicators.figure import Figure
from goldenthread.judgement.gap import Allowance
from goldenthread.judgement.in_line import NEAR
from goldenthread.scorecard.card import Against, Row, Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.months import Month
from goldenthread.terms.showing import places, round_half_up, show, show_month
from goldenthread.terms.words import Basis, Better, Unit


class Whose(StrEnum):
    """Whose figure a cell holds; the value is the word for it in a sentence."""

    OURS = "our"
    ENGLAND = "England"
    NEIGHBOURS = "statistical neighbours"
    TARGET = "target"


@dataclass(frozen=True)
class Cell:
    """One number. `month`: the month that it is of, or the last of its year; None where it has no time of its own.

    `where` says in words which cell it is: "Referrals to children's social care, year to June 2023".
    `counts`: the numbers of children, records or posts behind it.
    """

    key: str
    group: str
    whose: Whose
    where: str
    value: float | None
    unit: Unit
    decimals: int | None = None
    month: Month | None = None
    yearly: bool = False
    counts: tuple[float, ...] = ()

    @property
    def shown(self) -> str:
        """The value as it stands in the table; "no figure" where there is none."""
        return "no figure" if self.value is None else show(self.value, self.unit, self.decimals)

    def fits(self, number: float, decimals: int) -> bool:
        """Whether a text may give the cell as this number: it is the cell, shown with as many decimals."""
        return self.value is not None and round_half_up(self.value, decimals) == round_half_up(
            number, decimals
        )

    def counts_fit(self, number: float, decimals: int) -> bool:
        """Whether the number is one of the counts behind the cell."""
        return any(round_half_up(count, decimals) == round_half_up(number, decimals) for count in self.counts)

    @property
    def shown_number(self) -> Decimal:
        """The value as it stands in the table, as a number."""
        return round_half_up(self.value or 0.0, self.places)

    @property
    def is_shown_whole(self) -> bool:
        """Whether nothing of the value is lost where it is shown: 55 is, a mean of 54.667 is not."""
        return self.value is not None and math.isclose(float(self.shown_number), self.value, rel_tol=1e-9)

    @property
    def places(self) -> int:
        return 0 if self.value is None else places(self.value, self.unit, self.decimals)


@dataclass(frozen=True)
class FurtherCell:
    """A number that a text may speak of and the scorecard's rows don't hold, such as one of the posts table.

    label: what it is. basis: what it is a share of, or counted over, in words. called: the ways in which
    people name it ("agency worker rate"); `[the]` may be left out, `to|of` is either. scope: words that tell
    it from others that are called the same ("social workers", "all posts").
    """

    label: str
    basis: str
    value: float
    unit: Unit
    called: tuple[str, ...]
    scope: tuple[str, ...] = ()
    counts: tuple[float, ...] = ()

    @property
    def cell(self) -> Cell:
        where = f"{self.label}, {self.basis}" if self.basis else self.label
        return Cell(self.label, "", Whose.OURS, where, self.value, self.unit, None, counts=self.counts)


@dataclass(frozen=True)
class Held:
    """All that is held of one thing that has a name: a row of the scorecard, or one further cell.

    judged: the year's figure that is compared. report: the month of the last report, and earlier: the year's figure
    that it printed. today: the same year by the records of today. base: the year to an earlier month, where there is
    no report.
    """

    key: str
    group: str
    label: str
    unit: Unit
    better: Better
    decimals: int | None
    months: Mapping[Month, Cell]
    years: tuple[Cell, ...]
    others: Mapping[Whose, Cell]
    row: Row | None = None
    scope: tuple[str, ...] = ()
    plain: tuple[Cell, ...] = ()
    judged: Cell | None = None
    report: Month | None = None
    earlier: Cell | None = None
    today: Cell | None = None
    base: Cell | None = None

    @property
    def near(self) -> Allowance:
        """How far figures may be apart and still be in line."""
        return NEAR if self.row is None else self.row.near

    @property
    def known_years(self) -> tuple[Cell, ...]:
        """The cells of every year that is held, by the records of today where these are known."""
        return (*self.years, *(cell for cell in (self.base, self.today or self.earlier) if cell is not None))

    @property
    def ordered(self) -> list[Cell]:
        """The single months' cells, the oldest first."""
        return [self.months[month] for month in sorted(self.months)]

    @property
    def final(self) -> list[Cell]:
        """The single months that may be judged, the oldest first."""
        final = {Month.of(f.period_end) for f in self.row.months if f.may_be_judged} if self.row else set()
        return [cell for cell in self.ordered if cell.month in final]


class Cells:
    """The cells of one scorecard, with any further ones and those of the last report, where these are handed in."""

    def __init__(
        self, card: Scorecard, further: Sequence[FurtherCell] = (), earlier: Earlier | None = None
    ) -> None:
        self.card = card
        self.further = tuple(further)
        rows = [_of_row(row, earlier) for row in card.rows]
        self._held: dict[tuple[str, str], Held] = {(held.key, held.group): held for held in rows}
        for extra in further:
            self._held[extra.label, ""] = _of_further(extra)

    def held(self, key: str, group: str) -> Held | None:
        return self._held.get((key, group))

    def of_key(self, key: str) -> list[Held]:
        """Every group of one indicator."""
        return [held for (its_key, _), held in self._held.items() if its_key == key]

    @property
    def shares(self) -> frozenset[str]:
        """The keys of the rows that are percentages."""
        return frozenset(held.key for held in self._held.values() if held.unit is Unit.PERCENT)

    @property
    def groups(self) -> frozenset[str]:
        """The groups that have rows of their own."""
        return frozenset(group for _, group in self._held if group)

    @property
    def places(self) -> list[str]:
        """The names of areas and teams, the longest first: "Referrals East" is a team and no indicator."""
        named = {group for group in (*self.groups, self.card.area) if not group.startswith("age=")}
        return sorted((group.partition("=")[2] for group in named if group), key=len, reverse=True)


def label_of(row: Row) -> str:
    """The row's name with its group: "Care leavers in touch, 17-18"."""
    group = row.group.partition("=")[2]
    return f"{row.indicator.label}, {group}" if group else row.indicator.label


def period_of(figure: Figure) -> str:
    """ "June 2023", "year to June 2023", "12-month average to June 2023"."""
    month = show_month(Month.of(figure.period_end))
    if figure.basis is Basis.ROLLING_12:
        return f"year to {month}"
    if figure.basis is Basis.AVERAGE_12:
        return f"12-month average to {month}"
    return f"{month} counted up to a year" if figure.basis is Basis.MONTH_ANNUALISED else month


def cell_of(row: Row, figure: Figure) -> Cell:
    """The cell of one of the row's own figures."""
    counts = tuple(n for n in (figure.numerator, figure.denominator) if n is not None)
    where = f"{label_of(row)}, {period_of(figure)}"
    month, yearly = Month.of(figure.period_end), figure.basis.is_of_year
    indicator = row.indicator
    return Cell(
        indicator.code, row.group, Whose.OURS, where, figure.value, figure.unit, indicator.decimals, month,
        yearly, counts,
    )  # fmt: skip


def against_cell(row: Row, whose: Whose, against: Against) -> Cell:
    """The cell of a comparator's figure, with the decimals of ours or those that it was agreed with."""
    name = "target" if whose is Whose.TARGET else f"{against.name}, {against.year}"
    indicator = row.indicator
    where = f"{label_of(row)}, {name}"
    decimals = indicator.decimals if against.decimals is None else against.decimals
    return Cell(indicator.code, row.group, whose, where, against.value, indicator.unit, decimals)


def earlier_cell(row: Row, earlier: Earlier) -> Cell | None:
    """The year's figure that the last report printed, or that of some months before where there is none."""
    if (figure := earlier.of(row)) is None:
        return None
    cell = cell_of(row, figure)
    if earlier.report is None:
        return cell
    return replace(cell, where=f"{cell.where}, in the report of {show_month(earlier.report)}")


def today_cell(row: Row, earlier: Earlier) -> Cell | None:
    """The year that the last report printed, by the records of today."""
    return None if (figure := earlier.today_of(row)) is None else cell_of(row, figure)


def _of_row(row: Row, earlier: Earlier | None) -> Held:
    before = earlier or Earlier()
    printed = earlier_cell(row, before)
    indicator = row.indicator
    yearly = [row.year] if row.judged is None or row.judged == row.year else [row.year, row.judged]
    named = ((Whose.ENGLAND, row.england), (Whose.NEIGHBOURS, row.neighbours), (Whose.TARGET, row.target))
    return Held(
        key=indicator.code,
        group=row.group,
        label=label_of(row),
        unit=indicator.unit,
        better=indicator.better,
        decimals=indicator.decimals,
        months={Month.of(figure.period_end): cell_of(row, figure) for figure in row.months},
        years=tuple(cell_of(row, figure) for figure in yearly),
        others={whose: against_cell(row, whose, a) for whose, a in named if a is not None},
        row=row,
        judged=None if row.judged is None else cell_of(row, row.judged),
        report=before.report,
        earlier=printed if before.report else None,
        today=today_cell(row, before),
        base=None if before.report else printed,
    )


def _of_further(extra: FurtherCell) -> Held:
    return Held(
        key=extra.label,
        group="",
        label=extra.cell.where,
        unit=extra.unit,
        better=Better.NEITHER,
        decimals=None,
        months={},
        years=(),
        others={},
        scope=extra.scope,
        plain=(extra.cell,),
    )
