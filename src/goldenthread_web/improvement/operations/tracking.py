"""What is said of an action and decided about it. Nothing of it is written over: each is a row of its own.

Whoever decides from something that has changed meanwhile is told so (`Overtaken`) before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import tidy
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import (
    Action,
    Closing,
    DateMove,
    Embedding,
    Override,
    Step,
    Update,
)
from goldenthread_web.improvement.models.shared import LONG
from goldenthread_web.improvement.operations import again
from goldenthread_web.improvement.queries.rating import accepted_of
from goldenthread_web.improvement.reach import check_days, check_delivered
from goldenthread_web.improvement.reasons import reason_of
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, Progress

REASON = 1000
"""The most letters of a reason."""
NOT_DELIVERED = "Say that it is delivered, or leave the day of delivery empty."


class Overtaken(Exception):  # noqa: N818
    """Somebody else changed what this was decided from, in words."""


class SaidMeanwhile(Overtaken):
    """Somebody else said how the action stands meanwhile. newest: what was said."""

    def __init__(self, newest: Update) -> None:
        super().__init__("Somebody else said how this action stands while you had the page open.")
        self.newest = newest


class Doubted(Exception):  # noqa: N818
    """A date that may be meant, and seldom is: to be asked about once."""


@dataclass(frozen=True)
class Given:
    """What somebody says of an action. All but the progress may be left out. delivered_on: the day, if not today."""

    progress: Progress
    confidence: Confidence | None = None
    changed: str = ""
    next_step: str = ""
    help_needed: str = ""
    delivered_on: date | None = None


@operation("improvement.action.updated")
def update(*, action: Action, given: Given, seen: int, by: SignedIn) -> Update:
    """Say how an action stands. seen: the number of the last update that was read (0: none)."""
    return say(action=action, given=given, seen=seen, by=by)


def say(*, action: Action, given: Given, seen: int, by: SignedIn) -> Update:
    """What `update` does, for an operation that does more in the same go."""
    action.refresh_from_db()
    permissions.check_may_update(by, action)
    newest = action.updates.select_related("by").first()
    number = newest.number if newest else 0
    words = _words(given)
    if newest and number == seen + 1 and again.is_own(newest, by, words):
        return newest
    if newest and number != seen:
        raise SaidMeanwhile(newest)
    made: Update = Update.objects.create(
        action=action, number=number + 1, by=by.account, role=by.role_words[:200], **words
    )
    _delivered(action, given)
    record("improvement.action.updated", by=by.as_by, subject=f"{action.reference} {made.number}")
    return made


def _words(given: Given) -> dict[str, str]:
    """What was said, as an update keeps it."""
    return {
        "progress": given.progress.value,
        "confidence": given.confidence.value if given.confidence else "",
        "changed": _text(given.changed),
        "next_step": _text(given.next_step),
        "help_needed": _text(given.help_needed),
    }


def _delivered(action: Action, given: Given) -> None:
    """Since when an action is delivered follows what its lead says: a day once said stays till it is said again."""
    today = timezone.localdate()
    on: date | None = None
    if given.progress is Progress.DELIVERED:
        on = given.delivered_on or action.delivered_on or today
        check_delivered(on, action.part.plan.starts)
    elif given.delivered_on is not None:
        raise NotAllowed(NOT_DELIVERED)
    if on != action.delivered_on:
        _write(action, delivered_on=on)


@operation("improvement.step.ticked")
def tick(*, step: Step, done: bool, by: SignedIn) -> None:
    """Tick a step off as done today, or take the tick back. One that is put back after it was taken out is another."""
    step.action.refresh_from_db()
    permissions.check_may_update(by, step.action)
    there = Step.objects.filter(pk=step.pk, action=step.action)
    changed = there.filter(done_on__isnull=done).update(done_on=timezone.localdate() if done else None)
    if not changed and not there.exists():
        raise Overtaken(
            "Somebody took this step out, or wrote it anew, while you had the page open. Look at the steps again."
        )
    if changed:
        _write(step.action)
        words = "done" if done else "not done"
        record(
            "improvement.step.ticked", by=by.as_by, subject=f"{step.action.reference} step {step.pk} {words}"
        )


def check_meant(action: Action, to: date) -> None:
    """Ask about a date in the past, or after the end of an improvement plan that has not ended yet."""
    today, ends = timezone.localdate(), action.part.plan.ends
    if to < today:
        raise Doubted("The new date lies in the past. Change it, or send it again as it is.")
    if ends is not None and today <= ends < to:
        raise Doubted(
            f"The new date is after the end of the improvement plan, {show_day(ends)}. Change it, or send it again "
            "as it is."
        )


@operation("improvement.action.moved")
def move(*, action: Action, to: date, reason: str, was: date | None, by: SignedIn) -> DateMove:
    """Move the date of an action, with a reason. was: the date as it was read. The first date stays."""
    action.refresh_from_db()
    permissions.check_may_move(by, action)
    because = _reason(reason, "Say why the date is moved.")
    if action.due != was:
        last: DateMove | None = action.moves.order_by("at", "pk").last()
        if last and again.is_own(last, by, {"was": was, "to": to, "reason": because}):
            return last
        raise Overtaken("Somebody else moved this date while you had the page open.")
    if to == was:
        raise NotAllowed("Choose another date than the one that it has.")
    check_days(to)
    made: DateMove = DateMove.objects.create(action=action, was=was, to=to, reason=because, by=by.account)
    _write(action, due=to)
    record("improvement.action.moved", by=by.as_by, subject=f"{action.reference} {to.isoformat()}")
    return made


@operation("improvement.action.overridden")
def override(*, action: Action, brag: Brag, reason: str, seen: int, by: SignedIn) -> Override:
    """Rate an action otherwise than the rules do. seen: the key of the override that was read (0: none)."""
    permissions.check_may_override(by, action)
    because = _reason(reason, "Say why it is rated otherwise.")
    held: Override | None = action.overrides.filter(ended_on=None).first()
    if held and held.pk > seen and again.is_own(held, by, {"brag": brag.value, "reason": because}):
        return held
    _check_override(action, seen)
    action.overrides.filter(ended_on=None).update(ended_on=timezone.now(), ended_by=by.account)
    made: Override = Override.objects.create(action=action, brag=brag.value, reason=because, by=by.account)
    record("improvement.action.overridden", by=by.as_by, subject=f"{action.reference} {brag.name.lower()}")
    return made


@operation("improvement.override.taken_back")
def take_back(*, action: Action, seen: int, by: SignedIn) -> None:
    """From here on the rules rate the action again."""
    permissions.check_may_override(by, action)
    _check_override(action, seen)
    if not action.overrides.filter(ended_on=None).update(ended_on=timezone.now(), ended_by=by.account):
        raise NotAllowed("The rules rate this action already.")
    record("improvement.override.taken_back", by=by.as_by, subject=action.reference)


def _check_override(action: Action, seen: int) -> None:
    held = action.overrides.filter(ended_on=None).values_list("pk", flat=True).first() or 0
    if held != seen:
        raise Overtaken("Somebody else rated this action while you had the page open.")


@operation("improvement.action.embedded")
def embed(*, action: Action, state: Embedded, seen_by: str, seen: int, by: SignedIn) -> Embedding:
    """Say whether what was delivered has become practice, and how that is known. seen: the key of what was said of it
    last, as it was read (0: nothing)."""
    action.refresh_from_db()
    permissions.check_may_embed(by, action)
    known = _text(seen_by)
    if not known:
        raise NotAllowed("Say how it is known: an audit, observations, what families say.")
    last: Embedding | None = action.embeddings.first()
    if last and again.is_just_now(last, by, {"state": state.value, "seen_by": known}):
        return last
    if (last.pk if last else 0) != seen:
        raise Overtaken("Somebody else said whether this is practice while you had the page open.")
    made: Embedding = Embedding.objects.create(action=action, state=state.value, seen_by=known, by=by.account)
    record("improvement.action.embedded", by=by.as_by, subject=f"{action.reference} {state.value}")
    return made


@operation("improvement.action.closed")
def close(*, action: Action, by: SignedIn) -> None:
    """Close an action that is delivered, with evidence that somebody else accepted."""
    action.refresh_from_db()
    permissions.check_may_close(by, action)
    if not accepted_of(action.pk).exists():
        raise NotAllowed(
            "An action closes when somebody else has accepted its evidence. None is accepted yet."
        )
    Closing.objects.create(action=action, by=by.account)
    _write(action, closed_on=timezone.localdate())
    record("improvement.action.closed", by=by.as_by, subject=action.reference)


@operation("improvement.action.reopened")
def reopen(*, action: Action, reason: str, by: SignedIn) -> None:
    """Open a closed action again, with a reason. It is not delivered until its lead says so again."""
    action.refresh_from_db()
    permissions.check_may_reopen(by, action)
    because = _reason(reason, "Say why the action is opened again.")
    action.closings.filter(ended_on=None).update(ended_on=timezone.now(), ended_by=by.account, reason=because)
    _write(action, closed_on=None, delivered_on=None)
    record("improvement.action.reopened", by=by.as_by, subject=action.reference)


def _write(action: Action, **fields: date | None) -> None:
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1, **fields)
    action.refresh_from_db(fields=["version", *fields])


def _reason(given: str, missing: str) -> str:
    return reason_of(given, missing, REASON)


def _text(given: str) -> str:
    text = tidy(given)
    if len(text) > LONG:
        raise NotAllowed(f"Write {LONG:,} letters or fewer in each box.")
    return text
