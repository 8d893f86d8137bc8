"""The figures that the pages show: read from the kept shelf, judged once for each month and area, and held in memory.

Nothing here needs to be told that something changed: whatever is held is held under the names of what it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from django.conf import settings

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.population import Population
from goldenthread.judgement.cuts import Cut, Cuts
from goldenthread.ledger.opening import LedgerRow, open_figure
from goldenthread.records.settings import Settings
from goldenthread.reports.charting import lines_of, places
from goldenthread.reports.material import Audience, Material, key_of
from goldenthread.scorecard.building import SIGNAL_MONTHS, Reading, Wanted, read_shelf
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.shelf import FOLDER, Shelf, shelf_of
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Status
from goldenthread.workspace import Workspace
from goldenthread.workspace.kept import POINTER
from goldenthread_web.performance.held import held

WHOLE_COUNCIL = ""
_RESTS_ON = ("goldenthread.toml", f"{FOLDER}/{POINTER}", "benchmarks/manifest.json")
_CARDS_HELD, _READINGS_HELD = 96, 24  # of one worker: some 60 MB at most
_LEDGERS_HELD = 4  # of one worker: the rows of the largest take some 35 MB
_MONTHS_HELD = 128  # of one worker: all measures of two states of the workspace, some 20 kB each
_GROUPS_HELD = 128  # of one worker: all measures of two months, some 10 MB


@dataclass(frozen=True)
class Served:
    """A workspace as it stood when its files were last changed, with the figures that are kept of it."""

    workspace: Workspace
    shelf: Shelf
    stamp: tuple[int, ...]

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that there is something to show of, the oldest first."""
        first = max(self.first_known, self.shelf.first.plus(SIGNAL_MONTHS - 1))
        return tuple(months_between(first, self.shelf.last))

    @cached_property
    def first_known(self) -> Month:
        """The first month of which there is any figure."""
        known = {
            figure.period_end
            for figure in self.shelf.figures()
            if figure.status is not Status.NOT_AVAILABLE and not figure.basis.is_of_year
        }
        return Month.of(min(known)) if known else self.shelf.last

    @cached_property
    def month(self) -> Month:
        """The month that a page shows when none is asked for: the last of which most figures are final."""
        return _last_final(self)

    @property
    def areas(self) -> tuple[str, ...]:
        return self.shelf.areas

    @property
    def teams(self) -> Mapping[str, str]:
        return self.shelf.teams

    @cached_property
    def population(self) -> Population:
        """The estimates that the kept figures were worked out with."""
        return self.workspace.population_with(self.shelf.snapshot)

    @cached_property
    def settings(self) -> Settings:
        """The settings that the snapshot was made with."""
        return Settings.read(self.shelf.snapshot.manifest["settings"])

    def card(self, month: Month, area: str = WHOLE_COUNCIL) -> Scorecard:
        return _card(self.workspace.folder, self.stamp, month, area)

    def reading(self, area: str = WHOLE_COUNCIL) -> Reading:
        """All figures that are kept of the council or a part of it, with what they are put beside."""
        return _reading(self.workspace.folder, self.stamp, area)

    def groups(self, indicator: str, month: Month) -> tuple[Figure, ...]:
        """The kept figures of one measure and month, by whatever they can be split."""
        return _groups(self.workspace.folder, self.stamp, indicator, month)

    def final_months(self, indicator: str) -> tuple[Figure, ...]:
        """The single months of a measure that may be judged, of the whole council, the oldest first."""
        return _final_months(self.workspace.folder, self.stamp, indicator)

    def rows(self, figure: Figure, roles: frozenset[str]) -> tuple[LedgerRow, ...]:
        """The rows behind a figure for somebody with these roles. The last few are held, for whoever turns pages."""
        return _rows(self.workspace.folder, self.stamp, figure, roles)

    def material(self, month: Month, area: str = WHOLE_COUNCIL, cut: Cut | None = None) -> Material:
        """What the blocks of a report are made from, without the words. cut: with the measures of that cut alone."""
        return material_of(self.workspace.folder, self.stamp, month, area, cut)


def served() -> Served | None:
    """What there is to show now; None before anything is kept."""
    folder = settings.ENVIRONMENT.workspace
    return _served(folder, _stamp(folder))


def warm() -> None:
    """Read the council's figures before the first reader asks for them."""
    found = served()
    if found is not None:
        found.material(found.month)


def _stamp(folder: Path) -> tuple[int, ...]:
    """When what the pages rest on was last changed."""
    return tuple(_changed(folder / name) for name in _RESTS_ON)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@held(2)
def _served(folder: Path, stamp: tuple[int, ...]) -> Served | None:
    workspace = Workspace.open(folder)
    shelf = shelf_of(workspace)
    return Served(workspace, shelf, stamp) if shelf else None


@held(_READINGS_HELD)
def _reading(folder: Path, stamp: tuple[int, ...], area: str) -> Reading:
    found = _served(folder, stamp)
    assert found is not None, "a card is asked for by what was served"  # noqa: S101
    return read_shelf(found.workspace, found.shelf, Wanted(area=area))


@held(_CARDS_HELD)
def _card(folder: Path, stamp: tuple[int, ...], month: Month, area: str) -> Scorecard:
    return _reading(folder, stamp, area).card(month)


def material_of(
    folder: Path, stamp: tuple[int, ...], month: Month, area: str, cut: Cut | None = None
) -> Material:
    """What all pages of a month and part are made from, of a workspace as it stood."""
    whole = _material(folder, stamp, month, area)
    found = None if cut is None else _served(folder, stamp)
    return whole if cut is None or found is None else _cut(whole, found.workspace.cuts, cut)


@held(_CARDS_HELD)
def _material(folder: Path, stamp: tuple[int, ...], month: Month, area: str) -> Material:
    card = _card(folder, stamp, month, area)
    return Material(card, Audience.OPERATIONAL, lines={key_of(row): lines_of(row) for row in card.rows},
                    neighbours=dict(places(card.rows)))  # fmt: skip


def _cut(whole: Material, cuts: Cuts, cut: Cut) -> Material:
    rows = tuple(
        row
        for row in whole.card.rows
        if cuts.shows(cut, row.indicator.code, in_report=row.indicator.in_report)
    )
    return replace(whole, card=replace(whole.card, rows=rows))


@held(_GROUPS_HELD)
def _groups(folder: Path, stamp: tuple[int, ...], indicator: str, month: Month) -> tuple[Figure, ...]:
    found = _served(folder, stamp)
    assert found is not None, "figures are asked for by what was served"  # noqa: S101
    return tuple(found.shelf.breakdowns(indicator, month))


@held(_MONTHS_HELD)
def _final_months(folder: Path, stamp: tuple[int, ...], code: str) -> tuple[Figure, ...]:
    basis = catalogue.load()[code].bases[0]
    found = [
        figure
        for figure in _reading(folder, stamp, WHOLE_COUNCIL).figures
        if figure.indicator == code
        and figure.breakdown == WHOLE_COUNCIL
        and figure.basis is basis
        and figure.may_be_judged
    ]
    return tuple(sorted(found, key=lambda figure: figure.period_end))


@held(_LEDGERS_HELD)
def _rows(
    folder: Path, stamp: tuple[int, ...], figure: Figure, roles: frozenset[str]
) -> tuple[LedgerRow, ...]:
    found = _served(folder, stamp)
    assert found is not None, "rows are asked for by what was served"  # noqa: S101
    rows = open_figure(
        found.shelf.snapshot,
        found.population,
        catalogue.load()[figure.indicator],
        Month.of(figure.period_end),
        figure.basis,
        figure.breakdown,
        roles,
    )
    return tuple(rows)


def _last_final(found: Served) -> Month:
    """The newest month in which half of what there is to judge is final; the newest of all where none is."""
    for month in reversed(found.months):
        shown = [
            row.months[-1]
            for row in found.card(month).rows
            if row.months and row.months[-1].value is not None
        ]
        if shown and 2 * sum(figure.is_final for figure in shown) >= len(shown):
            return month
    return found.shelf.last
