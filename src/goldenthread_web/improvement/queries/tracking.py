"""All that the page of an action shows, in few questions to the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import (
    DateField,
    DateTimeField,
    F,
    Prefetch,
    QuerySet,
    TextField,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.utils import timezone

from goldenthread.judgement.progress import rate
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import (
    Action,
    Closing,
    DateMove,
    Embedding,
    Evidence,
    Override,
    Step,
    Update,
)
from goldenthread_web.improvement.permissions import check_may_see_part, sees_work
from goldenthread_web.improvement.queries.changed import with_changes
from goldenthread_web.improvement.queries.ended import keep_standing, with_standing
from goldenthread_web.improvement.queries.lines import ELSEWHERE, Line, lines_of
from goldenthread_web.improvement.queries.plans import LEADS, steps_for
from goldenthread_web.improvement.queries.rating import Rating, Said, Steps, choices, progress_of
from goldenthread_web.improvement.registers.queries import rows_beside
from goldenthread_web.improvement.status import Checked
from goldenthread_web.performance.permissions import OutOfReach

MOVED, RATED, PRACTICE, CLOSED = "moved", "rated", "practice", "closed"


class Decision(NamedTuple):
    """Something that was decided about an action: a moved date, a rating by a person, a closing; or said of practice.

    what: the rating or the state. was, to: of a moved date. ended, ended_who: when and by whom it ended. action: whose
    it is, by its key.
    """

    kind: str
    key: int
    at: datetime
    who: str
    what: str
    reason: str
    was: date | None
    to: date | None
    ended: datetime | None
    ended_who: str
    action: int


@dataclass(frozen=True)
class Tracked:
    """An action with what its page shows. Whoever sees only the plan as it was approved gets its words alone."""

    action: Action
    lines: tuple[Line, ...]
    updates: tuple[Update, ...]
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decision, ...]
    today: date

    def of(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line.kind == kind]

    def elsewhere(self, kind: str) -> int:
        """How many of a kind there are in parts that this reader does not see."""
        return sum(line.kind == ELSEWHERE and line.more == kind for line in self.lines)

    def decided(self, kind: str) -> list[Decision]:
        """The decisions of a kind, the newest first."""
        return sorted(
            (one for one in self.decisions if one.kind == kind),
            key=lambda one: (one.at, one.key),
            reverse=True,
        )

    @cached_property
    def steps(self) -> list[Step]:
        return list(self.action.steps.all())

    @property
    def newest(self) -> Update | None:
        return self.updates[0] if self.updates else None

    @cached_property
    def held(self) -> Decision | None:
        """The rating that a person gave and that holds now."""
        return next((one for one in self.decided(RATED) if one.ended is None), None)

    @cached_property
    def accepted(self) -> list[Evidence]:
        """The evidence that closes the action: accepted by another, given since it was last opened again."""
        opened = max((one.ended for one in self.decided(CLOSED) if one.ended), default=None)
        return [
            one for one in self.evidence
            if one.state == Checked.ACCEPTED and one.checked_by_id != one.by_id and not (opened and one.at < opened)
        ]  # fmt: skip

    @cached_property
    def rating(self) -> Rating:
        last = self.newest
        said = Said(
            timezone.localdate(last.at) if last else None,
            last.confidence if last else "",
            bool(self.accepted),
        )
        rated = rate(progress_of(self.action, Steps.of(self.steps, self.today), said, self.today), choices())
        if self.held is None:
            return Rating(rated)
        return Rating(rated, Override(pk=self.held.key, brag=self.held.what, reason=self.held.reason))


def tracked(by: SignedIn, reference: str) -> Tracked:
    """An action that somebody sees; another is as one that does not exist."""
    found = (
        with_standing(with_changes(Action.objects.filter(reference=reference), by))
        .select_related("part__plan", "priority")
        .prefetch_related(LEADS, steps_for(by))
        .first()
    )
    if found is None:
        raise OutOfReach(reference)
    keep_standing(found)
    check_may_see_part(by, found.part)
    kept = rows_beside(by, found) if sees_work(by) else []
    lines = lines_of(by, found, kept)
    today = timezone.localdate()
    if not sees_work(by):
        return Tracked(found, lines, (), (), (), today)
    newest_first = Prefetch("updates", Update.objects.select_related("by").order_by("-number"))
    prefetch_related_objects([found], newest_first)
    evidence = found.evidence.select_related("by", "checked_by", "taken_back").order_by("at", "pk")
    decisions = decisions_of(action=found)
    return Tracked(found, lines, tuple(found.updates.all()), tuple(evidence), decisions, today)


def decisions_of(**of: Any) -> tuple[Decision, ...]:
    """What was decided about one action or several, and said of practice: one question for all of it."""
    no_day, no_time = Cast(Value(None), DateField()), Cast(Value(None), DateTimeField())
    nothing = Value("", output_field=TextField())
    ends = {"ended": F("ended_on"), "ended_who": F("ended_by__name")}
    never = {"ended": no_time, "ended_who": nothing}
    days = {"day_was": no_day, "day_to": no_day}
    moves = _as_decisions(
        DateMove.objects.filter(**of), MOVED, what=nothing, because=F("reason"), day_was=F("was"), day_to=F("to"),
        **never,
    )  # fmt: skip
    rated = _as_decisions(
        Override.objects.filter(**of), RATED, what=F("brag"), because=F("reason"), **days, **ends
    )
    practice = _as_decisions(
        Embedding.objects.filter(**of), PRACTICE, what=F("state"), because=F("seen_by"), **days, **never
    )
    closed = _as_decisions(
        Closing.objects.filter(**of), CLOSED, what=nothing, because=F("reason"), **days, **ends
    )
    found = moves.union(rated, practice, closed, all=True).order_by("when", "key")
    return tuple(Decision(*row) for row in found)


def _as_decisions(found: QuerySet[Any], kind: str, **given: Any) -> Any:
    texts = {name: Cast(given[name], TextField()) for name in ("what", "because", "ended_who")}
    return (
        found.order_by()
        .annotate(
            kind_of=Value(kind, output_field=TextField()), key=F("pk"), when=F("at"), who=F("by__name"),
            day_was=given["day_was"], day_to=given["day_to"], ended=given["ended"], of_action=F("action_id"),
            **texts,
        )
        .values_list(
            "kind_of", "key", "when", "who", "what", "because", "day_was", "day_to", "ended", "ended_who", "of_action"
        )
    )  # fmt: skip
