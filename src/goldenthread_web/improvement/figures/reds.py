"""The measures whose figures people enter and whose last accepted figure is red against the plan's own target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.terms.judging import Rag
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.entering import TAKES_FIGURES
from goldenthread_web.improvement.figures.held import Held, held, judgement
from goldenthread_web.improvement.figures.series import series_of
from goldenthread_web.improvement.models import ImprovementPlan, Measure, SeriesEnd
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.accepted import accepted_for
from goldenthread_web.improvement.queries.measures import measures_for


@dataclass(frozen=True)
class Red:
    """A measure, and how the last figure of it stands."""

    measure: Measure
    held: Held


def reds(by: SignedIn, plan: ImprovementPlan) -> Iterator[Red]:
    """Those that somebody sees, in the plan's order. Of a series that has ended nothing is told: nobody can mend it."""
    measures = list(_fed(by, plan)) if sees_work(by) else []
    if not measures:
        return
    accepted, choices = accepted_for(measures), judgement()
    for measure in measures:
        found = held(measure, series_of(measure, accepted[measure.pk], None), choices)
        if found is not None and found.rag is Rag.RED:
            yield Red(measure, found)


def _fed(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Measure]:
    has_ended = SeriesEnd.objects.filter(
        Q(measure=OuterRef("pk")) | Q(measure=OuterRef("series_id")), again_at=None
    )
    found = measures_for(by, plan).filter(kind__in=[kind.value for kind in TAKES_FIGURES]).exclude(target="")
    return found.exclude(Exists(has_ended))
