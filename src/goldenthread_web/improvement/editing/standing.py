"""The actions and measures of a plan with what waits laid over them: what their numbers and places would be then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.places import Place, all_places, canonical
from goldenthread_web.improvement.editing.words import WITHDRAWN, Words, waiting
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure

Laid = Mapping[str, Words]
"""By the names of lines: words that are to be laid over what waits already."""


def laid_of(changes: Iterable[Change]) -> dict[str, Words]:
    """Changes by their lines, the later ones over the earlier."""
    found: dict[str, Words] = {}
    for change in changes:
        found.setdefault(change.subject, {}).update(change.now)
    return found


def check_numbers(plan: ImprovementPlan, laid: Laid, waits: Sequence[Change] | None = None) -> None:
    """A number is one action's in a part: of those whose words are laid over the plan none takes another's.

    waits: what waits for the next version, where it is at hand.
    """
    if number := number_of_two(plan, laid, waits):
        raise NotAllowed(f"Another action has this number ({number}). Give this one another.")


def number_of_two(plan: ImprovementPlan, laid: Laid, waits: Sequence[Change] | None = None) -> str:
    """The number that one of the actions whose words are laid over the plan would share with another; "" for none."""
    if not any({"number", "place"} & words.keys() for words in laid.values()):
        return ""
    waits = list(waiting(plan)) if waits is None else waits
    places = all_places(plan, waits)
    parts = {name: place.part for place in places for name in place.names}
    held: dict[tuple[str, str], str] = {}
    for subject, words in _standing(plan, Action, "action", waits, laid).items():
        number = words.get("number")
        if not number:
            continue
        other = held.setdefault((parts.get(words["place"], ""), number), subject)
        if other != subject and {other, subject} & laid.keys():
            return str(number)
    return ""


def check_left_by_all(plan: ImprovementPlan, key: str, waits: Sequence[Change] | None = None) -> None:
    """A priority is withdrawn when no action and no measure stands in it any more, or will with the next version.

    waits: what waits for that, where it is at hand.
    """
    waits = list(waiting(plan)) if waits is None else waits
    places = all_places(plan, waits)
    if words := _what_stands_in(plan, places, key, waits):
        raise NotAllowed(
            f"{words} stand under the priority “{_called(places, key)}”. Give them another place or withdraw them "
            "first; then it can be withdrawn."
        )


def staying(plan: ImprovementPlan, waits: Sequence[Change]) -> dict[Change, str]:
    """The changes that wait by which priorities would go in which something stands: what those are called, by these."""
    places = all_places(plan, waits)
    full = [one for one in places if one.is_leaving and _what_stands_in(plan, places, one.key, waits)]
    return {
        change: place.called
        for place in full
        for change in waits
        if change.kind == "priority" and change.now.get(WITHDRAWN) and change.subject in place.names
    }


def _what_stands_in(plan: ImprovementPlan, places: Sequence[Place], key: str, waits: Sequence[Change]) -> str:
    """Which lines stand in a place, with what waits; "" where none does."""
    own = canonical(places, key)
    for model, kind, words in ((Action, "action", "Actions"), (Measure, "measure", "Measures")):
        standing = _standing(plan, model, kind, waits, {})
        if any(canonical(places, line["place"]) == own for line in standing.values()):
            return words
    return ""


def _called(places: Iterable[Place], key: str) -> str:
    return next((place.called for place in places if key in place.names), "")


def stands_in(waits: Iterable[Change], key: str) -> bool:
    """Whether something that waits is to stand in a place that waits itself."""
    return any(key in (one.now.get("place"), one.now.get("part")) for one in waits)


def _standing(
    plan: ImprovementPlan, model: Any, kind: str, waits: Iterable[Change], laid: Laid
) -> dict[str, Words]:
    """The lines by their names: number and place as they would be. What was or would be withdrawn is not there."""
    names = ("reference", "part_id", "priority_id", *(("number",) if kind == "action" else ()))
    found: dict[str, Words] = {}
    for row in model.objects.filter(part__plan=plan, withdrawn_on=None).values(*names):
        at = f"priority-{row['priority_id']}" if row["priority_id"] else f"part-{row['part_id']}"
        found[row["reference"]] = {"number": row.get("number", ""), "place": at}
    for change in waits:
        if change.kind == kind:
            found.setdefault(change.subject, {}).update(change.now)
    for subject, words in laid.items():
        if subject in found or (kind == "action" and "place" in words and "number" in words):
            found.setdefault(subject, {}).update(words)
    return {
        subject: words for subject, words in found.items() if "place" in words and not words.get(WITHDRAWN)
    }
