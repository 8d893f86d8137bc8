"""Changes of every kind that wait for the next version of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import KINDS, line_for
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, Priority
from goldenthread_web.improvement.operations import adding, editing
from tests.web.improvement.conftest import by


@dataclass(frozen=True)
class Waiting:
    """The lines that are to change, and one action that is to be withdrawn."""

    actions: list[Action]
    measures: list[Measure]
    priority: Priority
    gone: Action


def put(kind: str, subject: str, **given: Any) -> None:
    """Put words of a line otherwise, as a plan lead."""
    lead = by(Role.PLAN_LEAD)
    line = line_for(lead, kind, subject)
    editing.change(line=line, given=line.words | given, seen=mark_of(line.words), by=lead)


def added(plan: ImprovementPlan, kind: str, **words: Any) -> str:
    """A new line; its name."""
    return adding.add(kind=KINDS[kind], plan=plan, given=words, by=by(Role.PLAN_LEAD)).subject


def withdraw(kind: str, subject: str) -> None:
    """A line that is to go with the next version."""
    lead = by(Role.PLAN_LEAD)
    line = line_for(lead, kind, subject)
    editing.withdraw(line=line, reason="It is law now", seen=mark_of(line.words), by=lead)


def wait(plan: ImprovementPlan, actions: int, measures: int, new: int) -> Waiting:
    """So many lines changed and actions added; a priority, a part and the plan changed, others of them added."""
    found = list(Action.objects.filter(part__plan=plan, closed_on=None)[: actions + 1])
    gone, changed = found[0], found[1:]
    held = list(Measure.objects.filter(part__plan=plan)[1 : 1 + measures])
    priority = plan.parts.all()[0].priorities.all()[0]
    for n, one in enumerate(changed):
        signs = {
            "signs": ["A survey", "A letter"],
            "impact": ["Nobody waits"],
            "leads": ["A role", "Another"],
        }
        put(
            "action",
            one.reference,
            text=f"{one.text}, again",
            **(signs if n % 2 else {"number": f"{one.number}b"}),
        )
    for measure in held:
        put("measure", measure.reference, target="95%")
    put("priority", f"priority-{priority.pk}", statement="Help that comes at once", needs=["Calls wait"])
    put("part", f"part-{priority.part_id}", name="Children and families")
    put("plan", plan.reference, title="Stepping further")
    part = added(plan, "part", name="Housing", serves=["A home for each"])
    at = added(
        plan, "priority", part=part, number="1", name="Homes", statement="", needs=["None"], outcomes=[]
    )
    for n in range(new):
        words: dict[str, Any] = {"text": f"Build {n}", "success": "", "horizon": "", "by_when": "ongoing"}
        lists = {"leads": ["A role"], "signs": ["A key"], "impact": ["A home"], "sayings": []}
        added(plan, "action", number=f"N{n}", place=at, **words, **lists)
    withdraw("action", gone.reference)
    return Waiting(changed, held, priority, gone)
