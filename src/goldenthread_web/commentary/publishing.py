"""Publishing an approved report: asked for by a publisher, done as a job, one at a time.

The job does what `goldenthread publish` does, with the same checks. Killed at any instant it is done again: a pack that
was kept already is found to be the same, and the report is then marked as published.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from goldenthread.disclosure.problem import ContradictionError
from goldenthread.reports.material import Audience, Material
from goldenthread.reports.packs.making import Order
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.reports.packs.publishing import KEEPING, publish
from goldenthread.reports.packs.resting import rests_on
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.packs import Pack, complete, packs_of
from goldenthread.workspace.problem import BusyError, DiskFullError
from goldenthread.workspace.writing import saying_when_full
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.commentary import permissions
from goldenthread_web.commentary.checking import Checked, as_markdown
from goldenthread_web.commentary.models import Report, Step
from goldenthread_web.commentary.queries import newest_passages
from goldenthread_web.commentary.report_operations import (
    CHANGES_NOTHING,
    check_holds,
    check_same_figures,
    move,
    other_figures,
)
from goldenthread_web.commentary.status import PUBLISHERS, READERS_OF_ALL_DRAFTS, Status
from goldenthread_web.history.operations import REFUSED, By, record
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.kinds import Kind, NotDone, TryLater
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.work import Work

KIND = "commentary.publish"
FORMATS = ("html", "pdf", "xlsx", "pptx")
_STEPS = 2 + 2 * (1 + len(FORMATS))  # a report that was published before is first made again
_MEANWHILE = (
    "The report of this month was published in another version meanwhile. Set this one aside as a draft, and begin a "
    "correction of what is published now."
)
_OTHER_RECORDS = (
    "Records were loaded, accepted or withdrawn, figures are counted otherwise, or goldenthread is of another version, "
    "since this was approved. Nothing was published. Take it back to draft, look at it again, and submit it."
)


def register() -> None:
    """Make the work known to the process that does jobs."""
    kinds.register(Kind(KIND, "Publishing a report", run, READERS_OF_ALL_DRAFTS, _address, left))


def _address(reference: str) -> str:
    return reverse("report", args=[reference])


@operation("commentary.report.publishing")
def ask(*, report: Report, version: int, checked: Checked, by: SignedIn) -> Job:
    """Ask for an approved report to be published. Of two who ask at the same moment one does."""
    report.refresh_from_db()
    permissions.check_may_publish(by, report)
    check_holds(report, checked)
    check_same_figures(report, checked)
    other = Report.objects.filter(status=Status.PUBLISHING.value).first()
    if other:
        raise NotAllowed(
            f"The report {other.title}, is being published now. Publish this one when that is done."
        )
    move(report, Status.PUBLISHING, version, by)
    Report.objects.filter(pk=report.pk).update(refused="")
    return jobs.ask(by=by, kind=KIND, about=report.reference)


def run(work: Work) -> str:
    """Do it, and say how it ended."""
    report = Report.objects.get(reference=work.about)
    if report.status == Status.PUBLISHED:
        return _done(report)  # the machine stopped between the publishing and the end of the job
    by = work.actor
    if not isinstance(by, SignedIn) or not by.roles & PUBLISHERS:
        raise NotDone("Whoever asked for this is no publisher any more. Another publisher can ask for it.")
    try:
        pack = _publish(work, report, by)
    except (BusyError, DiskFullError) as fault:
        raise TryLater(str(fault)) from fault
    except (NotFitError, WorkspaceError, ContradictionError) as refusal:
        Report.objects.filter(pk=report.pk).update(refused=str(refusal))
        raise NotDone("It may not be published as it is. Its page says why.") from refusal
    work.make_final()
    finish(report=report, pack=pack.name, by=by)
    return _done(report)


def _publish(work: Work, report: Report, by: SignedIn) -> Pack:
    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    month, audience = Month.parse(report.month), Audience(report.audience)
    if kept := _kept_already(report, workspace, month):
        return kept
    _check_as_approved(report, workspace)
    texts = {place: passage.text for place, passage in newest_passages(report).items()}
    order = Order(month, audience, commentary=(as_markdown(texts), "The commentary"))
    told = 0

    def tell(words: str) -> None:
        nonlocal told
        told += 1
        work.say(words, min(told, _STEPS - 1), _STEPS)
        if words == KEEPING:
            work.make_final()

    def look(pack: Pack, made: Material) -> None:
        """Nobody else can change the workspace now, so what holds here is what is kept."""
        _check_as_approved(report, Workspace.open(workspace.folder), made)
        Report.objects.filter(pk=report.pk).update(keeping=pack.sha256)

    with saying_when_full():
        done = publish(workspace, order, FORMATS, by.account.name, report.reason, tell, look)
    if done.pack.name == report.replaces:
        raise NotFitError(CHANGES_NOTHING)
    return done.pack


def _kept_already(report: Report, workspace: Workspace, month: Month) -> Pack | None:
    """The pack of this report, where the machine stopped after it was kept. Another than the one that it takes the
    place of is in its way: a correction is of the pack that it was begun for.
    """
    same = [pack for pack in packs_of(workspace) if (pack.month, pack.audience) == (month, report.audience)]
    last = same[-1] if same else None
    if last is None or last.name == report.replaces:
        return None
    if last.sha256 == report.keeping:
        complete(workspace)
        return last
    if (last.replaces, last.reason) != (report.replaces, report.reason):
        raise NotFitError(_MEANWHILE)
    return None


def _check_as_approved(report: Report, workspace: Workspace, made: Material | None = None) -> None:
    """What two people approved is what is published: everything that its figures rest on is as it was then."""
    snapshot = made.card.snapshot if made else report.snapshot
    if not workspace.wanted == snapshot == report.snapshot:
        raise NotFitError(_OTHER_RECORDS)
    month, audience = Month.parse(report.month), Audience(report.audience)
    if refusal := other_figures(report, rests_on(workspace, month, audience)):
        raise NotFitError(refusal)


@operation("commentary.report.published")
def finish(*, report: Report, pack: str, by: SignedIn) -> None:
    """Mark a report as published. From here on nobody changes it."""
    report.refresh_from_db()
    if report.status != Status.PUBLISHING:
        raise NotAllowed("Only a report that is being published can be marked as published.")
    Report.objects.filter(pk=report.pk).update(
        status=Status.PUBLISHED.value,
        version=F("version") + 1,
        pack=pack,
        published_on=timezone.now(),
        published_by=by.account,
    )
    _step(report, Status.PUBLISHED, by.account.pk, by.role_words)
    report.refresh_from_db()
    record("commentary.report.published", by=by.as_by, subject=f"{report.reference} {pack}")


def left(reference: str) -> None:
    """A job ended without a published report: what was approved is as it was before."""
    report = Report.objects.filter(reference=reference, status=Status.PUBLISHING.value).first()
    if report is None:
        return
    asked = report.steps.filter(now=Status.PUBLISHING.value).select_related("by").last()
    assert asked is not None, "nothing is being published without a step to it"  # noqa: S101
    Report.objects.filter(pk=report.pk).update(status=Status.APPROVED.value, version=F("version") + 1)
    _step(report, Status.APPROVED, asked.by_id, asked.role, "It was not published.")
    by = By(asked.by.reference, asked.role)
    record("commentary.report.refused", by=by, subject=reference, outcome=REFUSED)


def _step(report: Report, to: Status, by: int, role: str, reason: str = "") -> None:
    was = Status.PUBLISHING.value
    Step.objects.create(report=report, was=was, now=to.value, by_id=by, role=role, reason=reason)


def _done(report: Report) -> str:
    return f"Published as {report.pack}."
