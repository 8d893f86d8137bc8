"""The two rules that say whether the months since a day differ from those before it by more than chance.

Average, middle figure and limits are those of the months before alone; runs are counted in the months since alone.
Fewer rules than a control chart has, and stricter ones: a chart asks of every month whether it is unusual, this asks
once whether something changed, and the more rules, the more often chance answers yes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from goldenthread.judgement.line import FEWEST, MOST, line
from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.limits import Limits, limits_of
from goldenthread.judgement.spc.method import Method
from goldenthread.judgement.spc.rules import RUN, Stands
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month

WINDOW = 3
"""Months in which one beyond a limit must be confirmed by another."""

JUST_BEFORE = 3
"""Months before the day in which a signal says that something was under way already."""

_UP = (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH, Variation.NEITHER_HIGH)
Months = Sequence[tuple[Month, float]]
Going = Callable[[Month], float]


class Rule(StrEnum):
    """Which rule found it. beyond: a month beyond a limit, and another near it. run: months in a row on one side."""

    BEYOND = "beyond"
    RUN = "run"


@dataclass(frozen=True)
class Before:
    """What the months before were like. `side_of` says on which side of them a figure is."""

    months: tuple[Month, ...]
    limits: Limits
    middle: float

    @property
    def mean(self) -> float:
        return self.limits.mean

    def side_of(self, value: float) -> int:
        """1 above both the average and the middle figure, -1 below both, 0 on neither side."""
        least = self.limits.tolerance
        away = (value - self.mean, value - self.middle)
        return 1 if min(away) > least else -1 if max(away) < -least else 0


@dataclass(frozen=True)
class Found:
    """A signal. side: 1 up, -1 down. first: its first month; seen: the month with which it could be told."""

    rule: Rule
    side: int
    first: Month
    seen: Month


def before_of(rows: Months, method: Method) -> Before:
    """Average, limits and middle figure of the months before."""
    values = [value for _, value in rows]
    return Before(tuple(month for month, _ in rows), limits_of(values, method), median(values))


def signals(rows: Months, before: Before) -> list[Found]:
    """The first signal of each rule to each side, in the order in which they could be told.

    Months in a row are months of the calendar: one without a figure breaks a run.
    """
    months = [month for month, _ in rows]
    values = [value for _, value in rows]
    stands = Stands.of(values, before.limits)
    sides = [before.side_of(value) for value in values]
    found: dict[tuple[Rule, int], Found] = {}
    for rule, side, first, seen in (*_beyond(stands, sides), *_runs(sides)):
        if months[seen].number - months[first].number != seen - first:
            continue
        found.setdefault((rule, side), Found(rule, side, months[first], months[seen]))
    return sorted(found.values(), key=lambda one: (one.seen, one.rule))


def in_a_row(months: Sequence[Month]) -> int:
    """The longest stretch of months that no gap breaks."""
    longest = run = 0
    for at, month in enumerate(months):
        run = run + 1 if at and month == months[at - 1].plus(1) else 1
        longest = max(longest, run)
    return longest


def _beyond(stands: Stands, sides: Sequence[int]) -> Iterator[tuple[Rule, int, int, int]]:
    """Of three months in a row on one side two are near the limit, and one of the two is beyond it."""
    for at in range(len(sides) - WINDOW + 1):
        three, side = slice(at, at + WINDOW), sides[at]
        is_near = stands.near[three].count(side) >= 2
        if side and sides[three] == [side] * WINDOW and is_near and side in stands.outside[three]:
            yield Rule.BEYOND, side, at, at + WINDOW - 1


def _runs(sides: Sequence[int]) -> Iterator[tuple[Rule, int, int, int]]:
    """Seven months in a row on one side."""
    for at in range(len(sides) - RUN + 1):
        side = sides[at]
        if side and list(sides[at : at + RUN]) == [side] * RUN:
            yield Rule.RUN, side, at, at + RUN - 1


def under_way(rows: Months, before: Before, side: int, method: Method) -> Going | None:
    """How far to that side each month since would be if what was under way before went on; None where nothing was.

    Something was where a straight line through the months before goes there by more than chance: it goes on, as steep
    as its 95% interval allows. And where some of the last three are part of a signal on their own control chart: their
    level stays.
    """
    lines = _line_going(rows, before, side)
    level = _level_reached(rows, before, side, method)
    if lines is None and level is None:
        return None

    def going(month: Month) -> float:
        return side * max(0.0, side * lines(month) if lines else 0.0, side * (level or 0.0))

    return going


def _line_going(rows: Months, before: Before, side: int) -> Going | None:
    last = rows[-MOST:]
    if len(last) < FEWEST:
        return None
    end = last[-1][0].number
    fitted = line([(month.number - end, value) for month, value in last])
    if not fitted.is_more_than_chance or fitted.slope * side <= 0:
        return None
    steepest = fitted.slope + side * fitted.reach
    return lambda month: fitted.level + steepest * (month.number - end - fitted.middle) - before.mean


def _level_reached(rows: Months, before: Before, side: int, method: Method) -> float | None:
    chart = xmr([(month.end, value) for month, value in rows], method=method)
    last = chart.points[-JUST_BEFORE:]
    marked = [p.value for p in last if p.type is not Variation.COMMON and (p.type in _UP) == (side > 0)]
    return math.fsum(marked) / len(marked) - before.mean if marked else None
