"""The measures whose figures people enter and whose last accepted figure is red against the plan's own target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.entering import TAKES_FIGURES
from goldenthread_web.improvement.figures.held import Held, held, judgement
from goldenthread_web.improvement.figures.series import Series, series_of
from goldenthread_web.improvement.models import Entered, ImprovementPlan, Measure, SeriesEnd
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.measures import measures_for
from goldenthread_web.improvement.status import Checked


@dataclass(frozen=True)
class Red:
    """A measure, and how the last figure of it stands; when its target is reached is not told here."""

    measure: Measure
    held: Held


def reds(by: SignedIn, plan: ImprovementPlan) -> Iterator[Red]:
    """Those that somebody sees, in the plan's order. Of a series that has ended nothing is told: nobody can mend it.

    In one question to the database, which brings the last figure of each.
    """
    if not sees_work(by):
        return
    choices = judgement()
    for measure in _fed(by, plan):
        found = held(measure, _last(measure), choices)
        if found is not None and found.rag is Rag.RED:
            yield Red(measure, replace(found, pace=""))


def _fed(by: SignedIn, plan: ImprovementPlan) -> QuerySet[Measure]:
    has_ended = SeriesEnd.objects.filter(
        Q(measure=OuterRef("pk")) | Q(measure=OuterRef("series_id")), again_at=None
    )
    last = Entered.objects.filter(
        measure=Coalesce(OuterRef("series_id"), OuterRef("pk")), state=Checked.ACCEPTED.value, replaced=False
    ).order_by("-month", "-pk")
    found = measures_for(by, plan).filter(kind__in=[kind.value for kind in TAKES_FIGURES]).exclude(target="")
    return found.exclude(Exists(has_ended)).annotate(
        last_month=Subquery(last.values("month")[:1]), last_value=Subquery(last.values("value")[:1])
    )


def _last(measure: Any) -> Series:
    """The series of a measure with its last month alone, as it was read beside it."""
    found = series_of(measure, (), None)
    if measure.last_month is None:
        return found
    return replace(found, months=((Month.parse(measure.last_month), measure.last_value),))
