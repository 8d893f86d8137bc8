"""Where a line of the plan stands, by the key that a form sends: a priority, or a part under no priority.

A part or a priority that was added to a plan has, beside the key by its number, the name by which it was added. By
that one it is known while it waits for the next version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.words import WITHDRAWN, waiting
from goldenthread_web.improvement.models import Change, ImprovementPlan, Part, Priority

ARE_PLACES = ("part", "priority")
"""The kinds of lines in which others stand."""
_CHOOSE = "Choose a priority or a part of this improvement plan."


def placed(plan: ImprovementPlan, key: str) -> tuple[Part, Priority | None]:
    """The part and the priority that a key names, in this plan."""
    if (priority := priority_of(plan, key)) is not None:
        return priority.part, priority
    if (part := part_of(plan, key)) is not None:
        return part, None
    raise NotAllowed(_CHOOSE)


def priority_of(plan: ImprovementPlan, key: str) -> Priority | None:
    kind, _, number = key.partition("-")
    found = Priority.objects.filter(part__plan=plan).select_related("part")
    if kind == "pr":
        return found.filter(reference=key).first()
    return found.filter(pk=int(number)).first() if kind == "priority" and is_number(number) else None


def part_of(plan: ImprovementPlan, key: str) -> Part | None:
    kind, _, number = key.partition("-")
    if kind == "pt":
        return plan.parts.filter(reference=key).first()
    return plan.parts.filter(pk=int(number)).first() if kind == "part" and is_number(number) else None


def is_number(text: str) -> bool:
    """Whether it can be the key of a row."""
    return text.isascii() and text.isdecimal() and len(text) <= 12


@dataclass(frozen=True)
class Place:
    """A place of a plan. key: by which a form sends it. names: every name that it is known by.

    part: the key of the part that it stands in; its own for a part. is_withdrawn: the plan does without it.
    is_leaving: it will with the next version, so that nothing new can stand in it. to_be: the name that it is to have
    with that one, where somebody put it otherwise.
    """

    key: str
    part: str
    called: str
    name: str
    names: tuple[str, ...]
    is_withdrawn: bool = False
    is_leaving: bool = False
    to_be: str = ""

    def has_name(self, name: str) -> bool:
        """Whether it is called so, or is to be: nobody else in its part can be then."""
        return name in (self.name, self.to_be)

    @property
    def is_part(self) -> bool:
        return self.key == self.part


def all_places(
    plan: ImprovementPlan, changes: Iterable[Change] | None = None, *, withdrawn: bool = False
) -> list[Place]:
    """Every place of a plan, and those that wait to be added to it. changes: what waits, where it is at hand.

    withdrawn: the priorities too that were withdrawn.
    """
    waits = list(waiting(plan) if changes is None else changes)
    leaving = {one.subject for one in waits if one.kind == "priority" and one.now.get(WITHDRAWN)}
    to_be = {one.subject: one.now["name"] for one in waits if one.kind in ARE_PLACES and "name" in one.now}
    found: list[Place] = []
    priorities = Priority.everything if withdrawn else Priority.objects
    for part in plan.parts.prefetch_related(Prefetch("priorities", priorities.all(), to_attr="there")):
        own = f"part-{part.pk}"
        for one in part.there:
            key = f"priority-{one.pk}"
            called, names = _called(one.number, one.name), _names(key, one.reference)
            found.append(
                Place(
                    key, own, called, one.name, names, one.withdrawn_on is not None, not leaving.isdisjoint(names),
                    next((to_be[name] for name in names if name in to_be), ""),
                )
            )  # fmt: skip
        names = _names(own, part.reference)
        said = next((to_be[name] for name in names if name in to_be), "")
        found.append(Place(own, own, part.name, part.name, names, to_be=said))
    for one in waits:
        if one.was or one.kind not in ARE_PLACES:
            continue
        name, said = one.now["name"], to_be[one.subject]
        if one.kind == "part":
            found.append(Place(one.subject, one.subject, name, name, (one.subject,), to_be=said))
        else:
            part_key = canonical(found, one.now["part"])
            called = _called(one.now["number"], name)
            found.append(Place(one.subject, part_key, called, name, (one.subject,), to_be=said))
    return found


def canonical(places: Iterable[Place], key: str) -> str:
    """The key of the place that is known by a name; the name itself where none is."""
    return next((place.key for place in places if key in place.names), key)


def choices(found: Iterable[Place]) -> dict[str, str]:
    """Places by their keys, as people call them: what can be chosen, so none that was withdrawn or is to be."""
    there = (place for place in found if not (place.is_withdrawn or place.is_leaving))
    return told(there, lambda place: (place.key,))


def names_of(found: Iterable[Place]) -> dict[str, str]:
    """Places by every name, for what was said of them; those too that were withdrawn."""
    return told(found, lambda place: place.names)


def check_place(found: Iterable[Place], key: str) -> None:
    """A line stands in one of the places of its plan, or in one that waits to be added."""
    place = next((place for place in found if key in place.names), None)
    if place is None:
        raise NotAllowed(_CHOOSE)
    if place.is_leaving:
        raise NotAllowed(
            f"The priority “{place.called}” is to be withdrawn with the next version. Choose another place, or take "
            "that back first."
        )


def told(found: Iterable[Place], keys: Callable[[Place], tuple[str, ...]]) -> dict[str, str]:
    """What places are called, by some of their names: with the part that they stand in."""
    found = list(found)
    parts = {place.key: place.name for place in found if place.is_part}
    return {
        key: f"{parts.get(place.part, '')}: {'under no priority' if place.is_part else place.called}"
        for place in found
        for key in keys(place)
    }


def _called(number: str, name: str) -> str:
    return f"{number}. {name}" if number else name


def _names(key: str, reference: str) -> tuple[str, ...]:
    return (key, reference) if reference else (key,)
