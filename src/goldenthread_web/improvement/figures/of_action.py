"""The measures that an action is meant to move, and what each did since it was delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.judgement.since import Since
from goldenthread.terms.showing import show, show_month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.actions import changes_beside
from goldenthread_web.improvement.figures.held import Held, held, judgement
from goldenthread_web.improvement.figures.series import Series, series_of
from goldenthread_web.improvement.figures.standing import Standing, standing
from goldenthread_web.improvement.models import Action, Measure
from goldenthread_web.improvement.permissions import sees_part
from goldenthread_web.improvement.queries.accepted import accepted_for
from goldenthread_web.improvement.queries.measures import sees_figures
from goldenthread_web.improvement.status import MeasureKind
from goldenthread_web.performance.served import served


@dataclass(frozen=True)
class ActionFigure:
    """A measure of an action; standing and since for those who see its figures.

    last: the newest month of a figure that people enter, held: how it stands to its target. is_shown: whether this
    reader sees its figures. is_elsewhere: whether it is of a part that this reader does not see.
    """

    measure: Measure
    standing: Standing | None = None
    since: Since | None = None
    last: str = ""
    is_shown: bool = True
    held: Held | None = None
    is_elsewhere: bool = False


def figures_of(action: Action, by: SignedIn) -> list[ActionFigure]:
    """The measures in the plan's order."""
    return figures_of_each([action], by)[action.pk]


def figures_of_each(actions: Sequence[Action], by: SignedIn) -> dict[int, list[ActionFigure]]:
    """The measures of several actions, by the key of the action: two questions to the database."""
    found, tied = served(), _tied(actions)
    entered, choices = accepted_for(tied), judgement()
    shown: dict[int, list[ActionFigure]] = {action.pk: [] for action in actions}
    for measure, moving in tied.items():
        if not sees_part(by, measure.part):
            _tell_elsewhere(shown, measure, moving)
            continue
        sees = sees_figures(by, measure)
        is_indicator = measure.kind == MeasureKind.INDICATOR
        stands = standing(measure, found) if sees and found and is_indicator else None
        series = series_of(measure, entered.get(measure.pk, []), found) if sees else None
        stood = held(measure, series, choices) if series and not is_indicator else None
        for action in (one for one in moving if one.pk in shown):
            shown[action.pk].append(replace(_figure(action, measure, moving, stands, series, by), held=stood))
    return shown


def _tell_elsewhere(shown: dict[int, list[ActionFigure]], measure: Measure, moving: Iterable[Action]) -> None:
    for action in moving:
        if action.pk in shown:
            shown[action.pk].append(ActionFigure(measure, is_shown=False, is_elsewhere=True))


def _figure(
    action: Action, measure: Measure, moving: Sequence[Action], stands: Standing | None, series: Series | None,
    by: SignedIn,
) -> ActionFigure:  # fmt: skip
    if series is None or action.delivered_on is None:
        return ActionFigure(measure, stands, is_shown=series is not None)
    since = series.since(action.delivered_on, list(changes_beside(action, moving, by)))
    return ActionFigure(measure, stands, since, "" if stands else _last(series))


def _last(series: Series) -> str:
    """The newest month that people entered, in words."""
    if not series.months:
        return ""
    month, value = series.months[-1]
    return f"{show_month(month)}: {show(value, series.unit, series.decimals)}"


def _tied(actions: Sequence[Action]) -> dict[Measure, list[Action]]:
    """The measures of actions in the plan's order, each with all actions that are meant to move it."""
    through = Action.measures.through.objects
    own = through.filter(action__in=[action.pk for action in actions]).values("measure")
    rows = through.filter(measure__in=own, measure__withdrawn_on=None).select_related(
        "measure__part", "measure__series", "action__part"
    )
    found: dict[Measure, list[Action]] = defaultdict(list)
    for row in rows.order_by("measure__part__order", "measure__order", "measure_id", "action__order"):
        found[row.measure].append(row.action)
    return found
