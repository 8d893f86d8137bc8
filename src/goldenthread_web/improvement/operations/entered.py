"""Figures that people enter for a measure: given with their source, checked by somebody else, corrected and kept.

An accepted figure counts until its correction is accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from goldenthread.plans.figures.asked import Given
from goldenthread.plans.figures.sound import faults, worked_out
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import asked_of, check_may_enter
from goldenthread_web.improvement.models import Entered, FigureFile, Measure
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.reasons import reason_of, tells
from goldenthread_web.improvement.status import Checked

IS_OVER = (
    "This series has ended before this month: no figure of it is given. A plan lead can take it up again."
)
IS_CHECKED = "This figure waits for no check any more."
NO_REASON = "Say under “What to know of it” why the accepted figure is corrected."


@dataclass(frozen=True)
class Handed:
    """A row of a spreadsheet. seen: the newest figure of the month that its giver saw, by its reference."""

    measure: Measure
    given: Given
    seen: str
    row: int


@operation("improvement.figure.entered")
def enter(*, measure: Measure, given: Given, replaces: str, by: SignedIn) -> Entered:
    """Give the figure of a month. replaces: the newest one of that month that the giver saw, which is kept."""
    measure.refresh_from_db()
    check_may_enter(by, measure)
    return _enter(measure, given, replaces, by)


@operation("improvement.figures.handed")
def hand_over(*, rows: Sequence[Handed], name: str, sha256: str, by: SignedIn) -> FigureFile:
    """Give all figures of a spreadsheet, or none of them."""
    if not rows:
        raise NotAllowed("The file gives no figure that is new.")
    file: FigureFile = FigureFile.objects.create(file_name=name, sha256=sha256, by=by.account)
    for measure in {row.measure.pk: row.measure for row in rows}.values():
        measure.refresh_from_db()
        check_may_enter(by, measure)
    for row in rows:
        _enter(row.measure, row.given, row.seen, by, file, row.row)
    record("improvement.figures.handed", by=by.as_by, subject=f"{file.reference} {len(rows)} figures")
    return file


def newest(measure: Measure, month: str) -> Entered | None:
    """The figure of a month that was given last: a correction that waits, else the one that stands."""
    held: Entered | None = measure.entered.filter(month=month, replaced=False).first()
    return (_correction(held) or held) if held else None


def _correction(held: Entered) -> Entered | None:
    found: Entered | None = held.corrections.filter(state=Checked.WAITING.value, given_again_on=None).first()
    return found


def lacks_reason(given: Given, held: Entered | None) -> bool:
    """Whether a figure corrects an accepted one without words of its own that say why."""
    is_correction = held is not None and (held.state == Checked.ACCEPTED or held.corrects_id is not None)
    return (
        held is not None
        and is_correction
        and (given.note.strip() == held.note.strip() or not tells(given.note))
    )


def _enter(
    measure: Measure,
    given: Given,
    seen: str,
    by: SignedIn,
    file: FigureFile | None = None,
    row: int | None = None,
) -> Entered:
    wrong = faults(given, asked_of(measure), timezone.localdate())
    if wrong:
        raise NotAllowed(wrong[0].words)
    if measure.is_over_in(str(given.month)):
        raise NotAllowed(IS_OVER)
    before = newest(measure, str(given.month))
    if (before.reference if before else "") != seen:
        raise Overtaken
    if lacks_reason(given, before):
        raise NotAllowed(NO_REASON)
    value = worked_out(given, asked_of(measure)).value or 0.0
    made: Entered = Entered.objects.create(
        measure=measure, month=str(given.month), value=value, numerator=given.numerator,
        denominator=given.denominator, source=given.source, note=given.note, by=by.account, file=file, row=row,
        **_place_of(before),
    )  # fmt: skip
    record(
        "improvement.figure.entered",
        by=by.as_by,
        subject=f"{made.reference} {measure.reference} {given.month}",
    )
    return made


def _place_of(before: Entered | None) -> dict[str, object]:
    """Where a new figure stands: in the place of one that nobody accepted, or beside an accepted one until it is."""
    if before is None:
        return {}
    if before.state == Checked.ACCEPTED:
        return {"corrects_id": before.pk, "replaced": True}
    if before.corrects_id is not None:
        Entered.objects.filter(pk=before.pk).update(given_again_on=timezone.now())
        return {"corrects_id": before.corrects_id, "replaced": True}
    Entered.objects.filter(pk=before.pk).update(replaced=True)
    return {}


@operation("improvement.figure.checked")
def check(*, entered: Entered, accepted: bool, reason: str, by: SignedIn) -> None:
    """Accept a figure, or return it with a reason. Somebody other than its giver does."""
    entered.refresh_from_db()
    _check(entered, by, accepted=accepted, reason=reason)


@operation("improvement.figures.checked")
def accept_all(*, file: FigureFile, by: SignedIn) -> int:
    """Accept all figures of a spreadsheet that still wait. Returns how many."""
    waiting = [one for one in file.figures.select_related("measure__part__plan") if one.waits]
    if not waiting:
        raise NotAllowed("No figure of this file waits for a check any more.")
    for one in waiting:
        _check(one, by, accepted=True, reason="")
    record("improvement.figures.checked", by=by.as_by, subject=f"{file.reference} {len(waiting)} accepted")
    return len(waiting)


def _check(entered: Entered, by: SignedIn, *, accepted: bool, reason: str) -> None:
    permissions.check_may_see_part(by, entered.measure.part)
    permissions.check_not_ended(entered.measure.part.plan)
    permissions.check_may_check(by, entered)
    if not entered.waits:
        raise NotAllowed(IS_CHECKED)
    because = "" if accepted else reason_of(reason, "Say why the figure is returned.", SHORT)
    state = Checked.ACCEPTED if accepted else Checked.RETURNED
    fields: dict[str, object] = {"reason": because}
    if accepted and entered.corrects_id is not None:
        Entered.objects.filter(pk=entered.corrects_id).update(replaced=True)
        fields["replaced"] = False
    Entered.objects.filter(pk=entered.pk).update(
        state=state.value, checked_by=by.account, checked_on=timezone.now(), **fields
    )
    record("improvement.figure.checked", by=by.as_by, subject=f"{entered.reference} {state.value}")
