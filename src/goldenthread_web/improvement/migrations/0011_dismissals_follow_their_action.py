"""What was dismissed of an action or a measure is known by its own reference, and no more by its number or its name.

Of what was dismissed before, each goes to the one that was called so then and is called so still. Where nobody can tell
which one was meant, since the number or the name was given anew meanwhile or several have it, the finding stands open
again: a reason that somebody gave for one action is not said of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations

_OF_NAMES = ("one-number-twice",)
_NAMING = {"number", "text", "name", "place", "part"}


def follow(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    kept = apps.get_model("improvement", "Dismissal").objects.filter(ended_on=None)
    for one in kept.exclude(rule__in=_OF_NAMES).order_by("at", "pk"):
        found = list(_called(apps, one))
        if len(found) != 1 or _named_since(apps, one, found[0]):
            continue
        if not kept.filter(plan=one.plan_id, rule=one.rule, where=found[0]).exists():
            kept.filter(pk=one.pk).update(where=found[0])


def _called(apps: Any, dismissal: Any) -> Iterator[str]:
    """The actions, or else the measures, of its plan that are called as it says."""
    actions = apps.get_model("improvement", "Action").objects.filter(
        part__plan=dismissal.plan_id, withdrawn_on=None
    )
    found = [one.reference for one in actions.select_related("part") if dismissal.where in _names(one)]
    measures = apps.get_model("improvement", "Measure").objects.filter(
        part__plan=dismissal.plan_id, withdrawn_on=None, name=dismissal.where
    )
    yield from found or measures.values_list("reference", flat=True)


def _names(action: Any) -> set[str]:
    """How findings named an action: by its number, with its part where several have it, or by how its text begins."""
    if action.number:
        return {action.number, f"{action.number} ({action.part.name})"}
    return {action.text, *_beginnings(action.text)} - {""}


def _beginnings(text: str) -> Iterator[str]:
    words = text.split(" ")
    yield from (f"{' '.join(words[:n])} ..." for n in range(1, len(words)))


def _named_since(apps: Any, dismissal: Any, reference: str) -> bool:
    """Whether it was added, or called otherwise, after something was dismissed of what is called so."""
    changes = apps.get_model("improvement", "Change").objects.filter(
        subject=reference, holds_since__gt=dismissal.at
    )
    return any(not one.was or _NAMING & (one.was.keys() | one.now.keys()) for one in changes)


class Migration(migrations.Migration):
    dependencies = (("improvement", "0010_what_was_said_before"),)
    # There is no way back: which number an action had is told by its changes.
    operations = (migrations.RunPython(follow),)
