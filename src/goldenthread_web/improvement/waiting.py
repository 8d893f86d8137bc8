"""What the improvement plan puts on the page "This month": what is late or due soon, evidence to check, red figures."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from goldenthread_web.improvement.figures.reds import reds
from goldenthread_web.improvement.places import plan_of
from goldenthread_web.improvement.queries.mine import SOON, due_soon, late_words, to_check
from goldenthread_web.improvement.status import CHECKERS, UPDATERS
from goldenthread_web.performance import slots
from goldenthread_web.performance.pieces import Item, Section
from goldenthread_web.performance.slots import Seen


def fill() -> None:
    slots.THIS_MONTH.fill(waiting)
    slots.THIS_MONTH.fill(red_figures)


def waiting(seen: Seen) -> Iterator[Section]:
    """The actions that a lead has to look at now (for a plan lead all of them), and what waits for a check."""
    by = seen.person
    if not by.roles & (UPDATERS | CHECKERS) or (plan := seen.once(plan_of)) is None:
        return
    today = timezone.localdate()
    items = [
        Item(action.called, reverse("plan_action", args=[action.reference]), words=late_words(action, today))
        for action in due_soon(plan, by, today)
    ]
    yield Section("plan-due", f"Actions that are late or due in {SOON} days", tuple(items), is_first=True)
    checks = [
        Item(
            one.words,
            f"{reverse('plan_action', args=[one.action.reference])}#evidence",
            words=one.action.called,
        )
        for one in to_check(plan, by)
    ]
    yield Section("plan-check", "Evidence for you to check", tuple(checks), is_first=True)


def red_figures(seen: Seen) -> Iterator[Section]:
    """Figures that people enter for the plan and that are red against its target: the scorecard does not know them."""
    plan = seen.once(plan_of)
    if plan is None:
        return
    items = tuple(
        Item(
            red.measure.name,
            reverse("plan_measure", args=[red.measure.reference]),
            red.held.rating,
            f"{red.held.cell.text} in {red.held.when}, against the improvement plan's target: {red.measure.target}",
        )
        for red in reds(seen.person, plan)
    )
    yield Section("plan-red", "Red among the figures that people enter", items)
