""" "We said, we have done": what the plan said beside what was done. Only what is closed counts as done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Action, Evidence, Impact, ImprovementPlan
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.improvement.queries.rating import accepted_of
from goldenthread_web.improvement.queries.tracking import PRACTICE, Decision, decisions_of
from goldenthread_web.improvement.status import Checked

_CHECKED = "improvement.evidence.checked"


@dataclass(frozen=True)
class Shown:
    """A piece of accepted evidence: what it shows, when it was accepted, and in which role of whoever did."""

    words: str
    on: date | None
    role: str


@dataclass(frozen=True)
class Deed:
    """An action that was delivered: said and done. evidence, practice: for those who see how the work goes."""

    action: Action
    impacts: tuple[str, ...]
    evidence: tuple[Shown, ...] = ()
    practice: Decision | None = None

    @property
    def late_by(self) -> int:
        """How many days after the day that was agreed first it was delivered."""
        first, done = self.action.original_due, self.action.delivered_on
        return max(0, (done - first).days) if first and done else 0


@dataclass(frozen=True)
class Heading:
    """A part of the plan, and one of its priorities where it has some, with what was done under it."""

    part: str
    priority: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Done:
    """done: closed, or delivered with evidence that somebody else accepted. claimed: said to be delivered, no more: not
    counted, and left out for those who see the plan as it was approved. actions: how many the plan has.
    """

    done: tuple[Heading, ...]
    claimed: tuple[Heading, ...]
    actions: int

    @property
    def count(self) -> int:
        return sum(len(heading.deeds) for heading in self.done)

    @property
    def delivered(self) -> list[Action]:
        return [deed.action for heading in (*self.done, *self.claimed) for deed in heading.deeds]


def done(plan: ImprovementPlan, by: SignedIn) -> Done:
    """What somebody sees of what was done: six questions to the database at most."""
    parts = parts_for(by, plan)
    delivered = Action.objects.filter(part__in=parts, delivered_on__isnull=False, withdrawn_on=None)
    delivered = delivered.annotate(is_evidenced=Exists(accepted_of(OuterRef("pk"))))
    if not sees_work(by):
        delivered = delivered.filter(Q(closed_on__isnull=False) | Q(is_evidenced=True))
    found = delivered.select_related("part__plan", "priority").order_by("part__order", "order", "pk")
    deeds = _deeds(list(found), by)
    counts = {
        deed.action.pk
        for deed in deeds
        if deed.action.closed_on or getattr(deed.action, "is_evidenced", False)
    }
    return Done(
        _under([deed for deed in deeds if deed.action.pk in counts]),
        _under([deed for deed in deeds if deed.action.pk not in counts]),
        Action.objects.filter(part__in=parts, withdrawn_on=None).count(),
    )


def _deeds(actions: Sequence[Action], by: SignedIn) -> list[Deed]:
    keys = [action.pk for action in actions]
    impacts: dict[int, list[str]] = defaultdict(list)
    for pk, text in (
        Impact.objects.filter(action__in=keys).order_by("order", "pk").values_list("action", "text")
    ):
        impacts[pk].append(text)
    if not sees_work(by):
        return [Deed(action, tuple(impacts[action.pk])) for action in actions]
    shown = _accepted(keys)
    practice = (
        {one.action: one for one in decisions_of(action__in=keys) if one.kind == PRACTICE} if keys else {}
    )
    return [
        Deed(action, tuple(impacts[action.pk]), tuple(shown.get(action.pk, ())), practice.get(action.pk))
        for action in actions
    ]


def _accepted(keys: Sequence[int]) -> Mapping[int, list[Shown]]:
    """The accepted evidence of each, with the role that the history has of whoever accepted it."""
    found = Evidence.objects.filter(action__in=keys, state=Checked.ACCEPTED.value).order_by(
        "checked_on", "pk"
    )
    evidence = list(found)
    subjects = [f"{one.reference} {Checked.ACCEPTED.value}" for one in evidence]
    roles = dict(Line.objects.filter(action=_CHECKED, object__in=subjects).values_list("object", "role"))
    shown: dict[int, list[Shown]] = defaultdict(list)
    for one, subject in zip(evidence, subjects, strict=True):
        shown[one.action_id].append(Shown(one.words, _day(one), roles.get(subject, "")))
    return shown


def _day(one: Evidence) -> date | None:
    return timezone.localdate(one.checked_on) if one.checked_on else None


def _under(deeds: Sequence[Deed]) -> tuple[Heading, ...]:
    found: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        priority = deed.action.priority
        found[deed.action.part.name, priority.name if priority else ""].append(deed)
    return tuple(Heading(part, priority, tuple(own)) for (part, priority), own in found.items())
