"""An improvement plan as documents have it, made of what is kept: for the plan check and for exports.

Six questions to the database, however long the plan is: what stands in many small tables is asked for in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, Model, QuerySet, TextField, Value, prefetch_related_objects
from django.db.models.functions import Cast

from goldenthread.plans import plan as read
from goldenthread.plans.resting import Names
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    Dependency,
    Impact,
    ImprovementPlan,
    KeyOutcome,
    Measure,
    Need,
    Outcome,
    Part,
    Priority,
    Serves,
    Sign,
    Step,
)
from goldenthread_web.improvement.status import PlanStatus


class _Piece(NamedTuple):
    """A line of one of the small tables: whose it is, and what it says."""

    owner: int
    kind: str
    order: int
    key: int
    text: str
    by_when: str
    due: date | None


_Pieces = defaultdict[tuple[int, str], list[_Piece]]


def whole(plan: ImprovementPlan) -> read.Plan:
    """The plan, every line in its order. Reading what is written of it gives the same."""
    return of_lines(plan, list(lines(plan)))


def lines(plan: ImprovementPlan) -> QuerySet[Action]:
    """The actions of a plan in its order, but for those that were withdrawn."""
    found = Action.objects.filter(part__plan=plan, withdrawn_on=None).select_related("part", "priority")
    return found.order_by("order", "pk")


def measures_of(plan: ImprovementPlan) -> QuerySet[Measure]:
    """The measures of a plan in its order."""
    found = Measure.objects.filter(part__plan=plan).select_related("part", "priority")
    return found.order_by("order", "pk")


def priorities_of(plan: ImprovementPlan) -> QuerySet[Priority]:
    """The priorities of a plan in its order."""
    found = Priority.objects.filter(part__plan=plan).select_related("part")
    return found.order_by("part__order", "order", "pk")


def of_lines(
    plan: ImprovementPlan,
    actions: Sequence[Action],
    measures: Iterable[Measure] | None = None,
    priorities: Iterable[Priority] | None = None,
    *,
    steps: bool = True,
    parts: frozenset[str] | None = None,
) -> read.Plan:
    """The plan, of actions that are at hand already; measures, priorities: where those are too.

    steps: whether it is told with the steps of its actions and what they rest on, which nobody approves. parts: what
    the parts are called that its reader sees, where these are some: that actions rest on others is told of these alone
    (and `of_parts` leaves out the rest).
    """
    prefetch_related_objects([plan], "parts")
    around, pieces = _around(plan), _of_actions(plan, steps=steps)
    priorities = priorities_of(plan) if priorities is None else priorities
    return read.Plan(
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        key_outcomes=_texts(around[plan.pk, "key outcome"]),
        parts=tuple(_part(plan, each, around) for each in plan.parts.all()),
        priorities=tuple(_priority(each, around) for each in priorities),
        actions=tuple(_actions(actions, pieces, parts)),
        measures=tuple(_measure(each) for each in (measures_of(plan) if measures is None else measures)),
        approver=plan.approver,
    )


def of_parts(plan: read.Plan, parts: frozenset[str]) -> read.Plan:
    """The plan with some of its parts alone."""
    return read.Plan(
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        key_outcomes=plan.key_outcomes,
        parts=tuple(each for each in plan.parts if each.name in parts),
        priorities=tuple(each for each in plan.priorities if each.part in parts),
        actions=tuple(each for each in plan.actions if each.part in parts),
        measures=tuple(each for each in plan.measures if each.part in parts),
        approver=plan.approver,
    )


def _around(plan: ImprovementPlan) -> _Pieces:
    """What stands around the actions: "I statements", what parts serve, needs and outcomes of priorities."""
    return _asked(
        _lines_of(KeyOutcome, "plan_id", "key outcome", plan=plan),
        _lines_of(Serves, "part_id", "serves", part__plan=plan),
        _lines_of(Need, "priority_id", "need", priority__part__plan=plan),
        _lines_of(Outcome, "priority_id", "outcome", priority__part__plan=plan),
    )


def _of_actions(plan: ImprovementPlan, *, steps: bool) -> _Pieces:
    """What stands in the small tables of the plan's actions."""
    within: dict[str, Any] = {"action__part__plan": plan}
    worked: list[QuerySet[Any]] = []
    if steps:
        worked = [
            _lines_of(Step, "action_id", "step", by_when="by_when", due="due", **within),
            _lines_of(Dependency, "action_id", "rests on", order="pk", text="on_id", **within),
        ]
    return _asked(
        _lines_of(ActionLead, "action_id", "lead", text="words", **within),
        _lines_of(Sign, "action_id", "sign", **within),
        _lines_of(Impact, "action_id", "impact", **within),
        *worked,
    )


def _lines_of(
    model: type[Model],
    owner: str,
    kind: str,
    *,
    order: str = "order",
    text: str = "text",
    by_when: str = "",
    due: str = "",
    **where: Any,
) -> QuerySet[Any]:
    """The lines of one table, in columns that all of them have."""
    return (
        model._default_manager.filter(**where)
        .order_by()
        .values_list(
            owner,
            Value(kind, output_field=CharField()),
            order,
            "pk",
            Cast(text, TextField()),
            Cast(by_when or Value(""), TextField()),
            due or Cast(Value(None), DateField()),
        )
    )


def _asked(first: QuerySet[Any], *others: QuerySet[Any]) -> _Pieces:
    """All of them by whose they are, each kind in its order."""
    found: _Pieces = defaultdict(list)
    pieces = (_Piece(*row) for row in first.union(*others, all=True))
    for piece in sorted(pieces, key=lambda piece: (piece.kind, piece.order, piece.key)):
        found[piece.owner, piece.kind].append(piece)
    return found


def _texts(pieces: Iterable[_Piece]) -> tuple[str, ...]:
    return tuple(piece.text for piece in pieces)


def _part(plan: ImprovementPlan, part: Part, around: _Pieces) -> read.Part:
    """A part; that its document called it a draft says nothing once the plan is approved."""
    is_old = plan.status != PlanStatus.DRAFT and part.status.strip().casefold() == PlanStatus.DRAFT
    return read.Part(part.name, "" if is_old else part.status, _texts(around[part.pk, "serves"]))


def _priority(priority: Priority, around: _Pieces) -> read.Priority:
    return read.Priority(
        priority.part.name,
        priority.number,
        priority.name,
        priority.statement,
        _texts(around[priority.pk, "need"]),
        _texts(around[priority.pk, "outcome"]),
    )


def _actions(rows: Sequence[Action], pieces: _Pieces, parts: frozenset[str] | None) -> Iterator[read.Action]:
    """The actions; what each rests on is called so that it is found again. One that was withdrawn holds nothing up."""
    found = [_action(row, pieces) for row in rows]
    told = [(row, each) for row, each in zip(rows, found, strict=True) if parts is None or each.part in parts]
    names, at = Names(each for _, each in told), {row.pk: n for n, (row, _) in enumerate(told)}
    for row, each in zip(rows, found, strict=True):
        on = (at.get(int(piece.text)) for piece in pieces[row.pk, "rests on"])
        yield replace(each, depends=tuple(names.called(n, each.part) for n in on if n is not None))


def _action(action: Action, pieces: _Pieces) -> read.Action:
    return read.Action(
        part=action.part.name,
        priority=action.priority.name if action.priority else "",
        number=action.number,
        text=action.text,
        horizon=action.horizon,
        outcome=action.success,
        leads=_texts(pieces[action.pk, "lead"]),
        by_when=action.by_when,
        due=action.due,
        ongoing=action.ongoing,
        measure=_texts(pieces[action.pk, "sign"]),
        impact=_texts(pieces[action.pk, "impact"]),
        steps=tuple(read.Step(each.text, each.by_when, each.due) for each in pieces[action.pk, "step"]),
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
        source=measure.source,
        unit=measure.unit,
        shared_with=measure.shared_with,
    )
