"""Our own last final figures, rated against a comparator that is given, as the scorecard rates them."""

from __future__ import annotations

from goldenthread.benchmarks.vintage import Judge
from goldenthread.judgement.gap import Comparator
from goldenthread.scorecard.building import read_scorecard
from goldenthread.scorecard.judging import rated
from goldenthread.scorecard.reading import latest_month
from goldenthread.terms.judging import Rag
from goldenthread.workspace import Workspace


def judge_of(workspace: Workspace) -> Judge:
    """Rates the figure that the scorecard of the latest month judges, by its rule and the council's choices."""
    latest = latest_month(workspace.snapshot())
    card = read_scorecard(workspace, latest) if latest else None

    def judge(indicator: str, breakdown: str, comparator: float) -> Rag | None:
        row = card.row(indicator, breakdown) if card else None
        if card is None or row is None or row.judged is None:
            return None
        better, against = row.indicator.better, Comparator.ENGLAND  # the rule is the same for the neighbours
        return rated(row.indicator, row.judged, comparator, better, against, card.judgement)[0]

    return judge
