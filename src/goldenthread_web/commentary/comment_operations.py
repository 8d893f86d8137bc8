"""Changes to comments on figures. Nothing that was said is lost: a correction is a new wording."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.commentary import permissions
from goldenthread_web.commentary.models import Comment, Wording
from goldenthread_web.commentary.texts import COMMENT_LENGTH, REASON_LENGTH, one_line, tidy
from goldenthread_web.history.operations import record


class Overtaken(Exception):  # noqa: N818
    """Somebody else changed this comment meanwhile. comment: as it stands now."""

    def __init__(self, comment: Comment) -> None:
        super().__init__("This comment was changed while you had it open.")
        self.comment = comment


@operation("commentary.comment.made")
def comment(
    *, indicator: str, group: str, area: str, month: str, text: str, teams: Mapping[str, str], by: SignedIn
) -> Comment:
    """Say something of one month of a measure. teams: the service that each team is in."""
    permissions.check_may_comment(by, area, teams)
    made: Comment = Comment.objects.create(
        indicator=indicator, group=group, area=area, month=month, author=by.account
    )
    _word(made, 1, text, by)
    record("commentary.comment.made", by=by.as_by, subject=f"{made.reference} {indicator} {month}")
    return made


@operation("commentary.comment.corrected")
def correct(*, comment: Comment, text: str, version: int, by: SignedIn) -> None:
    """Say it better. The wording of before stays readable."""
    comment.refresh_from_db()
    permissions.check_may_change(by, comment)
    _change(comment, version, version=F("version") + 1)
    _word(comment, comment.version, text, by)
    record("commentary.comment.corrected", by=by.as_by, subject=comment.reference)


@operation("commentary.comment.withdrawn")
def withdraw(*, comment: Comment, reason: str, version: int, by: SignedIn) -> None:
    """Take a comment away from the figure, with a reason."""
    comment.refresh_from_db()
    permissions.check_may_change(by, comment)
    because = one_line(reason)[:REASON_LENGTH]
    if not because:
        raise NotAllowed("Say why the comment is withdrawn.")
    given = {"withdrawn_on": timezone.now(), "withdrawn_by": by.account, "withdrawn_because": because}
    _change(comment, version, **given)
    record("commentary.comment.withdrawn", by=by.as_by, subject=comment.reference, reason=because)


def _word(comment: Comment, number: int, text: str, by: SignedIn) -> None:
    text = tidy(text)
    if not text or len(text) > COMMENT_LENGTH:
        raise NotAllowed(f"Say something, in {COMMENT_LENGTH:,} letters or fewer.")
    Wording.objects.create(comment=comment, number=number, text=text, by=by.account, role=by.role_words)


def _change(comment: Comment, seen: int, **fields: object) -> None:
    """Write, if the comment is still as whoever decided this had seen it."""
    done = Comment.objects.filter(pk=comment.pk, version=seen, withdrawn_on=None).update(**fields)
    comment.refresh_from_db()
    if not done:
        raise Overtaken(comment)
