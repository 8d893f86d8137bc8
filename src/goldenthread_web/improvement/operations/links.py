"""Lines of services' and teams' plans, and of supervision, that carry an action of the improvement plan on."""

from __future__ import annotations

import hashlib
from datetime import date

from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Action, Link
from goldenthread_web.improvement.operations import before
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.reach import check_days
from goldenthread_web.improvement.status import EDITORS, UPDATERS, LinkKind


def check_may_link(by: SignedIn, action: Action) -> None:
    """A plan lead, or a lead of the action: also of a closed one, whose lines may be finished later than it is."""
    permissions.check_may_see_part(by, action.part)
    permissions.check_not_ended(action.part.plan)
    if not by.roles & EDITORS and not (by.roles & UPDATERS and permissions.is_lead(by, action)):
        raise NotAllowed("The leads of this action, or a plan lead, say what carries it on.")
    permissions.check_not_withdrawn(action)


def check_may_add(by: SignedIn, action: Action) -> None:
    """The same, while the action is open: nothing new is put under a closed one."""
    check_may_link(by, action)
    permissions.check_not_closed(action)


@operation("improvement.link.made")
def make(
    *, action: Action, kind: LinkKind, text: str, service: str, owner: str, due: date | None, by: SignedIn
) -> Link:
    """Say what carries an action on."""
    action.refresh_from_db()
    check_may_add(by, action)
    check_days(due)
    made: Link = Link.objects.create(
        action=action, kind=kind.value, text=text, service=service, owner=owner, due=due
    )
    record("improvement.link.made", by=by.as_by, subject=f"{made.reference} {action.reference}")
    return made


@operation("improvement.link.changed")
def change(*, link: Link, seen: str, by: SignedIn, finished: bool, due: date | None, **given: object) -> None:
    """Say it otherwise, or that it is finished. seen: the mark of it as whoever decided this had seen it."""
    link.action.refresh_from_db()
    check_may_link(by, link.action)
    check_days(due)
    now = Link.objects.select_for_update().get(pk=link.pk)
    link.refresh_from_db()
    if mark_of(now) != seen:
        raise Overtaken
    done = now.done_on if finished and now.done_on else timezone.localdate() if finished else None
    Link.objects.filter(pk=link.pk).update(**given, due=due, done_on=done)
    link.refresh_from_db()
    before.keep(link, before.said_of(now), by)
    record("improvement.link.changed", by=by.as_by, subject=link.reference)


def mark_of(link: Link) -> str:
    """What a line says now, as a short mark: another wherever anything of it was changed."""
    said = repr((link.kind, link.text, link.service, link.owner, link.due, link.done_on))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
