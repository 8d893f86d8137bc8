"""What feeds a measure of the plan, and which actions are meant to move it.

Both are chosen, and hold at once. The words of a measure (its source and unit, and with which plan it is shared) are
changed as those of every line are: where the plan is approved they wait for its next version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.db.models import F

from goldenthread import catalogue
from goldenthread.plans.layout.cells import shared_of
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Action, Measure
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.status import MeasureKind

_IN_A_LINE = 10
"""So many references have room in a line of the history."""


@dataclass(frozen=True)
class Described:
    """The words of a series that stands by itself: no plan approves them."""

    unit: str = ""
    source: str = ""
    shared_with: str = ""


@operation("improvement.measure.fed")
def feed(
    *,
    measure: Measure,
    kind: MeasureKind,
    version: int,
    by: SignedIn,
    indicator: str = "",
    fed_by: str = "",
    described: Described | None = None,
) -> None:
    """Say what feeds a measure, and who gives it. version: of the measure as it was seen. Figures that were entered
    stay. described: of a series that stands by itself alone."""
    permissions.check_may_change_line(by, measure)
    if kind is MeasureKind.INDICATOR and indicator not in catalogue.load():
        raise NotAllowed("Choose an indicator of the catalogue.")
    if measure.by_itself and kind is not MeasureKind.ENTERED:
        raise NotAllowed("A series that stands by itself is a figure that somebody enters.")
    if kind is not MeasureKind.INDICATOR and indicator:
        raise NotAllowed("Only an indicator of the catalogue has a code.")
    if described is not None and not measure.by_itself:
        raise NotAllowed("The words of a measure of the improvement plan are changed with its other words.")
    words = asdict(described) | sharing(described.shared_with) if described else {}
    change(measure, version, kind=kind.value, indicator=indicator, fed_by=fed_by, **words)
    record(
        "improvement.measure.fed",
        by=by.as_by,
        subject=f"{measure.reference} {indicator or kind.name.lower()}",
    )


@operation("improvement.measure.tied")
def tie_actions(
    *, measure: Measure, added: Iterable[Action], removed: Iterable[Action], by: SignedIn
) -> None:
    """Say which actions are meant to move a measure. What somebody else tied meanwhile stays tied."""
    permissions.check_may_change_line(by, measure)
    new, gone = list(added), list(removed)
    _check_one_plan([measure], new)
    measure.actions.add(*new)
    measure.actions.remove(*gone)
    _remember(measure.reference, new, gone, by)


@operation("improvement.measure.tied")
def tie_measures(
    *, action: Action, added: Iterable[Measure], removed: Iterable[Measure], by: SignedIn
) -> None:
    """The same from the other side: the measures that an action is meant to move."""
    permissions.check_may_change_line(by, action)
    new, gone = list(added), list(removed)
    _check_one_plan(new, [action])
    action.measures.add(*new)
    action.measures.remove(*gone)
    _remember(action.reference, new, gone, by)


def _remember(
    reference: str, new: Sequence[Action | Measure], gone: Sequence[Action | Measure], by: SignedIn
) -> None:
    """In as many lines of the history as have room for all of them."""
    changes = [*(f"+{one.reference}" for one in new), *(f"-{one.reference}" for one in gone)]
    for first in range(0, len(changes), _IN_A_LINE):
        subject = " ".join([reference, *changes[first : first + _IN_A_LINE]])
        record("improvement.measure.tied", by=by.as_by, subject=subject)


def _check_one_plan(measures: Iterable[Measure], actions: Iterable[Action]) -> None:
    plans = {measure.part.plan_id for measure in measures} | {action.part.plan_id for action in actions}
    if len(plans) > 1:
        raise NotAllowed("An action moves measures of its own improvement plan.")


def sharing(said: str) -> dict[str, object]:
    """Whether something is shared and with which plan, as the plan's documents say it: "no" is the name of none."""
    is_shared, other = shared_of(said)
    return {"shared": is_shared, "shared_with": other}


def change(measure: Measure, seen: int, **given: object) -> None:
    """Write, if the measure is still as whoever decided this had seen it."""
    done = Measure.everything.filter(pk=measure.pk, version=seen).update(version=F("version") + 1, **given)
    measure.refresh_from_db()
    if not done:
        raise Overtaken
