"""A series that is counted no more from a month on, and one that is taken up again. Its earlier figures stay."""

from __future__ import annotations

from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import why_none
from goldenthread_web.improvement.models import Measure, SeriesEnd
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.reach import check_month
from goldenthread_web.improvement.reasons import reason_of
from goldenthread_web.improvement.status import Checked


@operation("improvement.series.ended")
def end(*, measure: Measure, month: Month, reason: str, by: SignedIn) -> SeriesEnd:
    """From a month on no figure of a series is owed, and none can be entered."""
    _check(measure, by)
    check_month(str(month))
    because = reason_of(reason, "Say why the series ends.", SHORT)
    if measure.end is not None:
        raise NotAllowed(f"This series has ended already, from {_shown(measure.end.month)} on.")
    given = measure.entered.filter(month__gte=str(month), replaced=False).exclude(
        state=Checked.RETURNED.value
    )
    if last := given.order_by("-month").first():
        raise NotAllowed(f"There is a figure of {_shown(last.month)}. End the series from a later month on.")
    made: SeriesEnd = SeriesEnd.objects.create(
        measure=measure, month=str(month), reason=because, by=by.account
    )
    record("improvement.series.ended", by=by.as_by, subject=f"{measure.reference} {month}")
    return made


@operation("improvement.series.taken_up")
def take_up(*, measure: Measure, month: Month, reason: str, by: SignedIn) -> None:
    """From a month on figures of a series that had ended are owed again. The months between are never owed."""
    _check(measure, by)
    check_month(str(month))
    because = reason_of(reason, "Say why the series is taken up again.", SHORT)
    ended = measure.end
    if ended is None:
        raise NotAllowed("This series has not ended, or somebody has taken it up again already.")
    if str(month) < ended.month:
        raise NotAllowed(
            f"It ended from {_shown(ended.month)} on. Take it up again from then or a later month on."
        )
    SeriesEnd.objects.filter(pk=ended.pk).update(
        again_month=str(month), again_reason=because, again_by=by.account, again_at=timezone.now()
    )
    record("improvement.series.taken_up", by=by.as_by, subject=f"{measure.reference} {month}")


def _check(measure: Measure, by: SignedIn) -> None:
    measure.refresh_from_db()
    permissions.check_may_edit(by)
    permissions.check_may_see_part(by, measure.part)
    if not measure.by_itself:
        permissions.check_not_ended(measure.part.plan)
    if refused := why_none(measure):
        raise NotAllowed(refused)


def _shown(month: str) -> str:
    return show_month(Month.parse(month))
