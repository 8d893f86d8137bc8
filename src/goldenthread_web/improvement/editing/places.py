"""Where a line of the plan stands, by the key that a form sends: a priority, or a part under no priority."""

from __future__ import annotations

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.models import ImprovementPlan, Part, Priority


def placed(plan: ImprovementPlan, key: str) -> tuple[Part, Priority | None]:
    """The part and the priority that a key names, in this plan."""
    kind, _, number = key.partition("-")
    if number.isdecimal() and kind == "priority":
        found = Priority.objects.filter(part__plan=plan, pk=int(number)).select_related("part").first()
        if found is not None:
            return found.part, found
    if number.isdecimal() and kind == "part" and (part := plan.parts.filter(pk=int(number)).first()):
        return part, None
    raise NotAllowed("Choose a priority or a part of this improvement plan.")


def places(plan: ImprovementPlan) -> dict[str, str]:
    """Every place of a plan by its key, as people call it."""
    found: dict[str, str] = {}
    for part in plan.parts.prefetch_related("priorities"):
        for one in part.priorities.all():
            found[f"priority-{one.pk}"] = f"{part.name}: {_called(one)}"
        found[f"part-{part.pk}"] = f"{part.name}: under no priority"
    return found


def _called(priority: Priority) -> str:
    return f"{priority.number}. {priority.name}" if priority.number else priority.name
