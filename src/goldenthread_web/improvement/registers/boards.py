"""The meetings of the boards put down, corrected and taken back. What was put down stays, with the reason beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.boards import bodies_of
from goldenthread_web.improvement.reach import check_days
from goldenthread_web.improvement.reasons import check_reason
from goldenthread_web.improvement.registers.permissions import check_may_keep_meetings


@dataclass(frozen=True)
class GivenMeeting:
    """What somebody says of a meeting. body: "" for the board that watches the whole plan."""

    day: date
    body: str = ""
    words: str = ""


@operation("improvement.board.kept")
def put_down(*, plan: ImprovementPlan, given: GivenMeeting, by: SignedIn) -> Meeting:
    """Put the day of a board down: one that was held, or one that is to be."""
    check_may_keep_meetings(by)
    return _made(plan, given, by, "improvement.board.kept")


@operation("improvement.board.corrected")
def correct(
    *, meeting: Meeting, plan: ImprovementPlan, given: GivenMeeting, reason: str, by: SignedIn
) -> Meeting:
    """Another day, board or words in the place of those that stand: both stay to be seen, with the reason."""
    check_may_keep_meetings(by)
    said = _said(given)
    if (said.day, said.body, said.words) == (meeting.day, meeting.body, meeting.words):
        raise NotAllowed("Nothing is different from what stands there. Change what was wrong.")
    _end(meeting, reason, by)
    return _made(plan, said, by, "improvement.board.corrected", corrects=meeting)


@operation("improvement.board.taken_back")
def take_back(*, meeting: Meeting, reason: str, by: SignedIn) -> None:
    """A meeting that does not take place, or did not: it stays to be seen, with the reason."""
    check_may_keep_meetings(by)
    _end(meeting, reason, by)
    record(
        "improvement.board.taken_back",
        by=by.as_by,
        subject=meeting.reference,
        reason=meeting.day.isoformat(),
    )


def _said(given: GivenMeeting) -> GivenMeeting:
    words = one_line(given.words)
    if len(words) > SHORT:
        raise NotAllowed(f"Say it in {SHORT} letters or fewer.")
    return GivenMeeting(given.day, given.body, words)


def _made(
    plan: ImprovementPlan, given: GivenMeeting, by: SignedIn, action: str, corrects: Meeting | None = None
) -> Meeting:
    said = _said(given)
    check_days(said.day)
    if said.body and said.body not in {*bodies_of(plan), corrects.body if corrects else ""}:
        raise NotAllowed("Choose a board that watches a part of the improvement plan.")
    if Meeting.objects.filter(body=said.body, day=said.day, ended_on=None).exists():
        raise NotAllowed("This board meets on that day already. Choose another day, or correct that meeting.")
    made: Meeting = Meeting.objects.create(
        body=said.body, day=said.day, words=said.words, corrects=corrects, by=by.account
    )
    reason = f"{said.day.isoformat()}{f' for {corrects.day.isoformat()}' if corrects else ''}"
    record(action, by=by.as_by, subject=made.reference, reason=reason)
    return made


def _end(meeting: Meeting, reason: str, by: SignedIn) -> None:
    """End what stands, if nobody else has meanwhile."""
    because = one_line(reason)
    if not because or len(because) > SHORT:
        raise NotAllowed(f"Say why, in {SHORT} letters or fewer.")
    check_reason(because)
    done = Meeting.objects.filter(pk=meeting.pk, ended_on=None).update(
        ended_on=timezone.now(), ended_by=by.account, because=because
    )
    meeting.refresh_from_db()
    if not done:
        raise Overtaken
