"""The measures of an improvement plan that somebody sees, with what is tied to them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.models import Action, Entered, ImprovementPlan, Measure, SeriesEnd
from goldenthread_web.improvement.permissions import check_may_see_part, sees_work
from goldenthread_web.improvement.queries.changed import with_waiting
from goldenthread_web.improvement.queries.ended import keep_standing, with_standing
from goldenthread_web.improvement.queries.plans import parts_for
from goldenthread_web.improvement.status import Checked, MeasureKind
from goldenthread_web.performance.permissions import OutOfReach

_ENDS = Prefetch("ends", queryset=SeriesEnd.objects.select_related("by", "again_by"))


def measures_for(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Measure]:
    """The measures of a plan that somebody sees, in the plan's order."""
    found = Measure.objects.filter(part__in=parts_for(by, plan)).select_related("part", "priority", "series")
    return found.order_by("part__order", "order", "pk")


def measure_for(by: SignedIn, reference: str) -> Measure:
    """One measure that somebody sees; another is as one that does not exist."""
    found: Measure | None = (
        with_standing(with_waiting(Measure.everything.filter(reference=reference)))
        .select_related("part__plan", "priority", "series")
        .prefetch_related(_ENDS, Prefetch("series__ends", queryset=_ENDS.queryset))
        .first()
    )
    if found is None or (found.by_itself and not sees_work(by)):
        raise OutOfReach(reference)
    keep_standing(found)
    check_may_see_part(by, found.part)
    return found


def actions_of(measure: Measure) -> QuerySet[Action]:
    """The actions that are meant to move a measure, with all that their rating rests on."""
    found = (
        measure.actions.filter(withdrawn_on=None)
        .select_related("part__plan", "priority")
        .prefetch_related("leads")
    )
    return found.order_by("part__order", "order", "pk")


def entered_of(measure: Measure) -> list[Entered]:
    """All figures that people entered, the newest month first; of a month the one that holds before those replaced.

    Where a series feeds the measure, they are those of the series.
    """
    found = Entered.objects.filter(measure=measure.series_id or measure.pk).select_related("by", "checked_by")
    return list(found.order_by("-month", "replaced", "-pk"))


def ends_of(measure: Measure) -> list[SeriesEnd]:
    """When the series that feeds a measure, or the measure itself, ended and was taken up again; the last first."""
    return list(reversed((measure.series or measure).ends.all()))


def given() -> Q:
    """Whether somebody gives the figures of a measure: named, a series, or given already."""
    accepted = Entered.objects.filter(measure=OuterRef("pk"), state=Checked.ACCEPTED.value, replaced=False)
    return ~Q(fed_by="") | Q(series__isnull=False) | Q(Exists(accepted))


def holds(one: Entered) -> bool:
    """Whether a figure counts: somebody else accepted it, and no other replaced it."""
    return one.holds


def sees_figures(by: SignedIn, measure: Measure) -> bool:
    """Whether somebody sees the figures of a measure: those of the catalogue are not for partners."""
    if measure.kind == MeasureKind.INDICATOR:
        return bool(by.roles & READERS_OF_FIGURES)
    return sees_work(by)
