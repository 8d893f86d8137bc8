"""Figures that people enter for a measure: given with their source, checked by somebody else, corrected and kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import check_may_enter
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.status import Checked


@dataclass(frozen=True)
class Given:
    """A figure as somebody gives it. numerator, denominator: of a share or a rate."""

    month: Month
    value: float
    source: str
    note: str = ""
    numerator: float | None = None
    denominator: float | None = None


@operation("improvement.figure.entered")
def enter(*, measure: Measure, given: Given, replaces: str, by: SignedIn) -> Entered:
    """Give the figure of a month. replaces: the one of that month that the giver saw, which is kept."""
    measure.refresh_from_db()
    check_may_enter(by, measure)
    if given.month.end > timezone.localdate():
        raise NotAllowed("This month has not ended, so it has no figure yet.")
    held = measure.entered.filter(month=str(given.month), replaced=False).first()
    if (held.reference if held else "") != replaces:
        raise Overtaken
    if held is not None:
        Entered.objects.filter(pk=held.pk).update(replaced=True)
    made: Entered = Entered.objects.create(
        measure=measure,
        month=str(given.month),
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
        source=given.source,
        note=given.note,
        by=by.account,
    )
    record(
        "improvement.figure.entered",
        by=by.as_by,
        subject=f"{made.reference} {measure.reference} {given.month}",
    )
    return made


@operation("improvement.figure.checked")
def check(*, entered: Entered, accepted: bool, reason: str, by: SignedIn) -> None:
    """Accept a figure, or return it with a reason. Somebody other than its giver does."""
    entered.refresh_from_db()
    permissions.check_may_see_part(by, entered.measure.part)
    permissions.check_may_check(by, entered)
    if entered.replaced or entered.state != Checked.WAITING:
        raise NotAllowed("This figure waits for no check any more.")
    if not accepted and not reason:
        raise NotAllowed("Say why the figure is returned.")
    state = Checked.ACCEPTED if accepted else Checked.RETURNED
    Entered.objects.filter(pk=entered.pk).update(
        state=state.value, checked_by=by.account, checked_on=timezone.now(), reason="" if accepted else reason
    )
    record("improvement.figure.checked", by=by.as_by, subject=f"{entered.reference} {state.value}")
