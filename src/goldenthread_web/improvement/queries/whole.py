"""An improvement plan as documents have it, made of what is kept: for the plan check and for exports."""

from __future__ import annotations

from goldenthread.plans import plan as read
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, Part, Priority


def whole(plan: ImprovementPlan) -> read.Plan:
    """The plan, every line in its order. Reading what is written of it gives the same."""
    parts = list(plan.parts.prefetch_related("serves"))
    priorities = Priority.objects.filter(part__plan=plan).select_related("part").order_by("order", "pk")
    actions = (
        Action.objects.filter(part__plan=plan)
        .select_related("part", "priority")
        .prefetch_related("leads", "steps", "signs", "impacts", "rests_on__on")
        .order_by("order", "pk")
    )
    measures = (
        Measure.objects.filter(part__plan=plan).select_related("part", "priority").order_by("order", "pk")
    )
    return read.Plan(
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        key_outcomes=tuple(each.text for each in plan.key_outcomes.all()),
        parts=tuple(_part(each) for each in parts),
        priorities=tuple(_priority(each) for each in priorities.prefetch_related("needs", "outcomes")),
        actions=tuple(_action(each) for each in actions),
        measures=tuple(_measure(each) for each in measures),
    )


def _part(part: Part) -> read.Part:
    return read.Part(part.name, part.status, tuple(each.text for each in part.serves.all()))


def _priority(priority: Priority) -> read.Priority:
    return read.Priority(
        priority.part.name,
        priority.number,
        priority.name,
        priority.statement,
        tuple(each.text for each in priority.needs.all()),
        tuple(each.text for each in priority.outcomes.all()),
    )


def _action(action: Action) -> read.Action:
    return read.Action(
        part=action.part.name,
        priority=action.priority.name if action.priority else "",
        number=action.number,
        text=action.text,
        horizon=action.horizon,
        outcome=action.success,
        leads=tuple(each.words for each in action.leads.all()),
        by_when=action.by_when,
        due=action.due,
        ongoing=action.ongoing,
        measure=tuple(each.text for each in action.signs.all()),
        impact=tuple(each.text for each in action.impacts.all()),
        steps=tuple(read.Step(each.text, each.by_when, each.due) for each in action.steps.all()),
        depends=tuple(each.on.number for each in action.rests_on.all()),
        line=action.order + 1,
    )


def _measure(measure: Measure) -> read.Measure:
    return read.Measure(
        part=measure.part.name,
        priority=measure.priority.name if measure.priority else measure.area,
        name=measure.name,
        baseline=measure.baseline,
        baseline_date=measure.baseline_date,
        target=measure.target,
        target_date=measure.target_date,
        now=measure.now,
        indicator=measure.indicator,
        shared=measure.shared,
        line=measure.order + 1,
    )
