"""Stocks of which some are counted apart by how long they have lasted, and what their month ends tell of each other.

In care, in care for four months, in care for a year: nobody leaves any of them but by leaving care, nobody comes into
the year but who came into care a year before. So who comes and goes follows from the long stayers too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import Count
from goldenthread.disclosure.parts import Definition, is_part
from goldenthread.indicators.counting import Counted, Events, Lasting, Open
from goldenthread.terms.months import Month, add_months, months_between

_DAYS_OF_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Stage:
    """Those of a stock who have been in it for so long, by the name of their count. No `lasting`: all of them."""

    name: str
    lasting: Lasting | None

    @property
    def months(self) -> int:
        """How long, in whole months."""
        if self.lasting is None:
            return 0
        return self.lasting.months or round(self.lasting.days / _DAYS_OF_A_MONTH)

    def latest(self, month: Month) -> date:
        """The latest first day of those who are counted at the month's end."""
        if self.lasting is None:
            return month.end
        back = add_months(month.end, -self.lasting.months) - timedelta(self.lasting.days)
        return back - timedelta(self.lasting.op == ">")


@dataclass(frozen=True)
class Ladder:
    """A stock and its stages, the shortest first; what counts who comes in and, where anything does, who leaves."""

    stages: tuple[Stage, ...]
    began: str
    ended: str = ""


def ladders(counted: Mapping[str, Counted]) -> list[Ladder]:
    """The stocks of which stages are counted, with a count of all who come in, by their definitions."""
    found: dict[str, list[Stage]] = {}
    for name, one in counted.items():
        if isinstance(one, Open) and one.amount is None and one.starting is None:
            found.setdefault(repr(replace(one, lasting=None)), []).append(Stage(name, one.lasting))
    several = (sorted(stages, key=lambda stage: stage.months) for stages in found.values() if len(stages) > 1)
    return [ladder for stages in several if (ladder := _ladder(tuple(stages), counted))]


def _ladder(stages: tuple[Stage, ...], counted: Mapping[str, Counted]) -> Ladder | None:
    stock = counted[stages[0].name]
    since = {stage.lasting.since.name for stage in stages if stage.lasting}
    if not isinstance(stock, Open) or stages[0].lasting or since != {"start_date"}:
        return None
    events = {
        name: one for name, one in counted.items() if isinstance(one, Events) and one.fact is stock.fact
    }
    began = [
        name for name, one in events.items() if one.dated_by.name == "start_date" and _all_who(one, stock)
    ]
    ended = [name for name, one in events.items() if one.dated_by.name == "end_date"]
    return Ladder(stages, min(began), min(ended, default="")) if began else None


def _all_who(began: Events, stock: Open) -> bool:
    """Whether everybody who comes into the stock is counted as having begun; nobody comes in by growing up."""
    ages = (began.aged, stock.aged)
    if any(aged and aged.low >= 0 for aged in ages) or (began.aged and began.aged != stock.aged):
        return False
    whole, part = (Definition.of(one) for one in (Open(stock.fact, began.where, began.leave_out), stock))
    return is_part(part, whole) or part.whole == whole.whole


def ties(ladder: Ladder, area: str, first: Month, last: Month) -> Iterator[Balance]:
    """What the month ends of the stages tell of each other and of who came and went, whatever the numbers are.

    A month's length can move a few days' starts into the next month's stage. Both ways to count are given: of those
    who came in within its months, and of those in any month that it touches; what does not come out is not held to.
    """
    of = _Counts(area)
    stock = ladder.stages[0].name
    for month in months_between(first, last):
        before = month.plus(-1)
        if ladder.ended:
            yield of.at_most(
                [(stock, month), (ladder.ended, month)], [(stock, before), (ladder.began, month)]
            )
            yield of.at_most(
                [(stock, before), (ladder.began, month)], [(stock, month), (ladder.ended, month)]
            )
        for stage in ladder.stages[1:]:
            if ladder.ended:
                yield of.at_most([(stage.name, before)], [(stage.name, month), (ladder.ended, month)])
            for came in _months(stage.latest(before), stage.latest(month)):
                yield of.at_most(
                    [(stage.name, month)], [(stage.name, before), *((ladder.began, each) for each in came)]
                )
        for wide, narrow in combinations(ladder.stages, 2):
            yield from _between(of, ladder, wide, narrow, month)


def _between(of: _Counts, ladder: Ladder, wide: Stage, narrow: Stage, month: Month) -> Iterator[Balance]:
    """Of two stages of one stock: who is in the one and not, or not yet, in the other."""
    before, gap = month.plus(-1), narrow.months - wide.months
    then, stock = month.plus(-gap), ladder.stages[0].name
    here, there = (narrow.name, month), (wide.name, month)
    for came in _months(narrow.latest(month), wide.latest(month)):
        yield of.at_most([there], [here, *((ladder.began, each) for each in came)])
    for came in _months(wide.latest(before), wide.latest(month)):
        more = [(ladder.began, each) for each in came]
        yield of.at_most([there, (narrow.name, before)], [here, (wide.name, before), *more])
    yield of.at_most([here], [(wide.name, then)])
    if wide.lasting is not None:
        since = [(ladder.began, each) for each in months_between(then.plus(1), month)]
        yield of.at_most([(wide.name, then), (stock, month)], [here, (stock, then), *since])
        earlier = then.plus(-1)
        yield of.at_most(
            [here, (wide.name, earlier), (stock, then)],
            [(narrow.name, before), (wide.name, then), (stock, earlier), (ladder.began, then)],
        )


def _months(after: date, until: date) -> Iterator[list[Month]]:
    """The months of a span of days: those that it holds for the greater part, and, where others are, all it touches."""
    touched = list(months_between(Month.of(after + timedelta(1)), Month.of(until)))
    most = [
        month
        for month in touched
        if 2 * ((min(until, month.end) - max(after + timedelta(1), month.start)).days + 1) > month.end.day
    ]
    yield most
    if touched != most:
        yield touched


@dataclass(frozen=True)
class _Counts:
    """Counts of the authority as a whole, by name and month."""

    area: str

    def at_most(self, left: list[tuple[str, Month]], right: list[tuple[str, Month]]) -> Balance:
        few, many = (
            tuple(Count(name, self.area, "", month) for name, month in side) for side in (left, right)
        )
        return Balance(few, many, at_most=True)
