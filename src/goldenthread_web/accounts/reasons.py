"""Opening children outside one's own part of the council: with a reason, for three hours."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from goldenthread_web.accounts import permissions
from goldenthread_web.accounts.models import ReasonGiven
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import WHOLE_COUNCIL, SignedIn, lies_in
from goldenthread_web.history.operations import record


@operation("accounts.reason.given")
def give_reason(*, by: SignedIn, reason: str, area: str = "", child: str = "") -> ReasonGiven:
    """Open the children of a part of the council, or one child by an opaque name, for three hours."""
    permissions.check_may_give_reason(by)
    reason = " ".join(reason.split())
    if not reason:
        raise permissions.NotAllowed("Say why you need to open these children.")
    if bool(area) == bool(child):
        raise ValueError("a reason opens either a part of the council or one child")
    now = timezone.now()
    given = ReasonGiven.objects.create(
        person=by.account,
        area=area,
        child=child,
        reason=reason[:500],
        since=now,
        until=now + settings.CHILD_OPENED_FOR,
    )
    record("accounts.reason.given", by=by.as_by, subject=area or child, reason=reason)
    return given


def may_open_children_of(
    person: SignedIn, area: str, now: datetime | None = None, *, within: Collection[str] = ()
) -> bool:
    """Whether a person may open the children of a part of the council: by a role, or by a reason in force.

    area: "team=...", "service=...", or "" for the whole council. within: the parts that this one belongs to, such as
    the service of a team; who may open those may open it.
    """
    areas = {area, *within}
    return lies_in(areas, person.sees_children_of) or opened_until(person, areas, now=now) is not None


def parts_opened(person: SignedIn, now: datetime | None = None) -> frozenset[str]:
    """The parts of the council whose children a person may open, by a role or a reason in force: asked at once."""
    by_role = person.sees_children_of
    if not by_role or WHOLE_COUNCIL in by_role:
        return by_role
    return by_role | set(in_force(person, now).exclude(area="").values_list("area", flat=True))


def may_open_child(person: SignedIn, child: str, areas: Collection[str], now: datetime | None = None) -> bool:
    """Whether a person may open one child, who is of these parts of the council."""
    return lies_in(areas, person.sees_children_of) or opened_until(person, areas, child, now=now) is not None


def opened_until(
    person: SignedIn, areas: Collection[str], child: str = "", *, now: datetime | None = None
) -> datetime | None:
    """When a reason that this person gave for one of these parts, or for this child, ends; None: there is none."""
    if not person.may_see_children:
        return None
    wanted = Q(area__in=[area for area in areas if area])
    if child:
        wanted |= Q(child=child)
    given: datetime | None = in_force(person, now).filter(wanted).aggregate(until=Max("until"))["until"]
    return given


def in_force(person: SignedIn, now: datetime | None = None) -> QuerySet[ReasonGiven]:
    """The reasons that this person gave and that still hold."""
    return ReasonGiven.objects.filter(person=person.account, until__gt=now or timezone.now())
