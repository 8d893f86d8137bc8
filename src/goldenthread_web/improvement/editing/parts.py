"""The words of a part of the plan: read, written back, and made into a new one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.places import Place, canonical
from goldenthread_web.improvement.editing.words import Kind, Words, relisted
from goldenthread_web.improvement.models import ImprovementPlan, Part, Serves
from goldenthread_web.improvement.models.shared import SHORT

_FIELDS = {"name": "Name", "serves": "What it answers to"}


def _read(part: Part) -> Words:
    return {"name": part.name, "serves": [one.text for one in part.serves.all()]}


def _write(part: Part, now: Words, was: Words) -> None:  # noqa: ARG001
    if "name" in now:
        Part.objects.filter(pk=part.pk).update(name=now["name"])
    if "serves" in now:
        relisted(
            part.serves.all(),
            now["serves"],
            lambda order, text: Serves(part=part, order=order, text=text),
        )


def _make(plan: ImprovementPlan, reference: str, words: Words) -> Part:
    """A new part at the end of the plan. Partners see it once a plan lead has said so."""
    last = plan.parts.aggregate(last=Max("order"))["last"]
    made: Part = Part.objects.create(
        plan=plan,
        reference=reference,
        name=words["name"],
        order=0 if last is None else last + 1,
    )
    _write(made, {"serves": words["serves"]}, {})
    return made


def _check(plan: ImprovementPlan, reference: str, words: Words, found: Sequence[Place]) -> None:  # noqa: ARG001
    if not words["name"] or len(words["name"]) > SHORT:
        raise NotAllowed(f"Give the part a name, in {SHORT} letters or fewer.")
    own = canonical(found, reference)
    if any(place.is_part and place.has_name(words["name"]) and place.key != own for place in found):
        raise NotAllowed("Another part of this improvement plan has this name, or is to have it.")


PART = Kind("part", "part", _FIELDS, _read, _write, _make, _check)
