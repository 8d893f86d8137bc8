"""At this pace: when a target will be reached if the last twelve months go on as they went, and how sure that is.

A straight line is laid through the final months (least squares). It tells something only where its slope is
more than chance; then the months in which the line may cross the target follow from it (Fieller's interval). It
never looks further ahead than it looks back. Take single months for it, not rolling years: those overlap, so
that chance looks like a line.

Whether a target is reached is said of the year's figure, and there alone. So the words here speak of single months,
and never call a target met, kept or reached.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.gap import Allowance
from goldenthread.judgement.in_line import NEAR, Standing, standing
from goldenthread.judgement.line import line
from goldenthread.terms.judging import Assurance
from goldenthread.terms.months import Month
from goldenthread.terms.showing import as_written, round_half_up, show, show_month, shown_apart
from goldenthread.terms.words import Better, Unit

MONTHS, FEWEST = 12, 7
RULE = (
    f"A straight line through the final months of the last {MONTHS}, at least {FEWEST} of them. It is used only "
    "where its slope differs from none by more than chance (19 times in 20); the range says in which months it "
    f"may cross the target. It looks at most {MONTHS} months ahead. It speaks of single months; whether the target is "
    "reached is said of the year's figure."
)

_OF = {Unit.PERCENT: " points", Unit.PER_10000: " per 10,000", Unit.MEAN: "", Unit.COUNT: ""}
_CANNOT = "When a single month will be there can't be told"


class Outlook(StrEnum):
    """What can be said about reaching a target."""

    MET = "met"
    NOT_KEPT = "not_kept"
    AT_THIS_PACE = "at_this_pace"
    NOT_IN_SIGHT = "not_in_sight"
    MOVING_AWAY = "moving_away"
    CANNOT_TELL = "cannot_tell"
    TO_BE_SET = "to_be_set"


@dataclass(frozen=True)
class Trajectory:
    """`month`: when the line reaches the target; `earliest` and `latest`: between which months it may.

    `latest` is None where that is further ahead than the figures bear. `goes_on`, where a line goes towards the target:
    that it goes on, and `then` what follows, for a sentence that begins with what the limits would give.
    """

    outlook: Outlook
    rule: str
    month: Month | None = None
    earliest: Month | None = None
    latest: Month | None = None
    goes_on: str = ""
    then: str = ""

    def after_limits(self, assurance: Assurance) -> str:
        """The pace as it follows on what the limits say of single months; "" where it may stand by itself.

        "They won't be as good as the target" and "at this pace one is in March" can't both be said.
        """
        if not self.goes_on or assurance is Assurance.NONE:
            return ""
        if self.outlook is Outlook.NOT_IN_SIGHT:
            if assurance is Assurance.FAIL:
                return f"Even if {self.goes_on}, no single month is at {self.then}"
            return f"If {self.goes_on}, they are not yet about {self.then}"
        if assurance is Assurance.FAIL:
            return f"Only if {self.goes_on} is a single month at {self.then}"
        return f"If {self.goes_on}, they are about {self.then}"


def trajectory(
    series: Sequence[tuple[Month, float]],
    target: float | None,
    unit: Unit,
    better: Better,
    keep: bool = False,
    decimals: int | None = None,
    near: Allowance = NEAR,
    telling: int | None = None,
) -> Trajectory:
    """When the target is reached at the pace of the last twelve months. `series`: final single months, in order.

    `better`: which way the target asks for; NEITHER: to be in line with it (`near`), from either side. `keep`: the
    target is to be held, so no pace is asked for. `decimals`: as the indicator shows them, and the target
    too, unless it was agreed with more; `telling`: as the chart shows its months.
    """
    if target is None:
        return Trajectory(Outlook.TO_BE_SET, "No target has been set.")
    if not series:
        return Trajectory(Outlook.CANNOT_TELL, f"{_CANNOT}: no month is final yet.")
    last, value = series[-1]
    wanted = show(target, unit, as_written(target, unit, decimals))
    now = show(value, unit, shown_apart((target, value), unit, decimals if telling is None else telling))
    is_met = _is_met(value, target, unit, better, near)
    if is_met or keep:
        return Trajectory(Outlook.MET if is_met else Outlook.NOT_KEPT, f"{show_month(last)} alone was {now}.")
    recent = [(month.number - last.number, v) for month, v in series if month > last.plus(-MONTHS)]
    if len(recent) < FEWEST:
        why = f"the last {MONTHS} months hold {len(recent)} final figures, and {FEWEST} are needed"
        return Trajectory(Outlook.CANNOT_TELL, f"{_CANNOT}: {why}.")
    fitted = line(recent)
    if not fitted.is_more_than_chance:
        return Trajectory(
            Outlook.CANNOT_TELL,
            f"{_CANNOT}: over the last {MONTHS} months the figures neither rose nor fell by more than chance.",
        )
    way = compare(fitted.slope, 0)
    pace = _Pace(way == 1, f"{_step(abs(fitted.slope))}{_OF[unit]} a month")
    if way != compare(target, value):
        return Trajectory(Outlook.MOVING_AWAY, f"{pace.so_far}: away from the target of {wanted}.")
    return _ahead(fitted.reaches(target), last, pace, wanted)


def _is_met(value: float, target: float, unit: Unit, better: Better, near: Allowance) -> bool:
    if better is Better.NEITHER:
        return standing(value, target, unit, near) is Standing.IN_LINE
    return compare(value, target) != (-1 if better is Better.HIGHER else 1)


@dataclass(frozen=True)
class _Pace:
    """Which way the line goes, and how fast in words."""

    is_up: bool
    by: str

    @property
    def so_far(self) -> str:
        return f"{'Up' if self.is_up else 'Down'} by {self.by} over the last {MONTHS} months"

    @property
    def goes_on(self) -> str:
        return f"the {'rise' if self.is_up else 'fall'} of the last {MONTHS} months, by {self.by}, goes on"


def _ahead(reached: tuple[float, float, float], last: Month, pace: _Pace, wanted: str) -> Trajectory:
    """What to say of a line that goes towards the target."""
    steps, first, end = (max(1, math.ceil(months - 1e-9)) for months in reached)
    horizon = last.plus(MONTHS)
    earliest = last.plus(first) if first <= MONTHS else None
    latest = last.plus(end) if end <= MONTHS else None
    if steps > MONTHS:
        may_be = f", though one may be from {show_month(earliest)}" if earliest else ""
        end_of_it = f"{wanted} by {show_month(horizon)}{may_be}. Further ahead it can't be told."
        words = f"{pace.so_far}: at this pace no single month is at {end_of_it}"
        return Trajectory(Outlook.NOT_IN_SIGHT, words, None, earliest, goes_on=pace.goes_on, then=end_of_it)
    until = show_month(latest) if latest else f"later than {show_month(horizon)}"
    when = f"in {steps} month{'' if steps == 1 else 's'}, {show_month(last.plus(steps))}"
    between = "" if first == end else f"; that may be from {show_month(last.plus(first))} to {until}"
    then = f"{wanted} {when}{between}."
    words = f"{pace.so_far}: at this pace a single month is at {then}"
    return Trajectory(
        Outlook.AT_THIS_PACE, words, last.plus(steps), earliest, latest, goes_on=pace.goes_on, then=then
    )


def _step(slope: float) -> str:
    """A pace with one decimal, or with as many as it takes not to be 0."""
    return next(str(shown) for d in range(1, 20) if (shown := round_half_up(slope, d)) > 0)
