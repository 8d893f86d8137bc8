"""How actions stand: rated by the rules, and by a person in their place where somebody gave a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from goldenthread.judgement.progress import Confidence, Progress, Rated, rate
from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.judgement.tracking import Tracking
from goldenthread.terms.judging import Brag
from goldenthread.terms.months import Month, is_countable
from goldenthread.workspace import Workspace
from goldenthread_web.improvement.models import Action, Closing, Evidence, Override, Step, Update
from goldenthread_web.improvement.reasons import quoted
from goldenthread_web.improvement.status import Brag as GivenBrag
from goldenthread_web.improvement.status import Checked

_HORIZON = re.compile(r"^\s*(\d{1,2})\s*(?:-|\u2013|to)\s*\d{1,2}\s*months?", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What was said and shown of an action: when last, with what confidence, and whether evidence was accepted."""

    updated: date | None = None
    confidence: str = ""
    accepted: bool = False
    waiting: bool = False


@dataclass(frozen=True)
class Steps:
    """How many steps an action has, how many are done, and how many are past their day and not done."""

    all: int
    done: int
    overdue: int

    @classmethod
    def of(cls, steps: Sequence[Step], today: date) -> Steps:
        done = sum(step.done_on is not None for step in steps)
        late = sum(step.done_on is None and step.due is not None and step.due < today for step in steps)
        return cls(len(steps), done, late)


@dataclass(frozen=True)
class Rating:
    """How an action is rated: by the rules, and by a person where an override holds."""

    rated: Rated
    override: Override | None = None

    @property
    def brag(self) -> Brag:
        """The rating that is shown."""
        return Brag[GivenBrag(self.override.brag).name] if self.override else self.rated.brag

    @property
    def label(self) -> str:
        return BRAG_WORDS[self.brag]

    @property
    def reason(self) -> str:
        """Why it is rated so: the rule's sentence, or the reason of whoever rated it otherwise."""
        return quoted(self.override.reason) if self.override else self.rated.reason

    @property
    def beside(self) -> str:
        """What the rules say, where a person says something else."""
        return self.rated.beside(self.brag) if self.override else ""


def ratings(actions: Iterable[Action], today: date | None = None) -> dict[int, Rating]:
    """The rating of each action, by its key: two questions to the database, however many actions there are.

    The actions have their part and its plan read already, or each asks for them.
    """
    listed = list(actions)
    today = today or timezone.localdate()
    keys = [action.pk for action in listed]
    said, chosen = _said(keys, today), choices()
    held = {
        one.action_id: one
        for one in Override.objects.filter(action__in=keys, ended_on=None).select_related("by")
    }
    return {
        action.pk: Rating(
            rate(progress_of(action, *said[action.pk], today), chosen),
            held.get(action.pk),
        )
        for action in listed
    }


def choices() -> Tracking:
    """The council's choices of when an action is at risk."""
    return Workspace.open(settings.ENVIRONMENT.workspace).tracking


def _said(keys: Sequence[int], today: date) -> dict[int, tuple[Steps, Said]]:
    newest = Update.objects.filter(action=OuterRef("pk")).order_by("-number")
    found = Action.objects.filter(pk__in=keys).order_by().annotate(
        last=Subquery(newest.values("at")[:1]),
        sure=Subquery(newest.values("confidence")[:1]),
        accepted=Exists(accepted_of(OuterRef("pk"))),
        waiting=Exists(Evidence.objects.filter(action=OuterRef("pk"), state=Checked.WAITING.value, taken_back=None)),
        many=Count("steps"),
        made=Count("steps", filter=Q(steps__done_on__isnull=False)),
        behind=Count("steps", filter=Q(steps__done_on=None, steps__due__lt=today)),
    )  # fmt: skip
    return {
        one["pk"]: (
            Steps(one["many"], one["made"], one["behind"]),
            Said(
                timezone.localdate(one["last"]) if one["last"] else None,
                one["sure"] or "",
                one["accepted"],
                one["waiting"],
            ),
        )
        for one in found.values("pk", "last", "sure", "accepted", "waiting", "many", "made", "behind")
    }


def accepted_of(action: Any) -> QuerySet[Evidence]:
    """The evidence that closes an action: accepted by another than its giver, given since it was last opened again."""
    later = Closing.objects.filter(action=OuterRef("action"), ended_on__gt=OuterRef("at"))
    found = Evidence.objects.filter(action=action, state=Checked.ACCEPTED.value)
    return found.exclude(checked_by=F("by")).exclude(Exists(later))


def progress_of(action: Action, steps: Steps, said: Said, today: date) -> Progress:
    """What the rules know of an action."""
    return Progress(
        today=today,
        due=action.due,
        original_due=action.original_due,
        done=action.delivered_on,
        evidence_checked=said.accepted,
        steps_done=steps.done / steps.all if steps.all else None,
        steps_overdue=steps.overdue,
        confidence=Confidence(said.confidence) if said.confidence else None,
        updated=said.updated,
        begins=heard_from(action),
        ongoing=action.ongoing,
    )


def heard_from(action: Action) -> date | None:
    """The day from which something could be said of an action here: it began, and its plan counts."""
    first = begins(action)
    return first and max(first, timezone.localdate(action.part.plan.counts_from))


def begins(action: Action) -> date | None:
    """The day from which an action is under way: of "3-6 months", three months into the plan."""
    starts: date | None = action.part.plan.starts
    horizon = _HORIZON.match(action.horizon)
    if starts is None or horizon is None or not int(horizon[1]) or not is_countable(starts):
        return starts
    return Month.of(starts).plus(int(horizon[1])).start
