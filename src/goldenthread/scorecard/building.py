"""Builds the scorecard of a workspace: figures read, comparators asked, targets looked up, each row judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread import catalogue
from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.comparison import Comparison
from goldenthread.benchmarks.printed import MODEL as PRINTED_MODEL
from goldenthread.benchmarks.printed import NOTE, Printed
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.engine.opened import child_reference_dates
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import MEDIAN, Judgement
from goldenthread.records.files import read_parquet
from goldenthread.records.snapshot import Snapshot
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.scorecard.judging import judged_row
from goldenthread.scorecard.out_by import model_in_use, releases_out
from goldenthread.scorecard.reading import read_figures
from goldenthread.scorecard.shelf import Shelf
from goldenthread.targets.reading import read_targets
from goldenthread.targets.target import Targets
from goldenthread.terms.months import Month
from goldenthread.terms.words import Theme
from goldenthread.workspace import Workspace
from goldenthread.workspace.benchmarks import comparators_of

SIGNAL_MONTHS = 24
NO_MEDIAN = (
    "That report has the neighbours' mean and not their median, so nothing is compared with the neighbours."
)


@dataclass(frozen=True)
class Wanted:
    """What to make a scorecard of, beside its month: indicators (all by default), an area ("locality=North"), and
    which release and neighbour model to compare with (by default the newest release and model that were out in the
    month). files: the published files to compare with, by their names; those in force by default."""

    indicators: Sequence[Indicator] = ()
    area: str = ""
    release: str = ""
    model: str = ""
    files: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Reading:
    """A workspace's figures, read once, with what they are put beside: from it come the cards of several months."""

    workspace: Workspace
    snapshot: Snapshot
    wanted: Wanted
    indicators: Sequence[Indicator]
    figures: Sequence[Figure]
    asked: Benchmarks | Printed
    targets: Targets
    findings: tuple[str, ...]

    def of(self, figures: Sequence[Figure]) -> Reading:
        """The same with other figures, such as those of them that may be published."""
        return replace(self, figures=figures)

    def only(self, indicators: Sequence[Indicator]) -> Reading:
        """The same with some of its indicators; with all where none are named."""
        if not indicators:
            return self
        codes = {indicator.code for indicator in indicators}
        figures = [figure for figure in self.figures if figure.indicator in codes]
        return replace(self, indicators=indicators, figures=figures)

    def card(self, month: Month) -> Scorecard:
        """The scorecard of a month: what is not final is shown, and the last final month is judged."""
        first = month.plus(1 - SIGNAL_MONTHS)
        figures = [figure for figure in self.figures if first.start <= figure.period_end <= month.end]
        workspace, snapshot = self.workspace, self.snapshot
        model = _model(self.asked, self.wanted.model, month)
        beside = _Beside(workspace.authority, month, self.asked, model, self.targets, self.wanted)
        by, starts = workspace.judgement, workspace.new_starts
        rows = _rows(self.indicators, figures, month, beside, by, starts)
        dates = child_reference_dates(snapshot)
        return Scorecard(
            workspace.authority,
            workspace.name,
            self.wanted.area,
            month,
            rows,
            dates[-1] if dates else month.end,
            snapshot.id,
            workspace.made_up,
            {"benchmarks": _releases(rows)},
            model,
            dict(snapshot.manifest["settings"]),
            self.findings,
            by,
            starts,
        )


def read(workspace: Workspace, first: Month, last: Month, wanted: Wanted | None = None) -> Reading:
    """All that the cards of the months from `first` to `last` are made from."""
    wanted = wanted or Wanted()
    snapshot = workspace.snapshot()
    begin = first.plus(1 - SIGNAL_MONTHS)
    indicators = _indicators(wanted)
    figures = read_figures(snapshot, workspace.population, indicators, begin, last, area=wanted.area)
    return _reading(workspace, snapshot, wanted, figures)


def read_shelf(workspace: Workspace, shelf: Shelf, wanted: Wanted | None = None) -> Reading:
    """The same from what is kept on the shelf, for every month that it has; no engine runs."""
    wanted = wanted or Wanted()
    return _reading(workspace, shelf.snapshot, wanted, shelf.figures(wanted.area)).only(wanted.indicators)


def _indicators(wanted: Wanted) -> Sequence[Indicator]:
    return wanted.indicators or list(catalogue.load().values())


def _reading(workspace: Workspace, snapshot: Snapshot, wanted: Wanted, figures: Sequence[Figure]) -> Reading:
    """Figures with all that they are put beside."""
    asked = comparators_of(workspace, files=wanted.files)
    if isinstance(asked, Benchmarks):
        asked.check(wanted.release, wanted.model)
    elif wanted.release or wanted.model not in ("", PRINTED_MODEL):
        raise BenchmarkError(f"There is no release or model to choose. {NOTE}", wrong_use=True)
    targets, findings = targets_of(snapshot)
    said = [NOTE] if isinstance(asked, Printed) else []
    if said and workspace.judgement.neighbours == MEDIAN:
        said.append(NO_MEDIAN)
    found = (*said, *findings)
    return Reading(workspace, snapshot, wanted, _indicators(wanted), figures, asked, targets, found)


def read_scorecard(workspace: Workspace, month: Month, wanted: Wanted | None = None) -> Scorecard:
    """The scorecard of one month."""
    return read(workspace, month, month, wanted).card(month)


def targets_of(snapshot: Snapshot) -> tuple[Targets, list[str]]:
    """The list of targets that the snapshot holds, and what is wrong with it."""
    units = {indicator.code: indicator.unit for indicator in catalogue.load().values()}
    path = snapshot.records("targets")
    return read_targets(read_parquet(path), units) if path.exists() else (Targets([]), [])


@dataclass(frozen=True)
class _Beside:
    """What figures are put beside."""

    authority: str
    month: Month
    asked: Benchmarks | Printed
    model: str
    targets: Targets
    wanted: Wanted

    def published(self, indicator: Indicator, group: str) -> Comparison | None:
        """What was published of a figure; of an area of the authority nothing is."""
        of = "" if group == self.wanted.area else group
        for release in self._releases(indicator):
            found = self.asked.compare(self.authority, indicator.code, of, release=release, model=self.model)
            if found is not None:
                return found
        return None

    def _releases(self, indicator: Indicator) -> list[str]:
        """In which releases to look: the one asked for, or those that were out in the month, the newest first."""
        if self.wanted.release or isinstance(self.asked, Printed):
            return [self.wanted.release]
        of_workforce = indicator.theme is Theme.WORKFORCE
        return releases_out(self.asked.releases, self.month, of_workforce=of_workforce)


def _rows(
    indicators: Sequence[Indicator],
    figures: Sequence[Figure],
    month: Month,
    beside: _Beside,
    by: Judgement,
    starts: Sequence[NewStart],
) -> tuple[Row, ...]:
    by_row: Mapping[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_row[figure.indicator, figure.breakdown].append(figure)
    known = {indicator.code: indicator for indicator in indicators}
    rows = []
    for (code, group), found in by_row.items():
        indicator = known[code]
        of_month, of_year = ([f for f in found if f.basis is basis] for basis in indicator.bases)
        goal = beside.targets.of(code, "" if group == beside.wanted.area else group, month.end)
        published = beside.published(indicator, group)
        rows.append(judged_row(indicator, group, of_month, of_year, published, goal, by, starts))
    return tuple(sorted(rows, key=lambda row: row.indicator.order))


def _releases(rows: Sequence[Row]) -> str:
    sources = {against.source for row in rows for against in (row.england, row.neighbours) if against}
    return ", ".join(sorted(sources))


def _model(asked: Benchmarks | Printed, model: str, month: Month) -> str:
    """The neighbour model asked for, or the newest that was in use in the month."""
    if model or isinstance(asked, Printed):
        return model or PRINTED_MODEL
    return model_in_use(asked.models, month)
