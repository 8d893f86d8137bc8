"""Figures that people of the made-up council entered: partners by the month, workforce, requests, rare events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone

from goldenthread.plans.figures.asked import Counted, Given
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.models import ImprovementPlan, Measure, Part
from goldenthread_web.improvement.operations import editing, entered, measures, series
from goldenthread_web.improvement.operations.entered import Handed
from goldenthread_web.improvement.operations.series import Named, Way
from goldenthread_web.improvement.status import Every, MeasureKind

_VISITS = "Visits of the health visitor before birth"
_OFFERED, _MADE = 48, (29, 31, 28, 30, 32, 29, 31, 33, 36, 38, 39, 41)
"""Of how many births a month, and before how many of them somebody came."""


@dataclass(frozen=True)
class _Series:
    """A series by itself. part: the name of its part; figures: the oldest first, of the months before the last."""

    part: str
    named: Named
    counted: Counted
    better: Better
    figures: tuple[tuple[float, float | None], ...]
    rare: bool = False
    every: Every = Every.MONTH


_REGISTER = "Staff register"
_BY_THEMSELVES = (
    _Series(
        "Corporate support", Named("Social workers who left in the month", _REGISTER, "Human resources"),
        Counted.COUNT, Better.LOWER,
        tuple((number, None) for number in (4, 3, 5, 4, 4, 3, 5, 4, 3, 4, 2, 2)),
    ),
    _Series(
        "Corporate support",
        Named("Subject access requests answered in time", "Register of requests", "Information governance"),
        Counted.PERCENT, Better.HIGHER,
        ((8, 12), (9, 13), (7, 11), (10, 14), (9, 12), (8, 12), (11, 14), (10, 13), (9, 12), (11, 13)),
    ),
    _Series(
        "Children's services", Named("Serious incidents notified", "Register of notifications", "Head of Safeguarding"),
        Counted.COUNT, Better.LOWER, ((1, None), (0, None), (2, None)), rare=True, every=Every.QUARTER,
    ),
)  # fmt: skip


def word_figures(plan: ImprovementPlan, by: SignedIn) -> None:
    """The words of what partners measure, while the plan is a draft: source, unit, and who has the measure too."""
    measure = Measure.objects.get(part__plan=plan, name=_VISITS)
    line = line_for(by, "measure", measure.reference)
    given = {
        "source": "Records of community health",
        "unit": "%",
        "shared_with": "The health and wellbeing plan",
    }
    editing.change(line=line, given=given, seen=mark_of(line.words), by=by)


def give_figures(plan: ImprovementPlan, by: Mapping[Role, SignedIn]) -> None:
    """Partners hand a spreadsheet over, of which all but a correction is checked, and series of the council."""
    _of_partners(plan, by)
    for one in _BY_THEMSELVES:
        _by_itself(one, plan.parts.get(name=one.part), by)


def _last() -> Month:
    return Month.of(timezone.localdate()).plus(-1)


def _of_partners(plan: ImprovementPlan, by: Mapping[Role, SignedIn]) -> None:
    lead, partner = by[Role.PLAN_LEAD], by[Role.PARTNER]
    measure = Measure.objects.get(part__plan=plan, name=_VISITS)
    measures.feed(
        measure=measure,
        kind=MeasureKind.ENTERED,
        version=measure.version,
        fed_by="Community health",
        by=lead,
    )
    first = _last().plus(-len(_MADE))
    way = Way(Counted.PERCENT, Better.HIGHER, two_numbers=True, owed_from=str(first), within_days=10)
    series.count(measure=measure, way=way, version=measure.version, by=lead)
    rows = [
        Handed(measure, Given(first.plus(at), None, measure.source, "", made, _OFFERED), "", at + 2)
        for at, made in enumerate(_MADE)
    ]
    name = "community-health.xlsx"
    file = entered.hand_over(
        rows=rows, name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), by=partner
    )
    entered.accept_all(file=file, by=lead)
    held = file.figures.order_by("-month")[2]
    words = "Forms of one clinic came in late."
    given = Given(
        Month.parse(held.month), None, held.source, words, (held.numerator or 0) + 1, held.denominator
    )
    entered.enter(measure=measure, given=given, replaces=held.reference, by=partner)


def _by_itself(one: _Series, part: Part, by: Mapping[Role, SignedIn]) -> None:
    lead, director = by[Role.PLAN_LEAD], by[Role.DIRECTOR]
    months = list(_months(len(one.figures), one.every))
    two = one.counted is Counted.PERCENT
    way = Way(one.counted, one.better, two, rare=one.rare, every=one.every, owed_from=str(months[0]))
    measure = series.begin(part=part, named=one.named, way=way, by=lead)
    for month, (number, of) in zip(months, one.figures, strict=True):
        numbers = (None, number, of) if two else (number, None, None)
        given = Given(month, numbers[0], one.named.source, "", *numbers[1:])
        figure = entered.enter(measure=measure, given=given, replaces="", by=lead)
        if month != months[-1]:
            entered.check(entered=figure, accepted=True, reason="", by=director)


def _months(count: int, every: Every) -> Iterator[Month]:
    """So many months of which a figure is wanted, the last of them before the last month that is over."""
    last = _last().plus(-1)
    while last.month % every:
        last = last.plus(-1)
    yield from (last.plus(-every * back) for back in reversed(range(count)))
