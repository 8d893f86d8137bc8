"""Our own last final figures, rated against a comparator that is given."""

from __future__ import annotations

from goldenthread import catalogue
from goldenthread.benchmarks.vintage import Judge
from goldenthread.indicators.figure import Figure
from goldenthread.judgement.gap import Comparator
from goldenthread.judgement.rag import rate
from goldenthread.scorecard.reading import latest_month, read_figures
from goldenthread.terms.judging import Rag
from goldenthread.workspace import Workspace

MONTHS_BACK = 6  # recording takes weeks, never so long


def judge_of(workspace: Workspace) -> Judge:
    """Rates the year's figure to the last final month. An indicator without one is not rated."""
    known = catalogue.load()
    figures = _judged(workspace)

    def judge(indicator: str, breakdown: str, comparator: float) -> Rag | None:
        ours = figures.get((indicator, breakdown))
        if ours is None:
            return None
        definition = known[indicator]
        against = Comparator.ENGLAND  # the rule is the same for the neighbours
        return rate(ours.value, comparator, definition.unit, definition.better, against).rag

    return judge


def _judged(workspace: Workspace) -> dict[tuple[str, str], Figure]:
    snapshot = workspace.snapshot()
    latest = latest_month(snapshot)
    if latest is None:
        return {}
    indicators = list(catalogue.load().values())
    figures = read_figures(snapshot, workspace.population, indicators, latest.plus(-MONTHS_BACK), latest)
    yearly = {indicator.code: indicator.bases[1] for indicator in indicators}
    judged = [f for f in figures if f.may_be_judged and f.basis is yearly[f.indicator]]
    return {(f.indicator, f.breakdown): f for f in sorted(judged, key=lambda f: f.period_end)}
