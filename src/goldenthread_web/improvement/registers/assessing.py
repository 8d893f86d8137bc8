"""Self-assessments, gap analyses and reviews put down, and what answers each of their findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import F, Max
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import keeping
from goldenthread_web.improvement.models import Action, ImprovementPlan, SelfAssessment, SelfFinding
from goldenthread_web.improvement.models.shared import LONG, SHORT, other_reference
from goldenthread_web.improvement.operations import before
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.reach import check_days
from goldenthread_web.improvement.registers.permissions import check_may_keep_assessments, check_of_plan


def add(
    *, plan: ImprovementPlan, title: str, kind: str, on: date, findings: Sequence[str], by: SignedIn, link: str = "",
    file: UploadedFile[Any] | None = None,
) -> SelfAssessment:  # fmt: skip
    """Put one down, with its file or a link to it. The file is sealed first, and goes if the rest fails."""
    if link and file is not None:
        raise NotAllowed("Give a link or a file: one of the two.")
    reference = other_reference()
    kept = None
    if file is not None:
        check_may_keep_assessments(by, plan)
        kept = keeping.store(reference, file)
    try:
        return _add(
            plan=plan, reference=reference, title=title, kind=kind, on=on, findings=findings, link=link, kept=kept,
            by=by,
        )  # fmt: skip
    except BaseException:
        if kept is not None:
            keeping.remove(reference)
        raise


@operation("improvement.assessment.kept")
def _add(
    *, plan: ImprovementPlan, reference: str, title: str, kind: str, on: date, findings: Sequence[str], link: str,
    kept: keeping.Kept | None, by: SignedIn,
) -> SelfAssessment:  # fmt: skip
    check_may_keep_assessments(by, plan)
    called = one_line(title)
    if not called or len(called) > SHORT:
        raise NotAllowed(f"Give it a title, in {SHORT} letters or fewer.")
    check_days(on)
    if on > timezone.localdate():
        raise NotAllowed("Its day can't lie ahead. Put it down when it is made.")
    file = {"file_name": kept.name, "file_size": kept.size, "sha256": kept.sha256} if kept else {}
    made: SelfAssessment = SelfAssessment.objects.create(
        reference=reference, plan=plan, title=called, kind=one_line(kind)[:SHORT], on=on, link=link, by=by.account,
        **file,
    )  # fmt: skip
    _found(made, findings)
    record(
        "improvement.assessment.kept", by=by.as_by, subject=made.reference, reason=f"{len(findings)} findings"
    )
    return made


@operation("improvement.finding.kept")
def add_findings(*, assessment: SelfAssessment, findings: Sequence[str], by: SignedIn) -> int:
    """Put more findings down."""
    check_may_keep_assessments(by, assessment.plan)
    if not findings:
        raise NotAllowed("Write at least one finding.")
    count = _found(assessment, findings)
    record("improvement.finding.kept", by=by.as_by, subject=assessment.reference, reason=f"{count} added")
    return count


@operation("improvement.finding.kept")
def answer(
    *, finding: SelfFinding, text: str, action: Action | None, none_because: str, version: int, by: SignedIn
) -> None:
    """Say which action answers a finding, or why none needs to. version: of the finding as it was seen."""
    plan = finding.assessment.plan
    check_may_keep_assessments(by, plan)
    check_of_plan(plan, action)
    said, because = one_line(text), one_line(none_because)
    if not said or len(said) > LONG:
        raise NotAllowed(f"Write the finding, in {LONG:,} letters or fewer.")
    if action is not None and because:
        raise NotAllowed("Choose an action, or say why none is needed: one of the two.")
    finding.refresh_from_db()
    was = before.said_of(finding)
    done = SelfFinding.objects.filter(pk=finding.pk, version=version).update(
        text=said, action=action, none_because=because[:SHORT], version=F("version") + 1
    )
    finding.refresh_from_db()
    if not done:
        raise Overtaken
    before.keep(finding, was, by)
    answered = action.reference if action else "no action needed" if because else "no action"
    subject = f"{finding.assessment.reference} {finding.order} {answered}"
    record("improvement.finding.kept", by=by.as_by, subject=subject)


def _found(assessment: SelfAssessment, findings: Sequence[str]) -> int:
    last = assessment.findings.aggregate(last=Max("order"))["last"] or 0
    new = [text for line in findings if (text := one_line(line)[:LONG])]
    SelfFinding.objects.bulk_create(
        SelfFinding(assessment=assessment, order=n, text=text) for n, text in enumerate(new, start=last + 1)
    )
    return len(new)
