"""What is given to show that an action is done, and what somebody else says of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import keeping, permissions
from goldenthread_web.improvement.models import Action, Evidence, TakenBack, Update
from goldenthread_web.improvement.models.shared import SHORT, other_reference
from goldenthread_web.improvement.operations import again
from goldenthread_web.improvement.operations.tracking import Given, Overtaken, say
from goldenthread_web.improvement.reasons import reason_of
from goldenthread_web.improvement.status import Checked


@dataclass(frozen=True)
class Shown:
    """What is given to show that an action is done: in words, with a link or a file, one of the two."""

    words: str
    link: str = ""
    file: UploadedFile[Any] | None = None


def give(
    *, action: Action, words: str, by: SignedIn, link: str = "", file: UploadedFile[Any] | None = None
) -> Evidence:
    """Give a link or a file that shows that an action is done. The file is kept first; it goes if the rest fails."""
    with _kept(action, Shown(words, link, file), by) as (reference, kept):
        return _give(action=action, words=words, link=link, kept=kept, reference=reference, by=by)


def update_and_give(*, action: Action, given: Given, seen: int, shown: Shown, by: SignedIn) -> Update:
    """Say how an action stands and show it in one go: both are kept, or neither."""
    with _kept(action, shown, by) as (reference, kept):
        return _update_and_give(
            action=action, given=given, seen=seen, shown=shown, kept=kept, reference=reference, by=by
        )


@contextmanager
def _kept(action: Action, shown: Shown, by: SignedIn) -> Iterator[tuple[str, keeping.Kept | None]]:
    """The name of a new piece of evidence and its file as it is kept; the file goes where what follows fails."""
    if bool(shown.link) == (shown.file is not None):
        raise NotAllowed("Give a link or a file: one of the two.")
    reference = other_reference()
    if shown.file is None:
        yield reference, None
        return
    permissions.check_may_update(by, action)
    kept = keeping.store(reference, shown.file)
    try:
        yield reference, kept
    except BaseException:
        keeping.remove(reference)
        raise
    if not Evidence.objects.filter(reference=reference).exists():
        keeping.remove(reference)  # a second tap: the file of the first is kept


@operation("improvement.evidence.given")
def _give(
    *, action: Action, words: str, link: str, kept: keeping.Kept | None, reference: str, by: SignedIn
) -> Evidence:
    return _shown(action, words, link, kept, reference, by)


@operation("improvement.action.updated")
def _update_and_give(
    *,
    action: Action,
    given: Given,
    seen: int,
    shown: Shown,
    kept: keeping.Kept | None,
    reference: str,
    by: SignedIn,
) -> Update:
    made = say(action=action, given=given, seen=seen, by=by)
    _shown(action, shown.words, shown.link, kept, reference, by)
    return made


def _shown(
    action: Action, words: str, link: str, kept: keeping.Kept | None, reference: str, by: SignedIn
) -> Evidence:
    action.refresh_from_db()
    permissions.check_may_update(by, action)
    shows = one_line(words)
    if not shows or len(shows) > SHORT:
        raise NotAllowed(f"Say what it shows, in {SHORT} letters or fewer.")
    file = {"file_name": kept.name, "file_size": kept.size, "sha256": kept.sha256} if kept else {}
    given = {"words": shows, "link": link, **(file or {"sha256": ""})}
    waiting = action.evidence.filter(state=Checked.WAITING.value, taken_back=None)
    last: Evidence | None = waiting.order_by("at", "pk").last()
    if last and again.is_just_now(last, by, given):
        return last
    made: Evidence = Evidence.objects.create(
        reference=reference, action=action, words=shows, link=link, by=by.account, **file
    )
    record("improvement.evidence.given", by=by.as_by, subject=f"{made.reference} {action.reference}")
    return made


@operation("improvement.evidence.checked")
def check(*, evidence: Evidence, accepted: bool, reason: str, by: SignedIn) -> None:
    """Accept a piece of evidence, or return it with what is missing: once, by nobody who gave it or led it."""
    evidence.action.refresh_from_db()
    permissions.check_may_check(by, evidence)
    permissions.check_not_ended(evidence.action.part.plan)
    because = one_line(reason)
    if not accepted:
        because = reason_of(reason, "Say what is missing, so that it can be mended.", SHORT)
    if len(because) > SHORT:
        raise NotAllowed(f"Say it in {SHORT} letters or fewer.")
    if TakenBack.objects.filter(evidence=evidence).exists():
        raise Overtaken("This evidence was taken back by its giver meanwhile. There is nothing to check.")
    state = Checked.ACCEPTED if accepted else Checked.RETURNED
    said = {"state": state.value, "checked_by": by.account, "reason": because}
    done = Evidence.objects.filter(pk=evidence.pk, state=Checked.WAITING.value).update(
        checked_on=timezone.now(), **said
    )
    if not done:
        if Evidence.objects.filter(pk=evidence.pk, **said).exists():
            return  # a second tap
        raise Overtaken("Somebody else checked this evidence while you had the page open.")
    record("improvement.evidence.checked", by=by.as_by, subject=f"{evidence.reference} {state.value}")


@operation("improvement.evidence.taken_back")
def take_back(*, evidence: Evidence, reason: str, by: SignedIn) -> TakenBack:
    """Take back what nobody has checked yet, with a reason. What was given stays as it was, and counts no more."""
    permissions.check_may_take_back(by, evidence)
    because = reason_of(reason, "Say why you take it back.", SHORT)
    if TakenBack.objects.filter(evidence=evidence).exists():
        raise Overtaken("You have taken this evidence back already.")
    if not Evidence.objects.filter(pk=evidence.pk, state=Checked.WAITING.value).exists():
        raise Overtaken("Somebody checked this evidence while you had the page open, so it stays.")
    made: TakenBack = TakenBack.objects.create(evidence=evidence, by=by.account, reason=because)
    record("improvement.evidence.taken_back", by=by.as_by, subject=evidence.reference)
    return made
