"""The form of a line of the improvement plan, by what the line and the plan are now; and what it has no field for."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.editing.kinds import Line
from goldenthread_web.improvement.editing.places import all_places, choices, names_of
from goldenthread_web.improvement.editing.sayings import held_by, text_of_new
from goldenthread_web.improvement.forms.editing import (
    ActionForm,
    LineForm,
    MeasureForm,
    PartForm,
    PlanForm,
    PriorityForm,
)
from goldenthread_web.improvement.forms.going_on import hanging
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.versions import in_lines
from goldenthread_web.improvement.status import EDITORS, PlanStatus


def form_of(
    request: SignedInRequest, kind: str, plan: ImprovementPlan, line: Line | None, **given: Any
) -> LineForm:
    """The form of a line, or of a new one. An action is asked for its date while no version with it was approved."""
    sent = line if given.get("data") else None
    if kind == "priority":
        return PriorityForm(parts=_parts(plan) if line is None else {}, **given)
    if kind == "part":
        return PartForm(**given)
    if kind == "plan":
        return PlanForm(sayings=hanging(sent, "key_outcomes"), **given)
    is_editor = bool(request.person.roles & EDITORS)
    at = choices(line.places if line else all_places(plan)) if is_editor else {}
    if kind == "measure":
        return MeasureForm(places=at, **given)
    is_dated = plan.status != PlanStatus.APPROVED or line is None or line.thing is None
    prefetch_related_objects([plan], "key_outcomes")  # what waits is told in their words too
    leads = hanging(sent, "leads")
    form = ActionForm(plan=plan, places=at, is_editor=is_editor, is_dated=is_dated, leads=leads, **given)
    if line is not None and (sayings := form.fields.get("sayings")):
        waits = ((key, text_of_new(key)) for key in line.words.get("sayings", ()))
        sayings.choices = [*sayings.choices, *(one for one in waits if one[1])]  # type: ignore[attr-defined]
    return form


def _parts(plan: ImprovementPlan) -> dict[str, str]:
    """The parts of a plan, and those that wait to be added: what a new priority can stand in."""
    return {place.key: place.name for place in all_places(plan) if place.is_part}


def told(form: LineForm) -> str:
    """That somebody wrote in a field which is not asked any more; "" where nobody did."""
    if not (labels := list(form.lost())):
        return ""
    named = " and ".join(f"“{label}”" for label in labels)
    return (
        f"{named} can't be changed on this page any more: somebody approved or changed the plan while you had it "
        "open. What you wrote there is not kept."
    )


def lost(plan: ImprovementPlan, form: LineForm) -> list[tuple[str, str]]:
    """What was written there, by its labels: keys by what they stand for."""
    if not (found := form.lost()):
        return []
    names = names_of(all_places(plan, withdrawn=True)) | held_by(plan)
    return [(label, "\n".join(in_lines(value, names))) for label, value in found.items()]
