"""What is given to show that an action is done, and what somebody else says of it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import keeping, permissions
from goldenthread_web.improvement.models import Action, Evidence
from goldenthread_web.improvement.models.shared import SHORT, other_reference
from goldenthread_web.improvement.operations.tracking import Overtaken
from goldenthread_web.improvement.status import Checked


def give(
    *, action: Action, words: str, by: SignedIn, link: str = "", file: UploadedFile[Any] | None = None
) -> Evidence:
    """Give a link or a file that shows that an action is done. The file is kept first; it goes if the rest fails."""
    if bool(link) == (file is not None):
        raise NotAllowed("Give a link or a file: one of the two.")
    reference = other_reference()
    if file is None:
        return _give(action=action, words=words, link=link, kept=None, reference=reference, by=by)
    permissions.check_may_update(by, action)
    kept = keeping.store(reference, file)
    try:
        return _give(action=action, words=words, link="", kept=kept, reference=reference, by=by)
    except BaseException:
        keeping.remove(reference)
        raise


@operation("improvement.evidence.given")
def _give(
    *, action: Action, words: str, link: str, kept: keeping.Kept | None, reference: str, by: SignedIn
) -> Evidence:
    action.refresh_from_db()
    permissions.check_may_update(by, action)
    shows = one_line(words)
    if not shows or len(shows) > SHORT:
        raise NotAllowed(f"Say what it shows, in {SHORT} letters or fewer.")
    file = {"file_name": kept.name, "file_size": kept.size, "sha256": kept.sha256} if kept else {}
    made: Evidence = Evidence.objects.create(
        reference=reference, action=action, words=shows, link=link, by=by.account, **file
    )
    record("improvement.evidence.given", by=by.as_by, subject=f"{made.reference} {action.reference}")
    return made


@operation("improvement.evidence.checked")
def check(*, evidence: Evidence, accepted: bool, reason: str, by: SignedIn) -> None:
    """Accept a piece of evidence, or return it with what is missing: once, by somebody who did not give it."""
    permissions.check_may_check(by, evidence)
    permissions.check_not_ended(evidence.action.part.plan)
    because = one_line(reason)
    if not accepted and not because:
        raise NotAllowed("Say what is missing, so that it can be mended.")
    if len(because) > SHORT:
        raise NotAllowed(f"Say it in {SHORT} letters or fewer.")
    state = Checked.ACCEPTED if accepted else Checked.RETURNED
    done = Evidence.objects.filter(pk=evidence.pk, state=Checked.WAITING.value).update(
        state=state.value, checked_by=by.account, checked_on=timezone.now(), reason=because
    )
    if not done:
        raise Overtaken("Somebody else checked this evidence while you had the page open.")
    record("improvement.evidence.checked", by=by.as_by, subject=f"{evidence.reference} {state.value}")
