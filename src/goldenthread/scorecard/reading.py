"""Reads figures out of a snapshot: chosen indicators, months and groups, with their standing."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.engine.cube import Cube
from goldenthread.engine.figures import YEAR, Figures
from goldenthread.engine.opened import availability, child_reference_dates, open_engine
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown


class UnknownAreaError(ValueError):
    """An area that nothing in the snapshot names; the message lists those that there are."""


def read_figures(
    snapshot: Snapshot,
    population: Population,
    indicators: Sequence[Indicator],
    first: Month,
    last: Month,
    by: Breakdown | None = None,
    area: str = "",
    engine: str = "duckdb",
) -> list[Figure]:
    """The figures of some indicators for every month from `first` to `last`.

    Without `by`: the authority as a whole, and the age bands that an indicator has of its own. `area`
    is a locality, service or team ("locality=North") to be read in place of the authority.
    """
    authority = str(snapshot.manifest["authority"])
    wanted = by if not area else Breakdown(area.partition("=")[0])
    cube = open_engine(snapshot, engine).cube(indicators, first.plus(1 - YEAR), last, wanted)
    settings = Settings.read(snapshot.manifest["settings"])
    figures = Figures(cube, authority, population, availability(snapshot), snapshot.id, settings.annualise)
    months = list(months_between(first, last))
    return [
        figure
        for indicator in indicators
        for figure in figures.of(indicator, months, _groups(indicator, cube, by, area))
    ]


def latest_month(snapshot: Snapshot) -> Month | None:
    """The last month that has ended by the newest load of children's records; None where there is none."""
    dates = child_reference_dates(snapshot)
    if not dates:
        return None
    month = Month.of(dates[-1])
    return month if month.end <= dates[-1] else month.plus(-1)


def _groups(indicator: Indicator, cube: Cube, by: Breakdown | None, area: str) -> list[str]:
    if area:
        kind = area.partition("=")[0]
        known = sorted(a.breakdown for a in cube.areas if a.breakdown.startswith(f"{kind}="))
        if area not in known:
            raise UnknownAreaError(f"There is no {area!r} here. There are: {', '.join(known) or 'none'}.")
        return [area]
    if by is None:
        return ["", *(f"age={band.label}" for band in indicator.bands)]
    if by is Breakdown.AGE:
        return [f"age={label}" for label in AGE_BANDS]
    return sorted(a.breakdown for a in cube.areas if a.breakdown.startswith(f"{by.value}="))
