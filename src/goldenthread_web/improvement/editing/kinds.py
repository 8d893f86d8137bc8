"""The kinds of lines of a plan that people change, and the one line that a name stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.editing.actions import ACTION, LEADS, LISTS
from goldenthread_web.improvement.editing.others import MEASURE, PLAN, PRIORITY
from goldenthread_web.improvement.editing.parts import PART
from goldenthread_web.improvement.editing.places import Place, all_places, is_number
from goldenthread_web.improvement.editing.words import Kind, Words, folded, waiting
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure, Part, Priority
from goldenthread_web.improvement.permissions import check_may_see, check_may_see_part, is_partner_only
from goldenthread_web.performance.permissions import OutOfReach

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (ACTION, PRIORITY, PART, MEASURE, PLAN)}
"""By the name that stands in addresses and with changes."""


@dataclass(frozen=True)
class Line:
    """A line of a plan that somebody changes. thing: nothing where it is new and waits for the next version.

    changes: what waits of it for the next version. waits: all that waits, of whichever line.
    """

    kind: Kind
    plan: ImprovementPlan
    subject: str
    thing: Any
    changes: tuple[Change, ...] = field(default=())
    waits: tuple[Change, ...] = field(default=())

    @property
    def reference(self) -> str:
        """Its name in the history."""
        return self.subject

    @property
    def is_gone(self) -> bool:
        """Whether the plan has it no more: it was withdrawn, or it waited to be added and was taken back."""
        if self.thing is None:
            return bool(self.changes) and self.changes[0].dropped_on is not None
        return getattr(self.thing, "withdrawn_on", None) is not None

    @cached_property
    def stands(self) -> Words:
        """Its words as they hold now; none where it is new."""
        return self.kind.read(self.thing) if self.thing is not None else {}

    @cached_property
    def words(self) -> Words:
        """Its words with what waits laid over them: what is changed next."""
        return folded(self.stands, self.changes)

    @cached_property
    def places(self) -> list[Place]:
        """Every place of its plan, those too that were withdrawn or wait to be added: read once for a page."""
        return all_places(self.plan, self.waits, withdrawn=True)


def line_for(by: SignedIn, kind: str, subject: str) -> Line:
    """The line that a name stands for; one that somebody does not see is as one that does not exist."""
    if kind not in KINDS:
        raise OutOfReach(subject)
    thing = thing_of(kind, subject)
    return _new(by, KINDS[kind], subject) if thing is None else _there(by, kind, subject, thing)


def line_or_gone(by: SignedIn, kind: str, subject: str) -> Line:
    """The same, and a line too that is gone (`Line.is_gone`): its pages say so to whoever had them open."""
    try:
        return line_for(by, kind, subject)
    except OutOfReach:
        thing = _withdrawn(kind, subject)
        line = _taken_back(by, kind, subject) if thing is None else _there(by, kind, subject, thing)
        if line is None:
            raise
        return line


def _there(by: SignedIn, kind: str, subject: str, thing: Any) -> Line:
    """A line that stands in a plan, or stood there."""
    if isinstance(thing, ImprovementPlan):
        check_may_see(by, thing)
        plan = thing
    elif isinstance(thing, Part):
        check_may_see_part(by, thing)
        plan = thing.plan
    else:
        check_may_see_part(by, thing.part)
        plan = thing.part.plan
    return _line(KINDS[kind], plan, subject, thing)


def _new(by: SignedIn, kind: Kind, subject: str) -> Line:
    """A line that was added and waits for the next version."""
    first = Change.objects.filter(subject=subject, kind=kind.name, holds_since=None, dropped_on=None)
    found = first.select_related("plan").order_by("pk").first()
    if found is None or is_partner_only(by):
        raise OutOfReach(subject)
    check_may_see(by, found.plan)
    return _line(kind, found.plan, subject, None)


def _taken_back(by: SignedIn, kind: str, subject: str) -> Line | None:
    """A line that waited to be added and was taken back, as it was to be; nothing where it never waited."""
    found = Change.objects.filter(subject=subject, kind=kind, dropped_on__isnull=False)
    rows = list(found.select_related("plan", "dropped_by").order_by("pk"))
    if not rows or rows[0].was or is_partner_only(by):
        return None
    check_may_see(by, rows[0].plan)
    went = tuple(one for one in rows if one.dropped_on == rows[0].dropped_on)
    return Line(KINDS[kind], rows[0].plan, subject, None, went, tuple(waiting(rows[0].plan)))


def _line(kind: Kind, plan: ImprovementPlan, subject: str, thing: Any) -> Line:
    waits = tuple(waiting(plan))
    return Line(kind, plan, subject, thing, tuple(one for one in waits if one.subject == subject), waits)


def things_of(kind: str, subjects: Collection[str]) -> dict[str, Any]:
    """What stands in the plan by some names of lines, whoever asks, read at once; nothing for what is not there."""
    return _FOUND[kind](subjects)


def thing_of(kind: str, subject: str) -> Any:
    """The same for one name."""
    return things_of(kind, [subject]).get(subject)


def _actions(subjects: Collection[str]) -> dict[str, Any]:
    found = Action.objects.filter(reference__in=subjects).select_related("part__plan", "priority")
    return {one.reference: one for one in found.prefetch_related(*(LISTS if len(subjects) > 1 else (LEADS,)))}


def _measures(subjects: Collection[str]) -> dict[str, Any]:
    found = Measure.objects.filter(reference__in=subjects).select_related("part__plan", "priority")
    return {one.reference: one for one in found}


def _priorities(subjects: Collection[str]) -> dict[str, Any]:
    return _keyed(Priority.objects.select_related("part__plan"), "priority", "pr", subjects)


def _withdrawn(kind: str, subject: str) -> Any:
    """A measure or a priority that was withdrawn: those that stand in the plan are without them, actions are not."""
    if kind == "measure":
        found = Measure.everything.filter(reference=subject, by_itself=False)
        return found.select_related("part__plan", "priority").first()
    if kind == "priority":
        rows = Priority.everything.select_related("part__plan")
        return _keyed(rows, "priority", "pr", [subject]).get(subject)
    return None


def _parts(subjects: Collection[str]) -> dict[str, Any]:
    return _keyed(Part.objects.select_related("plan"), "part", "pt", subjects)


def _keyed(rows: QuerySet[Any], kind: str, added: str, subjects: Collection[str]) -> dict[str, Any]:
    """The rows that names stand for: by their numbers, or by the names by which they were added."""
    split = {subject: subject.partition("-") for subject in subjects}
    keys = {
        int(number): name
        for name, (begins, _, number) in split.items()
        if begins == kind and is_number(number)
    }
    names = [name for name, (begins, _, _) in split.items() if begins == added]
    found = {}
    for row in rows.filter(Q(pk__in=keys) | Q(reference__in=names)):
        if row.pk in keys:
            found[keys[row.pk]] = row
        if row.reference in names:
            found[row.reference] = row
    return found


def _plans(subjects: Collection[str]) -> dict[str, Any]:
    return {one.reference: one for one in ImprovementPlan.objects.filter(reference__in=subjects)}


_FOUND = {"action": _actions, "measure": _measures, "priority": _priorities, "part": _parts, "plan": _plans}
