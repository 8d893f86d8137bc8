"""The kinds of lines of a plan that people change, and the one line that a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.editing.actions import ACTION
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
    thing = _FOUND[kind](subject)
    if thing is None:
        return _new(by, KINDS[kind], subject)
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


def _line(kind: Kind, plan: ImprovementPlan, subject: str, thing: Any) -> Line:
    waits = tuple(waiting(plan))
    return Line(kind, plan, subject, thing, tuple(one for one in waits if one.subject == subject), waits)


def thing_of(kind: str, subject: str) -> Any:
    """What stands in the plan by a name, whoever asks; nothing where it is not there."""
    return _FOUND[kind](subject)


def _action(subject: str) -> Action | None:
    found = Action.objects.filter(reference=subject).select_related("part__plan", "priority")
    return found.prefetch_related("leads").first()


def _measure(subject: str) -> Measure | None:
    found: Measure | None = (
        Measure.objects.filter(reference=subject).select_related("part__plan", "priority").first()
    )
    return found


def _priority(subject: str) -> Priority | None:
    found: Priority | None = _keyed(Priority.objects.select_related("part__plan"), "priority", "pr", subject)
    return found


def _part(subject: str) -> Part | None:
    found: Part | None = _keyed(Part.objects.select_related("plan"), "part", "pt", subject)
    return found


def _keyed(rows: QuerySet[Any], kind: str, added: str, subject: str) -> Any:
    """The row that a name stands for: by its number, or by the name by which it was added."""
    begins, _, number = subject.partition("-")
    if begins == added:
        return rows.filter(reference=subject).first()
    return rows.filter(pk=int(number)).first() if begins == kind and is_number(number) else None


def _plan(subject: str) -> ImprovementPlan | None:
    return ImprovementPlan.objects.filter(reference=subject).first()


_FOUND = {"action": _action, "measure": _measure, "priority": _priority, "part": _part, "plan": _plan}
