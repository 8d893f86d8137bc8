"""What a measure is counted in and when its figures are due; series that stand by themselves."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.words import Better
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Measure, Part
from goldenthread_web.improvement.models.measures import WITHIN_DAYS
from goldenthread_web.improvement.operations.measures import change, sharing
from goldenthread_web.improvement.reach import check_month
from goldenthread_web.improvement.status import Every, MeasureKind


@dataclass(frozen=True)
class Way:
    """How figures of a measure are given: all that is kept of it."""

    counted: Counted
    better: Better
    two_numbers: bool
    rare: bool = False
    every: Every = Every.MONTH
    owed_from: str = ""
    within_days: int = WITHIN_DAYS

    @property
    def fields(self) -> dict[str, object]:
        plain = {"counted": self.counted.value, "better": self.better.value, "every": self.every.value}
        return asdict(self) | plain


@dataclass(frozen=True)
class Named:
    """A series as it is named: by whom it is given, and from which source."""

    name: str
    source: str
    fed_by: str
    shared_with: str = ""


@operation("improvement.measure.counted")
def count(*, measure: Measure, way: Way, version: int, by: SignedIn) -> None:
    """Say what a measure is counted in, which way is good, and when its figures are due."""
    permissions.check_may_edit(by)
    if not measure.by_itself:
        permissions.check_may_change_line(by, measure)
    _check(way)
    change(measure, version, **way.fields)
    record("improvement.measure.counted", by=by.as_by, subject=measure.reference)


@operation("improvement.series.begun")
def begin(*, part: Part, named: Named, way: Way, by: SignedIn) -> Measure:
    """Begin a series that stands by itself. part: of the improvement plan; whoever sees it sees the series."""
    permissions.check_may_edit(by)
    permissions.check_may_see_part(by, part)
    permissions.check_not_ended(part.plan)
    _check(way)
    if not named.name.strip():
        raise NotAllowed("Enter what it is called.")
    if Measure.everything.filter(part__plan=part.plan, name__iexact=named.name, by_itself=True).exists():
        raise NotAllowed("There is a series of this name already.")
    made: Measure = Measure.everything.create(
        part=part, by_itself=True, kind=MeasureKind.ENTERED.value,
        **(asdict(named) | sharing(named.shared_with) | way.fields),
    )  # fmt: skip
    record("improvement.series.begun", by=by.as_by, subject=made.reference)
    return made


@operation("improvement.measure.counted")
def feed_by_series(
    *, measure: Measure, series: Measure | None, version: int, by: SignedIn, way: Way | None = None
) -> None:
    """Let a series that stands by itself feed a measure of the plan; None: it takes figures of its own, from now on
    counted as `way` says, if that is given too."""
    permissions.check_may_change_line(by, measure)
    if series is not None and (not series.by_itself or measure.by_itself):
        raise NotAllowed("A measure of the improvement plan is fed by a series that stands by itself.")
    if series is not None and measure.kind != MeasureKind.ENTERED:
        raise NotAllowed("Say first that it is a figure that somebody enters.")
    if way is not None:
        _check(way)
    change(measure, version, series=series, **(way.fields if way else {}))
    subject = f"{measure.reference} {series.reference if series else 'its own figures'}"
    record("improvement.measure.counted", by=by.as_by, subject=subject)


def _check(way: Way) -> None:
    check_month(way.owed_from)
    if way.counted is Counted.COUNT and way.two_numbers:
        raise NotAllowed("A count is one figure. Only a share, a rate or an average is made of two numbers.")
