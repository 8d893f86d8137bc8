"""When something falls due: the last day on which it is in time, by the rule of a measure. Pure: no engine, no file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldenthread.terms.months import first_day_after_months
from goldenthread.terms.working_days import add_working_days, is_working_day, working_days

DAY = timedelta(days=1)
Place = tuple[str, str, str, int | None]
"""Load, file, sheet and row that a spell came from."""


@dataclass(frozen=True)
class Spell:
    """A time in which a child counts: from its first day until the first on which that is over (None: it goes on).

    began: when what it is a part of began, such as the plan.
    """

    child: str
    team: str | None
    start: date
    end: date | None
    began: date
    place: Place

    def is_open(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)


@dataclass(frozen=True)
class Due:
    """Something of a child that is overdue, or falls due.

    on: the last day on which it is in time; None where no such day is known, as of a plan that was never reviewed.
    late: the measure counts the child as not in time on the day that the list speaks of.
    """

    child: str
    team: str | None
    began: date | None
    on: date | None
    late: bool
    place: Place


def runs_out(asked: Iterable[Spell], covers: Iterable[Spell], day: date, ahead: int) -> Iterator[Due]:
    """Those of whom something is asked for (a visit, say) whose time of being up to date is over, or soon will be.

    asked: the times in which it is asked for. covers: those in which it is up to date. Who never was is due on the
    first day on which it is asked for.
    """
    by_child = defaultdict(list)
    for cover in covers:
        by_child[cover.child].append(cover)
    last = day + ahead * DAY
    for spell in asked:
        if spell.start > last or (spell.end is not None and spell.end <= day):
            continue
        own = [cover for cover in by_child[spell.child] if _meet(cover, spell)]
        lapsed = _first_uncovered(own, max(day, spell.start))
        late = lapsed == day and spell.is_open(day)
        if lapsed is None or (spell.end is not None and lapsed >= spell.end):
            continue
        on = _reached(own, spell, day) if late else lapsed - DAY if _touches(own, lapsed) else lapsed
        if on <= last:
            yield Due(spell.child, spell.team, spell.began, on, late, spell.place)


def _meet(cover: Spell, spell: Spell) -> bool:
    return (spell.end is None or cover.start < spell.end) and (cover.end is None or cover.end > spell.start)


def _first_uncovered(covers: Iterable[Spell], day: date) -> date | None:
    """The first day, from a day on, on which nothing is up to date; None where that never comes."""
    for cover in sorted(covers, key=lambda cover: cover.start):
        if cover.is_open(day):
            if cover.end is None:
                return None
            day = cover.end
    return day


def _touches(covers: Iterable[Spell], day: date) -> bool:
    return any(cover.end == day for cover in covers)


def _reached(covers: Iterable[Spell], spell: Spell, day: date) -> date:
    """Until when something that is late was in time."""
    return max((c.end - DAY for c in covers if c.end is not None and c.end <= day), default=spell.start)


def reaches(spells: Iterable[Spell], day: date, ahead: int) -> Iterator[Due]:
    """Those whom time alone makes count, such as a plan that has lasted two years: due on the last day before.

    spells: from the first day on which they count.
    """
    for spell in spells:
        goes_on = spell.began <= day and (spell.end is None or spell.end > max(day, spell.start))
        if goes_on and spell.start - DAY <= day + ahead * DAY:
            yield Due(
                spell.child, spell.team, spell.began, spell.start - DAY, spell.start <= day, spell.place
            )


def as_last_stated(covers: Iterable[Spell], day: date) -> list[Spell]:
    """What a list states for a month end alone, taken to hold on until the day: nothing else is known of it.

    A list that is dated a few days early speaks for a month end that is still to come.
    """
    spells = list(covers)
    stated = max((c.start for c in spells if c.end == c.start + DAY and _is_month_end(c.start)), default=None)
    return [
        replace(c, start=min(c.start, day), end=None) if c.start == stated and c.end == c.start + DAY else c
        for c in spells
    ]


def _is_month_end(day: date) -> bool:
    return (day + DAY).day == 1


def on_a_working_day(due: Due) -> Due:
    """The same, due on the last working day in time: nobody is asked to visit on the Sunday that ends it."""
    day = due.on
    while day is not None and not is_working_day(day) and due.began is not None and day > due.began:
        day -= DAY
    return replace(due, on=day)


def waits(spells: Iterable[Spell], day: date, ahead: int, within: int) -> Iterator[Due]:
    """Those that must be answered within some working days of their start, such as an enquiry by a conference."""
    for spell in spells:
        on = add_working_days(spell.start, within)
        if spell.is_open(day) and on <= day + ahead * DAY:
            late = working_days(spell.start, day) > within
            yield Due(spell.child, spell.team, spell.start, on, late, spell.place)


def reviewed(
    spells: Iterable[tuple[Spell, date | None]], day: date, ahead: int, months: int
) -> Iterator[Due]:
    """Those of whom something must have been looked at within some months, each with when it last was."""
    for spell, last in spells:
        on = None if last is None else first_day_after_months(last + DAY, months) - DAY
        if on is None or on <= day + ahead * DAY:
            yield Due(spell.child, spell.team, last, on, on is None or on < day, spell.place)
