"""Changes to the commentary of a report: begun, written, talked about, submitted, approved, taken back.

Each is whole or not at all. What is written is never written over: a change is a new passage, and takes approvals back.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F, Max
from django.utils import timezone

from goldenthread.reports.packs.resting import BENCHMARKS, FIGURES, REPORTS, what_changed
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.commentary import permissions
from goldenthread_web.commentary.checking import Checked
from goldenthread_web.commentary.models import Approval, Passage, Remark, Report, Step
from goldenthread_web.commentary.queries import newest_passages
from goldenthread_web.commentary.status import APPROVALS_NEEDED, MOVES, Status
from goldenthread_web.commentary.texts import (
    PASSAGE_LENGTH,
    REASON_LENGTH,
    REMARK_LENGTH,
    one_line,
    tidy,
)
from goldenthread_web.history.operations import record

_LOOK_AGAIN = "Take it back to draft, look at it again, and submit it."
CHANGES_NOTHING = (
    "This correction changes nothing: neither a text nor what the figures rest on is other than in what was published. "
    "Change what was wrong, or set this aside."
)


class ReasonMissing(NotAllowed):
    """A correction of what was published says why it is one."""


class Overtaken(Exception):  # noqa: N818
    """Somebody else changed this report meanwhile."""

    def __init__(self) -> None:
        super().__init__("This report was changed while you had the page open.")


class WrittenOver(Exception):  # noqa: N818
    """Somebody else wrote of the same area meanwhile. passage: what stands there now."""

    def __init__(self, passage: Passage) -> None:
        super().__init__("This text was changed while you had it open.")
        self.passage = passage


@operation("commentary.report.begun")
def begin(*, month: str, audience: str, replaces: str, reason: str, by: SignedIn) -> Report:
    """Begin the commentary of a report. replaces: the published pack that this corrects, if any, and why.

    A correction begins with the texts of what it corrects, each still by whoever wrote it.
    """
    permissions.check_may_begin(by)
    same = Report.objects.filter(month=month, audience=audience)
    if same.open().exists():
        raise NotAllowed("Somebody works on this report already.")
    because = one_line(reason)[:REASON_LENGTH] if replaces else ""
    if replaces and not because:
        raise ReasonMissing("This report was published. Say why it is corrected.")
    corrects = same.filter(pack=replaces).first() if replaces else None
    report: Report = Report.objects.create(
        month=month,
        audience=audience,
        edition=(same.aggregate(last=Max("edition"))["last"] or 0) + 1,
        replaces=replaces,
        corrects=corrects,
        reason=because,
        begun_by=by.account,
    )
    Passage.objects.bulk_create(
        Passage(report=report, area=old.area, number=1, text=old.text, by=old.by, role=old.role, at=old.at)
        for old in (newest_passages(corrects).values() if corrects else ())
    )
    subject = f"{report.reference} {month} {audience}"
    record("commentary.report.begun", by=by.as_by, subject=subject, reason=because)
    return report


@operation("commentary.passage.written")
def write(*, report: Report, area: str, text: str, number: int, by: SignedIn) -> Passage:
    """Write what is said of an area. number: of the passage that the writer had seen, 0 where there was none.

    A report that was submitted or approved becomes a draft again, and its approvals are taken back.
    """
    report.refresh_from_db()
    permissions.check_may_write(by, report)
    text = tidy(text)
    if len(text) > PASSAGE_LENGTH:
        raise NotAllowed(f"Write {PASSAGE_LENGTH:,} letters or fewer of one area.")
    last = report.passages.filter(area=area).order_by("-number").first()
    if (last.number if last else 0) != number:
        raise WrittenOver(last) if last else Overtaken
    if last is not None and last.text == text:
        return last
    if report.status != Status.DRAFT:
        _back_to_draft(report, "The text was changed.", by)
    passage = Passage.objects.create(
        report=report, area=area, number=number + 1, text=text, by=by.account, role=by.role_words
    )
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1)
    report.refresh_from_db()
    subject = f"{report.reference} {area or 'first page'}"
    record("commentary.passage.written", by=by.as_by, subject=subject, reason=f"text {passage.number}")
    return passage


@operation("commentary.remark.made")
def remark(*, report: Report, area: str, text: str, by: SignedIn) -> Remark:
    """Say something about the text of an area, or answer. The text stays as it is, and so do approvals."""
    report.refresh_from_db()
    permissions.check_may_remark(by, report)
    text = tidy(text)
    if not text or len(text) > REMARK_LENGTH:
        raise NotAllowed(f"Say something, in {REMARK_LENGTH:,} letters or fewer.")
    made: Remark = Remark.objects.create(
        report=report, area=area, text=text, by=by.account, role=by.role_words
    )
    record("commentary.remark.made", by=by.as_by, subject=f"{report.reference} {area or 'first page'}")
    return made


@operation("commentary.report.submitted")
def submit(*, report: Report, version: int, checked: Checked, by: SignedIn) -> None:
    """Hand the commentary to those who approve it. checked: what the claim check said of it as it stands."""
    report.refresh_from_db()
    permissions.check_may_submit(by, report)
    check_holds(report, checked)
    _check_changes_something(report, checked)
    report.snapshot, report.rests = checked.snapshot, dict(checked.rests)
    report.save(update_fields=["snapshot", "rests"])
    move(report, Status.SUBMITTED, version, by)


@operation("commentary.report.approved")
def approve(*, report: Report, version: int, checked: Checked, by: SignedIn) -> Approval:
    """Sign off the commentary as it stands. The second of two people makes it ready to be published."""
    report.refresh_from_db()
    permissions.check_may_approve(by, report)
    check_holds(report, checked)
    check_same_figures(report, checked)
    role = permissions.approving_role(by, report)
    assert role is not None  # noqa: S101 - checked above
    given: Approval = Approval.objects.create(report=report, person=by.account, role=role.value)
    signed = report.approvals.filter(taken_back_on=None).count()
    to = Status.APPROVED if signed >= APPROVALS_NEEDED else Status.APPROVED_ONCE
    move(report, to, version, by, as_role=role.value)
    return given


@operation("commentary.report.sent_back")
def send_back(*, report: Report, version: int, reason: str, by: SignedIn) -> None:
    """Make it a draft again, with a reason. Its approvals are taken back."""
    report.refresh_from_db()
    permissions.check_may_send_back(by, report)
    because = one_line(reason)[:REASON_LENGTH]
    if not because:
        raise NotAllowed("Say why it goes back.")
    _seen(report, version)
    _back_to_draft(report, because, by)


@operation("commentary.report.set_aside")
def set_aside(*, report: Report, version: int, reason: str, by: SignedIn) -> None:
    """Give a draft up. It stays readable, and another can be begun."""
    report.refresh_from_db()
    permissions.check_may_set_aside(by, report)
    because = one_line(reason)[:REASON_LENGTH]
    if not because:
        raise NotAllowed("Say why it is set aside.")
    move(report, Status.SET_ASIDE, version, by, because)


def check_holds(report: Report, checked: Checked) -> None:
    """Nothing is signed off while a claim of it is wrong. What was checked must be what stands there."""
    if checked.version != report.version:
        raise Overtaken
    if checked.refusal:
        raise NotAllowed(checked.refusal)


def check_same_figures(report: Report, checked: Checked) -> None:
    """An approval is of a text beside figures. Whatever changes what they rest on asks for another look."""
    if refusal := other_figures(report, checked.rests):
        raise NotAllowed(refusal)


def other_figures(report: Report, rests: Mapping[str, str]) -> str:
    """Why what was submitted is not what would be published now; "" where it is."""
    if report.rests is None:
        return f"This was submitted to an earlier version of goldenthread. {_LOOK_AGAIN}"
    other = what_changed(report.rests, rests)
    if not other:
        return ""
    return f"Since this was submitted, other things hold: {'; '.join(other)}. {_LOOK_AGAIN}"


def _check_changes_something(report: Report, checked: Checked) -> None:
    """A correction says or shows something else than what it corrects. It is held against the same benchmarks."""
    old = report.corrects
    if old is None or old.rests is None or _texts(old) != _texts(report):
        return
    if not what_changed(old.rests, checked.rests, but=(BENCHMARKS, REPORTS, FIGURES)):
        raise NotAllowed(CHANGES_NOTHING)


def _texts(report: Report) -> dict[str, str]:
    return {area: passage.text for area, passage in newest_passages(report).items() if passage.text}


def move(
    report: Report, to: Status, version: int, by: SignedIn, reason: str = "", *, as_role: str = ""
) -> None:
    """One step of the table of moves, if the report is still as whoever decides this had seen it."""
    was = Status(report.status)
    if to not in MOVES[was]:
        raise NotAllowed(f"A report that is {was.value} can't become {to.value}.")
    _seen(report, version)
    Report.objects.filter(pk=report.pk).update(status=to.value, version=F("version") + 1)
    report.refresh_from_db()
    role = as_role or by.role_words
    Step.objects.create(report=report, was=was.value, now=to.value, by=by.account, role=role, reason=reason)
    record(_ACTIONS[to], by=by.as_by, subject=report.reference, reason=reason)


_ACTIONS = {
    Status.SUBMITTED: "commentary.report.submitted",
    Status.APPROVED_ONCE: "commentary.report.approved",
    Status.APPROVED: "commentary.report.approved",
    Status.DRAFT: "commentary.report.sent_back",
    Status.SET_ASIDE: "commentary.report.set_aside",
    Status.PUBLISHING: "commentary.report.publishing",
}


def _seen(report: Report, version: int) -> None:
    if report.version != version:
        raise Overtaken


def _back_to_draft(report: Report, reason: str, by: SignedIn) -> None:
    """Approvals are of what stood there: they do not carry over to what comes next."""
    report.approvals.filter(taken_back_on=None).update(
        taken_back_on=timezone.now(), taken_back_because=reason
    )
    move(report, Status.DRAFT, report.version, by, reason)
