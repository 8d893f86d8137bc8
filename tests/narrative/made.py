"""Scorecards made by hand: values in, rows out, judged by the product's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.gap import Comparator
from goldenthread.judgement.movement import direction_of_travel
from goldenthread.judgement.rag import rate
from goldenthread.scorecard.card import Against, Row, Scorecard
from goldenthread.scorecard.earlier import Earlier, printed_in
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import as_written
from goldenthread.terms.words import Basis, Status

JUNE = Month(2023, 6)
_WHOSE = {
    "England": Comparator.ENGLAND,
    "Statistical neighbours": Comparator.NEIGHBOURS,
    "Target": Comparator.TARGET,
}


def row(
    code: str,
    months: Sequence[float | None],
    year: float | None,
    england: float | None = None,
    neighbours: float | None = None,
    target: float | None = None,
    *,
    group: str = "",
    last: Month = JUNE,
    provisional: int = 0,
    signal: Variation | None = None,
    counts: Mapping[Month, tuple[float, float]] | None = None,
    judged: float | None = None,
) -> Row:
    """A row of which the last `provisional` months are not final. judged: the year's figure to the last final month."""
    indicator = catalogue.load()[code]
    monthly, yearly = indicator.bases
    singles = tuple(
        figure(indicator, group, last.plus(at - len(months) + 1), monthly, value,
               Status.PROVISIONAL if at >= len(months) - provisional else Status.FINAL, counts)
        for at, value in enumerate(months)
    )  # fmt: skip
    of_year = figure(
        indicator, group, last, yearly, year, Status.PROVISIONAL if provisional else Status.FINAL
    )
    of_judged = of_year
    if provisional:
        of_judged = figure(indicator, group, last.plus(-provisional), yearly, judged, Status.FINAL)
    moved = direction_of_travel(singles, indicator.better, indicator.decimals)
    value = of_judged.value

    def against(name: str, other: float | None, source: str) -> Against | None:
        if other is None:
            return None
        rated = rate(value, other, indicator.unit, indicator.better, _WHOSE[name], indicator.decimals)
        agreed = as_written(other, indicator.unit, indicator.decimals) if name == "Target" else None
        return Against(name, other, "year to 31 March 2022", source, rated.rag, rated.rule, decimals=agreed)

    return Row(
        indicator=indicator,
        group=group,
        months=singles,
        year=of_year,
        judged=of_judged if of_judged.may_be_judged else None,
        unjudged="" if of_judged.may_be_judged else "no month is final",
        england=against("England", england, "DfE"),
        neighbours=against("Statistical neighbours", neighbours, "DfE"),
        target=against("Target", target, "improvement plan"),
        movement=moved.movement,
        direction=moved.direction,
        signal=signal,
    )


def figure(
    indicator: Indicator,
    group: str,
    month: Month,
    basis: Basis,
    value: float | None,
    status: Status,
    counts: Mapping[Month, tuple[float, float]] | None = None,
) -> Figure:
    """One figure; of none it says why."""
    top, bottom = (counts or {}).get(month, (None, None))
    return Figure(
        indicator.code, "X01", group, month.end, basis, top, bottom, value, indicator.unit,
        Status.NOT_AVAILABLE if value is None else status,
        "not loaded: made without it" if value is None else "", "aa2ad78b",
    )  # fmt: skip


def report_of(month: Month, rows: Sequence[Row], today: float | None = None) -> Earlier:
    """What the report of a month printed of some rows. today: what their years are by the records of today."""
    printed = [row.judged for row in rows if row.judged is not None]
    return printed_in(
        month, printed, [replace(f, value=f.value if today is None else today) for f in printed]
    )


def card(rows: Sequence[Row], month: Month = JUNE) -> Scorecard:
    """A scorecard of a made-up council."""
    return Scorecard(
        authority="X01",
        authority_name="Goldshire (made up)",
        area="",
        month=month,
        rows=tuple(rows),
        reference_date=date(month.year, month.month, 1),
        snapshot="aa2ad78b",
        made_up=True,
    )
