"""Figures as cells: what each is made of, so that figures of different indicators can be seen to add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, SIDES, Cell, Key, Subject
from goldenthread.indicators.counting import Counted, Open, Part, Rate, Share, parts_of
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit

YEAR = 12


def key_of(figure: Figure) -> Key:
    """The cell that a figure stands in."""
    month = Month.of(figure.period_end)
    return Key(figure.indicator, figure.area, figure.breakdown, month, figure.basis.value)


def cells_of(
    figures: Sequence[Figure], indicators: Iterable[Indicator], prints: Iterable[str] = SIDES
) -> list[Cell]:
    """The cells of figures; those that are not available tell nothing and have none.

    `prints`: the sides that the pack would print. Figures of the other months of the year, and of the months of
    earlier packs, go in with none.
    """
    known = {indicator.code: indicator for indicator in indicators}
    names = _names(known.values())
    sides = frozenset(prints)
    parts = _really_parts(figures, known)
    return [
        Cell(
            _subject(figure, known[figure.indicator], names, parts),
            figure.numerator,
            figure.denominator,
            sides,
        )
        for figure in figures
        if figure.numerator is not None and figure.denominator is not None
    ]


def _subject(
    figure: Figure, indicator: Indicator, names: Mapping[tuple[str, str], str], parts: set[str]
) -> Subject:
    top, bottom = parts_of(indicator.measure)
    yearly = figure.basis.is_of_year
    subject = Subject(
        key_of(figure), names[(indicator.code, NUMERATOR)], months=YEAR if yearly else 1,
        unit=figure.unit, decimals=indicator.decimals, amounts=_adds_amounts(top) or _adds_amounts(bottom),
        stock=not indicator.is_flow,
    )  # fmt: skip
    over = figure.denominator or 0.0
    if bottom is None:
        scale = _scale(figure, over) if isinstance(indicator.measure, Rate) else 1.0
        return replace(subject, per=over, scale=scale)
    return replace(
        subject, over=names[(indicator.code, DENOMINATOR)], whole=indicator.code in parts,
        scale=100.0 if figure.unit is Unit.PERCENT else 1.0,
    )  # fmt: skip


def _scale(figure: Figure, over: float) -> float:
    """By what a count over a population was multiplied: 10,000, and 12 more where a month stands for a year."""
    if figure.value and figure.numerator:
        return float(round(figure.value * over / figure.numerator))
    return 10_000.0


def _adds_amounts(part: Part | None) -> bool:
    return part is not None and isinstance(part.counted, Open) and part.counted.amount is not None


def what_is_counted(indicators: Iterable[Indicator]) -> dict[str, Counted]:
    """Everything that the indicators count, by the name that it has in cells."""
    listed = list(indicators)
    names = _names(listed)
    found = {}
    for indicator in listed:
        for side, part in zip((NUMERATOR, DENOMINATOR), parts_of(indicator.measure), strict=True):
            if part is not None:
                found[names[indicator.code, side]] = _counted(part)
    return found


def _names(indicators: Iterable[Indicator]) -> dict[tuple[str, str], str]:
    """A name for what each side of each indicator counts: the same where the same is counted."""
    names: dict[tuple[str, str], str] = {}
    first: dict[str, str] = {}
    for indicator in sorted(indicators, key=lambda indicator: (indicator.order, indicator.code)):
        for side, part in zip((NUMERATOR, DENOMINATOR), parts_of(indicator.measure), strict=True):
            if part is not None:
                own = indicator.code if side == NUMERATOR else f"{indicator.code}.{side}"
                names[(indicator.code, side)] = first.setdefault(repr(_counted(part)), own)
    return names


def _counted(part: Part) -> Counted:
    """What a part counts, its narrowing among the conditions: the same however an indicator puts it."""
    where, more = part.counted.where, part.narrowed_by
    if more is None:
        return part.counted
    return replace(part.counted, where=more if where is None else where & more)


def _really_parts(figures: Iterable[Figure], indicators: Mapping[str, Indicator]) -> set[str]:
    """Indicators whose numerator is part of the denominator, by their kind and by every figure given."""
    more = {f.indicator for f in figures if (f.numerator or 0) > (f.denominator or 0)}
    return {code for code, one in indicators.items() if isinstance(one.measure, Share) and code not in more}
