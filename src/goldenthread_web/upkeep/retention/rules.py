"""The rules: for each type of record how long it is kept, what is past that, and how it is taken away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session

from goldenthread.workspace import Workspace
from goldenthread.workspace.forgetting import forget, out_of_force_since
from goldenthread_web.accounts.models import Invitation, Person, ReasonGiven

YEAR = 365
LEFT = "Somebody who left"


@dataclass(frozen=True)
class Rule:
    """A type of record. days: how long it is kept once it has ended; None where it is not deleted, and `why` says why.

    past: the opaque names of what ended before a moment. take: takes some of these away.
    """

    name: str
    days: int | None
    why: str
    past: Callable[[datetime], list[str]] = lambda _: []
    take: Callable[[Collection[str]], None] = lambda _: None


def _workspace() -> Workspace:
    return Workspace.open(Path(settings.ENVIRONMENT.workspace))


def _loads_past(limit: datetime) -> list[str]:
    return sorted(load for load, since in out_of_force_since(_workspace()).items() if since < limit)


def _forget_loads(names: Collection[str]) -> None:
    forget(_workspace(), names, "retention")


def _reasons_past(limit: datetime) -> list[str]:
    return [
        str(pk)
        for pk in ReasonGiven.objects.filter(until__lt=limit).order_by("pk").values_list("pk", flat=True)
    ]


def _forget_reasons(names: Collection[str]) -> None:
    ReasonGiven.objects.filter(pk__in=[int(name) for name in names]).delete()


def _sessions_past(limit: datetime) -> list[str]:
    """Sessions by their number in the list of sessions: the key of one is a secret."""
    ended = UserSession.objects.filter(last_seen_at__lt=limit).exclude(
        session_key__in=Session.objects.filter(expire_date__gte=limit).values("session_key")
    )
    return [str(pk) for pk in ended.order_by("pk").values_list("pk", flat=True)]


def _forget_sessions(names: Collection[str]) -> None:
    ended = UserSession.objects.filter(pk__in=[int(name) for name in names])
    Session.objects.filter(session_key__in=list(ended.values_list("session_key", flat=True))).delete()
    ended.delete()


def _accounts_past(limit: datetime) -> list[str]:
    closed = Person.objects.filter(is_active=False, removed_on__lt=limit).exclude(name=LEFT)
    return list(closed.order_by("reference").values_list("reference", flat=True))


def _forget_people(names: Collection[str]) -> None:
    """The account stays under its opaque name, which the history speaks of; who it was is gone."""
    for person in Person.objects.filter(reference__in=names, is_active=False):
        SocialAccount.objects.filter(user=person).delete()
        Invitation.objects.filter(person=person).delete()
        Person.objects.filter(pk=person.pk).update(
            name=LEFT, email=f"{person.reference}@left.invalid", last_seen=None
        )


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "loads out of force",
            7 * YEAR,
            "withdrawn or replaced files of records",
            _loads_past,
            _forget_loads,
        ),
        Rule(
            "reasons",
            2 * YEAR,
            "why somebody opened children, once it has ended",
            _reasons_past,
            _forget_reasons,
        ),
        Rule(
            "sessions",
            30,
            "from which address and browser, once it has ended",
            _sessions_past,
            _forget_sessions,
        ),
        Rule(
            "closed accounts",
            2 * YEAR,
            "name and e-mail address of who has left",
            _accounts_past,
            _forget_people,
        ),
        Rule("loads in force", None, "the figures are made of them; withdraw a load to end that"),
        Rule(
            "snapshots",
            None,
            "their number is a setting of the workspace, snapshots_kept; the oldest goes first",
        ),
        Rule("uploads", None, "files that were handed over go when their delivery is accepted or rejected"),
        Rule(
            "reports of the improvement plan that took long",
            None,
            "each is kept for who asked, and goes by itself a day after it was made",
        ),
        Rule(
            "history",
            None,
            "of changes, views, exports and sign-ins: it only grows, and holds no value of a record",
        ),
        Rule("changes of settings", None, "they say who decided what figures rest on, and why"),
        Rule("comments", None, "they explain figures that stay; one that is withdrawn is no longer shown"),
        Rule(
            "tracking of the improvement plan",
            None,
            "updates, moved dates, ratings and evidence say how the plan went; they are only added to",
        ),
        Rule("published packs", None, "what was published stays as it was"),
    )
}
