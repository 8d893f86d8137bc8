"""The measures that an action is meant to move, and what each did since it was delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.judgement.since import Since
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.actions import changes_beside
from goldenthread_web.improvement.figures.series import series_of
from goldenthread_web.improvement.figures.standing import Standing, standing
from goldenthread_web.improvement.models import Action, Entered, Measure
from goldenthread_web.improvement.queries.measures import sees_figures
from goldenthread_web.improvement.status import Checked, MeasureKind
from goldenthread_web.performance.served import Served, served


@dataclass(frozen=True)
class ActionFigure:
    """A measure of an action; standing and since for those who see its figures."""

    measure: Measure
    standing: Standing | None = None
    since: Since | None = None


def figures_of(action: Action, by: SignedIn) -> list[ActionFigure]:
    """The measures in the plan's order."""
    return list(_figures(action, by, served()))


def _figures(action: Action, by: SignedIn, found: Served | None) -> Iterator[ActionFigure]:
    tied = _tied(action)
    entered = _entered(list(tied)) if action.delivered_on is not None else {}
    for measure, others in tied.items():
        if not sees_figures(by, measure):
            yield ActionFigure(measure)
            continue
        since = None
        if action.delivered_on is not None:
            series = series_of(measure, entered.get(measure.pk, []), found)
            since = series.since(action.delivered_on, list(changes_beside(action, others)))
        is_indicator = found is not None and measure.kind == MeasureKind.INDICATOR
        yield ActionFigure(measure, standing(measure, found) if found and is_indicator else None, since)


def _tied(action: Action) -> dict[Measure, list[Action]]:
    """The measures of an action in the plan's order, each with all actions that are meant to move it."""
    rows = Action.measures.through.objects.filter(measure__actions=action)
    found: dict[Measure, list[Action]] = defaultdict(list)
    for row in rows.select_related("measure__part", "action").order_by("measure__order", "measure_id"):
        found[row.measure].append(row.action)
    return found


def _entered(measures: Iterable[Measure]) -> dict[int, list[Entered]]:
    """The accepted figures of those that people feed, by measure."""
    fed = [measure.pk for measure in measures if measure.kind != MeasureKind.INDICATOR]
    found: dict[int, list[Entered]] = defaultdict(list)
    holding = Entered.objects.filter(measure__in=fed, state=Checked.ACCEPTED.value, replaced=False)
    for one in holding if fed else []:
        found[one.measure_id].append(one)
    return found
