"""The steps of an action and the actions that it rests on: the work of its leads, changed at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from goldenthread.plans.dates import by_when
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.editing.words import difference, mark_of
from goldenthread_web.improvement.models import Action, Change, Dependency, Step
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.reach import check_days


@dataclass(frozen=True)
class Row:
    """A step as it is given. key: of the one that it is; 0 for a new one. No words: the step is taken out."""

    key: int
    text: str
    by_when: str


def steps_of(action: Action) -> dict[str, list[str]]:
    """What the steps of an action say now, and what it rests on."""
    return said(action.steps.all(), rests_on(action))


def rests_on(action: Action) -> list[str]:
    """The references of what an action rests on, in the plan's order."""
    return list(action.rests_on.order_by("on__order", "on").values_list("on__reference", flat=True))


def said(steps: Iterable[Step], on: Sequence[str]) -> dict[str, list[str]]:
    """The same of steps that are at hand."""
    words = [f"{one.text} ({one.by_when})" if one.by_when else one.text for one in steps]
    return {"steps": words, "depends": list(on)}


def mark_of_steps(steps: Iterable[Step], on: Sequence[str]) -> str:
    """A mark of steps, and of what an action rests on: another too where a step was put back that somebody took out.

    Such a step has the same words and is another row: whoever changes it on a page of before was overtaken. A tick
    changes no mark.
    """
    return mark_of([[[one.pk, one.text, one.by_when] for one in steps], list(on)])


@operation("improvement.steps.changed")
def change_steps(
    *,
    action: Action,
    rows: Sequence[Row],
    on: Iterable[Action],
    seen: str,
    by: SignedIn,
    among: Iterable[Action] | None = None,
) -> None:
    """Write the steps as they are given, in their order. A tick stays with its step. seen: the mark that was read.

    among: what could be chosen of `on`, where that is not all. What the action rests on beside these stays: nobody
    who was not shown it takes it out.
    """
    action.refresh_from_db()
    permissions.check_may_change(by, action)
    was, chosen = steps_of(action), [*on, *_beside(action, among)]
    if mark_of_steps(action.steps.all(), was["depends"]) != seen:
        if was == _given(rows, chosen):
            return  # a second tap: they stand as they are given already
        raise Overtaken
    _write(action, rows)
    _rest(action, chosen)
    before, now = difference(was, steps_of(action))
    if not now:
        return
    plan = action.part.plan
    Change.objects.create(
        plan=plan, kind="steps", subject=action.reference, was=before, now=now, by=by.account, edition=plan.edition,
        holds_since=timezone.now(),
    )  # fmt: skip
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1)
    record("improvement.steps.changed", by=by.as_by, subject=action.reference)


def _beside(action: Action, among: Iterable[Action] | None) -> list[Action]:
    """What an action rests on that could not be chosen: of parts that somebody does not see, or withdrawn."""
    if among is None:
        return []
    held = action.rests_on.exclude(on__in=[one.pk for one in among]).select_related("on__part")
    return [one.on for one in held]


def _given(rows: Iterable[Row], on: Iterable[Action]) -> dict[str, list[str]]:
    """What the steps of an action will say, once they are written as they are given."""
    steps = [Step(text=row.text, by_when=row.by_when) for row in rows if row.text]
    return said(steps, [one.reference for one in sorted(on, key=lambda one: (one.order, one.pk))])


def _write(action: Action, rows: Sequence[Row]) -> None:
    held = {step.pk: step for step in action.steps.all()}
    for order, row in enumerate(rows):
        step = held.get(row.key)
        if step is None and row.text:
            Step.objects.create(
                action=action, order=order, text=row.text, by_when=row.by_when, due=_due(action, row)
            )
        elif step is not None and row.text:
            Step.objects.filter(pk=step.pk).update(
                order=order, text=row.text, by_when=row.by_when, due=_due_of(action, step, row)
            )
        elif step is not None:
            if step.done_on:
                raise NotAllowed("A step that is done stays. Say first that it is not done after all.")
            step.delete()


def _due_of(action: Action, step: Step, row: Row) -> date | None:
    """The day of a step whose "by when" was not touched stays: it may have been known otherwise."""
    return step.due if row.by_when == step.by_when else _due(action, row)


def _due(action: Action, row: Row) -> date | None:
    return day_of(row.by_when, action.part.plan.starts)


def day_of(words: str, starts: date | None) -> date | None:
    """The day that the words of a step mean; refused where they mean none. starts: the first day of the plan."""
    meant = by_when(words, starts)
    if words and meant.due is None and not meant.ongoing:
        raise NotAllowed("Write a day or a month by when, such as 31 July 2026 or July 2026.")
    check_days(meant.due)
    return meant.due


def _rest(action: Action, on: Sequence[Action]) -> None:
    """Say what an action rests on, within its plan, and never in a circle."""
    if any(one.part.plan_id != action.part.plan_id for one in on):
        raise NotAllowed("An action rests on actions of its own improvement plan.")
    wanted = {one.pk for one in on}
    action.rests_on.exclude(on__in=wanted).delete()
    held = set(action.rests_on.values_list("on", flat=True))
    new = sorted(wanted - held - {action.pk})
    Dependency.objects.bulk_create(Dependency(action=action, on_id=key) for key in new)
    if new and _reaches(action):
        raise NotAllowed(
            "An action that rests on this one can't be what this one rests on: neither could begin."
        )


def _reaches(action: Action) -> bool:
    """Whether what an action rests on rests, by however many steps, on the action itself."""
    edges: dict[int, set[int]] = {}
    for one, other in Dependency.objects.filter(action__part__plan=action.part.plan).values_list(
        "action", "on"
    ):
        edges.setdefault(one, set()).add(other)
    seen: set[int] = set()
    todo = list(edges.get(action.pk, ()))
    while todo:
        key = todo.pop()
        if key == action.pk:
            return True
        if key not in seen:
            seen.add(key)
            todo += edges.get(key, ())
    return False
