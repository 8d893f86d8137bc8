"""Takes the words of an earlier text away: what was typed there could name a child, and nobody needs it any more."""

from __future__ import annotations

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.commentary import permissions
from goldenthread_web.commentary.models import Blanked, Passage, Report
from goldenthread_web.commentary.texts import REASON_LENGTH, one_line
from goldenthread_web.history.operations import record


@operation("commentary.passage.blanked")
def blank(*, report: Report, area: str, number: int, reason: str, by: SignedIn) -> Passage:
    """Take the words of an earlier text away, for good. Who wrote it and when stays, and who took it away and why."""
    permissions.check_may_blank(by)
    because = one_line(reason)[:REASON_LENGTH]
    if not because:
        raise NotAllowed("Say why this text is taken away.")
    passage = report.passages.filter(area=area, number=number).first()
    newest = report.passages.filter(area=area).order_by("-number").first()
    if passage is None or newest is None or passage.number == newest.number:
        raise NotAllowed("Only an earlier text can be taken away. Write another one first.")
    if hasattr(passage, "blanked"):
        raise NotAllowed("This text was taken away already.")
    Blanked.objects.create(passage=passage, by=by.account, role=by.role_words, reason=because)
    Passage.objects.filter(pk=passage.pk).update(text="")
    subject = f"{report.reference} {area or 'first page'}"
    record("commentary.passage.blanked", by=by.as_by, subject=subject, reason=f"text {number}: {because}")
    passage.refresh_from_db()
    return passage
