"""Reminders 30, 7 and 1 days before an action's date, and the week's letter: by e-mail, each sent once.

Neither has more of the plan in it than the numbers of actions and links. What is claimed is sent once: whoever is
killed in between has claimed and not sent, and the letter of the week and the pages still say it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import signed_in
from goldenthread_web.improvement.models import Action, ActionLead, Digest, ImprovementPlan, Reminder
from goldenthread_web.improvement.queries.digest import Chapter, digest, number_of
from goldenthread_web.improvement.status import CHECKERS, EDITORS, UPDATERS, PlanStatus

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
    due: dict[Person, list[Reminder]] = defaultdict(list)
    for action, day, person in _leads(today):
        days = next(each for each in BEFORE if (day - today).days <= each)
        if claimed := _claim(action, day, days, person):
            due[person].append(claimed)
    return sum(_sent(person, _reminding(claimed), claimed) for person, claimed in due.items())


def _leads(today: date) -> Iterator[tuple[Action, date, Person]]:
    """What is due within 30 days and not delivered, its day, and each lead of it who has an account."""
    found = (
        ActionLead.objects.filter(
            person__is_active=True,
            action__delivered_on=None,
            action__due__gte=today,
            action__due__lte=today + timedelta(days=BEFORE[-1]),
            action__part__plan__status=PlanStatus.APPROVED.value,
        )
        .select_related("action", "person")
        .order_by("action__due", "action__part__order", "action__order", "pk")
    )
    for lead in found:
        if lead.action.due is not None and lead.person is not None:
            yield lead.action, lead.action.due, lead.person


def _claim(action: Action, due: date, days: int, person: Person) -> Reminder | None:
    """The reminder, where it was not sent before: who is a lead twice is reminded once."""
    try:
        with transaction.atomic():
            made: Reminder = Reminder.objects.create(action=action, due=due, days=days, to=person)
            return made
    except IntegrityError:
        return None


def _reminding(claimed: list[Reminder]) -> tuple[str, str]:
    lines = [f"{number_of(one.action)}, due on {show_day(one.due)}: {_page(one.action)}" for one in claimed]
    subject = f"{len(lines)} action{'' if len(lines) == 1 else 's'} due soon"
    return subject, "\n".join([*lines, "", "Say how it stands there: it takes less than a minute."])


def _page(action: Action) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('plan_action', args=[action.reference])}"


def send_digests(today: date) -> int:
    """The letter of this week, to everybody with something to do in the approved plan. Returns how many were sent."""
    week = today - timedelta(days=today.weekday())
    plan = ImprovementPlan.objects.filter(status=PlanStatus.APPROVED.value).first()
    if plan is None:
        return 0
    sent = 0
    for person in _readers().exclude(pk__in=Digest.objects.filter(week=week).values("to")):
        if not (chapters := digest(plan, signed_in(person), today)):
            continue
        try:
            with transaction.atomic():
                claimed = Digest.objects.create(to=person, week=week)
        except IntegrityError:
            continue
        sent += _sent(person, _weekly(chapters), [claimed])
    return sent


def _readers() -> QuerySet[Person]:
    roles = [role.value for role in UPDATERS | EDITORS | CHECKERS]
    held = Appointment.objects.held().filter(role__in=roles)
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
