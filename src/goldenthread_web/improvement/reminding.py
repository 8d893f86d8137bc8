"""Reminders 30, 7 and 1 days before an action's date, and the week's letter: by e-mail, each sent once.

Neither has more of the plan in it than the numbers of actions and links. What is claimed is sent once: whoever is
killed in between has claimed and not sent, and the letter of the week and the pages still say it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import signed_in
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ActionLead, Digest, ImprovementPlan, Reminder
from goldenthread_web.improvement.permissions import sees_part
from goldenthread_web.improvement.queries.digest import Chapter, digest, number_of
from goldenthread_web.improvement.status import GET_LETTERS, UPDATERS, PlanStatus

log = logging.getLogger("goldenthread.reminders")
BEFORE = (1, 7, 30)
"""How many days before its date an action is called to mind; the nearest first."""

_TRIED: list[date] = []


def daily() -> None:
    """Send what is due today, once a day, where the site has a mail server. A chore of the worker."""
    today = timezone.localdate()
    if not settings.MAILS or today in _TRIED:
        return
    _TRIED[:] = [today]
    remind(today)
    send_digests(today)


def remind(today: date) -> int:
    """Call the actions of approved plans to their leads' mind. Returns how many letters were sent."""
    sent = 0
    for person, unsent in to_remind(today).items():
        if claimed := [one for one in map(_claim, unsent) if one]:
            sent += _sent(person, _reminding(claimed), claimed)
    return sent


def to_remind(today: date) -> dict[Person, list[Reminder]]:
    """The reminders of a day that were not sent before, by whom they are for. Nothing is kept of the asking."""
    listed = list(_leads(today))
    sent = set(
        Reminder.objects.filter(action__in={action.pk for action, _, _ in listed}).values_list(
            "action", "due", "days", "to"
        )
    )
    found: dict[Person, list[Reminder]] = defaultdict(list)
    for action, day, person in listed:
        days = next(each for each in BEFORE if (day - today).days <= each)
        if (key := (action.pk, day, days, person.pk)) not in sent:
            sent.add(key)  # who is a lead twice is reminded once
            found[person].append(Reminder(action=action, due=day, days=days, to=person))
    return found


def _leads(today: date) -> Iterator[tuple[Action, date, Person]]:
    """What is due within 30 days and not delivered, its day, and each lead with an account who sees it."""
    found = (
        ActionLead.objects.filter(
            person__in=_holding(UPDATERS),
            action__delivered_on=None,
            action__withdrawn_on=None,
            action__due__gte=today,
            action__due__lte=today + timedelta(days=BEFORE[-1]),
            action__part__plan__status=PlanStatus.APPROVED.value,
        )
        .select_related("action__part", "person")
        .order_by("action__due", "action__part__order", "action__order", "pk")
    )
    as_whom = cache(signed_in)
    for lead in found:
        if lead.action.due is None or lead.person is None:
            continue
        if sees_part(as_whom(lead.person), lead.action.part):
            yield lead.action, lead.action.due, lead.person


def _claim(unsent: Reminder) -> Reminder | None:
    """The reminder, kept; None where another process has sent it meanwhile."""
    try:
        with transaction.atomic():
            unsent.save(force_insert=True)
    except IntegrityError:
        return None
    return unsent


def _reminding(claimed: list[Reminder]) -> tuple[str, str]:
    lines = [f"{number_of(one.action)}, due on {show_day(one.due)}: {_page(one.action)}" for one in claimed]
    subject = f"{len(lines)} action{'' if len(lines) == 1 else 's'} due soon"
    return subject, "\n".join([*lines, "", "Say how it stands there: it takes less than a minute."])


def _page(action: Action) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('plan_action', args=[action.reference])}"


def send_digests(today: date) -> int:
    """The letter of this week, to everybody with something to do in the approved plan. Returns how many were sent."""
    sent = 0
    for person, chapters in to_write(today):
        try:
            with transaction.atomic():
                claimed = Digest.objects.create(to=person, week=_week(today))
        except IntegrityError:
            continue
        sent += _sent(person, _weekly(chapters), [claimed])
    return sent


def to_write(today: date) -> Iterator[tuple[Person, tuple[Chapter, ...]]]:
    """Who has something to do this week and was not sent the week's letter, and what stands in it."""
    plan = ImprovementPlan.objects.filter(status=PlanStatus.APPROVED.value).first()
    if plan is None:
        return
    for person in _readers().exclude(pk__in=Digest.objects.filter(week=_week(today)).values("to")):
        if chapters := digest(plan, signed_in(person), today):
            yield person, chapters


def _week(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _readers() -> QuerySet[Person]:
    return _holding(GET_LETTERS)


def _holding(roles: frozenset[Role]) -> QuerySet[Person]:
    """Those with an open account who hold one of these roles now."""
    held = Appointment.objects.held().filter(role__in=[role.value for role in roles])
    found: QuerySet[Person] = Person.objects.filter(is_active=True, pk__in=held.values("person"))
    return found.order_by("pk")


def _weekly(chapters: Iterable[Chapter]) -> tuple[str, str]:
    lines: list[str] = []
    for chapter in chapters:
        lines += [chapter.heading, ""]
        for point in chapter.points:
            why = f", {point.why}" if point.why else ""
            lines.append(f"{point.words}{why}: {settings.SITE_ADDRESS}{point.address}")
        lines.append("")
    return "The improvement plan this week", "\n".join(lines)


def _sent(person: Person, letter: tuple[str, str], claimed: list[Reminder] | list[Digest]) -> int:
    """Send a letter. What could not be sent is claimed no more, and is tried on another day."""
    subject, text = letter
    try:
        EmailMessage(f"goldenthread: {subject}", text, settings.DEFAULT_FROM_EMAIL, [person.email]).send()
    except OSError:  # of the mail server and of the way to it; those of SMTP are among them
        log.exception("a letter could not be sent", extra={"person": person.reference})
        for one in claimed:
            one.delete()
        return 0
    return 1
