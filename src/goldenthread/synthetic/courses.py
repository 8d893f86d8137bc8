"""Courses: what each referral of a child led to, from the day it came until the episode of need closed.

Families are told in rounds: the first referral of every family, then the second of those that came back,
and so on. Brothers and sisters share the dates of what happens to the family; a child already open, grown
up or not yet expected is left out of a round, so that no two courses of a child ever overlap.
"""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic import rates
from goldenthread.synthetic.care_need import care_within
from goldenthread.synthetic.clock import Clock, years_after
from goldenthread.synthetic.draw import (
    Column,
    Days,
    Flags,
    Frame,
    Ints,
    Rng,
    Streams,
    between,
    chance,
    choose,
    choose_index,
    expand,
    spans,
    stack,
    take,
    when,
)
from goldenthread.synthetic.families import Families, can_be_referred

NFA, CLOSED, SUPPORT, PROTECTION, TRANSFER, CARE, BREAKS = range(7)

_SOURCES = {
    "6": 0.27, "2A": 0.16, "2B": 0.03, "3A": 0.02, "3B": 0.03, "3C": 0.01, "3D": 0.02, "3E": 0.05, "3F": 0.05,
    "1A": 0.06, "1B": 0.02, "1C": 0.01, "1D": 0.02, "4": 0.02, "5A": 0.09, "5B": 0.04, "5C": 0.04, "7": 0.02,
    "8": 0.02, "9": 0.01, "10": 0.01,
}  # fmt: skip
_NEEDS = {"N1": 0.58, "N5": 0.15, "N4": 0.10, "N2": 0.06, "N3": 0.05, "N6": 0.03, "N8": 0.02, "N7": 0.01}
_ON_TIME_DAYS = [1, 1, 2, 2, 3, 3, 4, 6, 8, 11, 14, 16, 17, 18]  # working days to a conference, 2 to 15


def make_courses(streams: Streams, clock: Clock, families: Families) -> Frame:
    """Every referral of every child, with what it led to; one row each, by child and date."""
    rng = streams("courses")
    due = families.referred.copy()
    closed = np.full(families.born.size, clock.first - 1)
    had_plan = np.zeros(due.size, bool)
    alive = np.arange(due.size)
    rounds: list[Frame] = []
    while alive.size:
        row, child = _referred_now(rng, families, alive, due, closed)
        told = _tell(rng, clock, families, due[alive], row, child, had_plan[alive])
        rounds.append(told | {"family_course": row + sum(r["due"].size for r in rounds)})
        rounds[-1]["due"] = due[alive]
        np.maximum.at(closed, child, told["close"])
        np.maximum.at(had_plan, alive[row], ~np.isnat(told["plan_start"]))
        due[alive], returns = _come_back(rng, clock, due[alive], row, told)
        alive = alive[returns & (due[alive] <= clock.end)]
    for told in rounds:
        del told["due"]
    courses = stack(rounds)
    return take(courses, np.lexsort((courses["referred"], courses["child"])))


def _referred_now(rng: Rng, families: Families, alive: Ints, due: Days, closed: Days) -> tuple[Ints, Ints]:
    """Which children each referral is about: (position in `alive`, child)."""
    row, number = expand(families.children[alive])
    child = families.first_child[alive][row] + number
    free = can_be_referred(families.born[child], due[alive][row]) & (closed[child] < due[alive][row])
    about = free & (families.is_index[child] | chance(rng, child.size, rates.SIBLING_REFERRED))
    return row[about], child[about]


def _come_back(rng: Rng, clock: Clock, due: Days, row: Ints, told: Frame) -> tuple[Days, Flags]:
    """When each family is next referred, and whether it ever is."""
    n = due.size
    done = due.copy()
    np.maximum.at(done, row, told["work_done"])
    kind = choose_index(rng, [rates.BACK_SOON, rates.BACK_LATER, 1 - rates.BACK_SOON - rates.BACK_LATER], n)
    gap = np.where(kind == 0, spans(rng, n, rates.BACK_SOON_DAYS, 1.2), spans(rng, n, rates.BACK_LATER_DAYS))
    again = clock.within(rng, done + 3 + gap, 21, seasonal=True)
    return again, kind < 2


def _tell(
    rng: Rng, clock: Clock, families: Families, due: Days, row: Ints, child: Ints, had_plan: Flags
) -> Frame:
    """One round: what each referral of each child led to."""
    n, born, referred = row.size, families.born[child], due[row]
    kind, shared = _kinds(rng, due.size, had_plan)[row], _shared(rng, clock, due, row)
    age = (referred - born).astype(np.int64) / 365.25
    kind = np.where((kind == PROTECTION) & chance(rng, n, 0.12), SUPPORT, kind)
    kind = np.where((kind == BREAKS) & ((age < 4) | (age > 15)), SUPPORT, kind)
    kind = np.where((kind == TRANSFER) & (age > 16), SUPPORT, kind)
    told: Frame = {"child": child, "referred": referred, "born": born, "kind": kind, **shared}
    told |= _early_work(rng, clock, told)
    told |= _protection(rng, clock, told)
    told |= care_within(rng, clock, told)
    told |= _closing(rng, clock, told)
    told |= {"need": _need(rng, told), "source": np.where(kind == TRANSFER, "5C", told["source"])}
    return told


def _kinds(rng: Rng, n: int, had_plan: Flags) -> Ints:
    known = [rates.NO_FURTHER_ACTION, rates.CLOSED_AFTER_ASSESSMENT]
    rest = [rates.TRANSFER_IN, rates.STRAIGHT_TO_CARE, rates.SHORT_BREAKS]
    first, again = (
        choose_index(rng, [*known, 1 - sum(known) - sum(rest) - plan, plan, *rest], n)
        for plan in (rates.PROTECTION, rates.PROTECTION_AGAIN)
    )
    return np.where(had_plan, again, first)


def _shared(rng: Rng, clock: Clock, due: Days, row: Ints) -> Frame:
    """What brothers and sisters have in common: the enquiry and the conference, if there is one."""
    n = due.size
    began_later = chance(rng, n, 0.3)
    later = clock.within(rng, due + 20 + spans(rng, n, 90.0), 7)
    s47 = np.where(began_later, later, clock.add_working(due, choose_index(rng, [75, 15, 10], n)))
    on_time = choose_index(rng, _ON_TIME_DAYS, n) + 2
    late = 15 + np.minimum(20, spans(rng, n, 6.0, 1.2))
    wait = np.where(chance(rng, n, rates.CONFERENCE_ON_TIME), on_time, late)
    wait = np.minimum(wait, 36)  # no conference comes so late that it could belong to another enquiry
    s47 = clock.on_working_day(s47)
    shared: Frame = {
        "s47": s47,
        "conference": clock.add_working(s47, wait),
        "fraction": rng.random(n),
        "source": choose(rng, _SOURCES, n),
        "place_share": rng.random(n),
    }
    return take(shared, row)


def _early_work(rng: Rng, clock: Clock, told: Frame) -> Frame:
    """The assessment that follows the referral, and when it was authorised."""
    kind, n = told["kind"], told["kind"].size
    share = np.array([0.0, 1.0, 0.86, 0.72, 0.5, 0.75, 0.9])[kind]
    start = clock.add_working(told["referred"], choose_index(rng, [82, 13, 5], n))
    took = np.where(
        chance(rng, n, 0.85),
        np.where(chance(rng, n, 0.45), between(rng, 36, 45, n), between(rng, 4, 42, n)),
        45 + np.minimum(70, spans(rng, n, 14.0, 1.0)),
    )
    adult = years_after(told["born"], 18)
    assessed = chance(rng, n, share) & (start < adult - 1)
    return {
        "assessed": when(assessed, start),
        "authorised": when(assessed, np.minimum(clock.add_working(start, took), adult - 1)),
        "reason": choose(rng, {"RC7": 0.8, "RC5": 0.12, "RC3": 0.03, "RC6": 0.02, "RC4": 0.03}, n),
    }


def _protection(rng: Rng, clock: Clock, told: Frame) -> Frame:
    """Section 47, conference and plan, where the course is one of protection."""
    kind, n = told["kind"], told["kind"].size
    protect, transfer = kind == PROTECTION, kind == TRANSFER
    enquired = (
        protect
        | ((kind == CLOSED) & chance(rng, n, rates.S47_OF_CLOSED))
        | ((kind == SUPPORT) & chance(rng, n, rates.S47_OF_SUPPORT))
        | ((kind == CARE) & chance(rng, n, 0.5))
    )
    at_once = clock.add_working(told["referred"], choose_index(rng, [70, 20, 10], n))
    s47 = when(enquired, np.where(protect | (kind == SUPPORT), told["s47"], at_once))
    no_plan = (
        (kind == SUPPORT) & enquired & chance(rng, n, rates.CONFERENCE_OF_SUPPORT / rates.S47_OF_SUPPORT)
    )
    moved_in = clock.add_working(told["referred"], between(rng, 4, 17, n))
    conference = when(protect | no_plan, told["conference"])
    adult = years_after(told["born"], 18)
    conference = np.where(transfer, moved_in, conference)
    conference = when(conference < adult - 30, conference)
    s47 = when(s47 < adult - 5, s47)
    plan = (protect & ~np.isnat(conference)) | (transfer & chance(rng, n, 0.85))
    length = 40 + spans(rng, n, rates.PLAN_DAYS, 2.2)
    start = when(plan, conference)
    end = np.minimum(clock.on_working_day(start + length), adult)
    return {"s47": s47, "conference": conference, "plan_start": start, "plan_end": np.maximum(end, start + 1)}


def _closing(rng: Rng, clock: Clock, told: Frame) -> Frame:
    """When the episode of need closed: after everything in it, and at 18 at the latest."""
    kind, n = told["kind"], told["kind"].size
    referred, adult = told["referred"], years_after(told["born"], 18)
    assessed = np.fmax(
        clock.add_working(np.fmax(told["authorised"], referred), between(rng, 0, 4, n)), referred
    )
    supported = clock.within(
        rng, np.fmax(told["authorised"], referred) + 28 + spans(rng, n, rates.SUPPORT_DAYS)
    )
    breaks = referred + 400 + spans(rng, n, 1100.0)
    close = np.select([kind == NFA, kind == CLOSED, kind == BREAKS], [referred, assessed, breaks], supported)
    stepped = np.where(chance(rng, n, 0.3), 0, spans(rng, n, rates.STEP_DOWN_DAYS))
    for done in ("plan_end", "care_end", "again_end"):
        after = clock.on_working_day(told[done] + stepped)
        close = np.fmax(close, after)
    held = np.fmax(told["s47"] + 20, told["conference"] + 10)
    close = np.where(kind == NFA, referred, np.fmax(close, held))
    close = np.where(kind == NFA, referred, np.maximum(np.minimum(close, adult), referred + 1))
    # A family comes back to notice once the work with those at home is done, not when care ends.
    longest = referred + 700
    work_done = np.minimum(close, np.fmax(np.fmax(told["plan_end"], referred), longest))
    return {"close": close, "work_done": work_done}


def _need(rng: Rng, told: Frame) -> Column:
    kind, n = told["kind"], told["kind"].size
    need = choose(rng, _NEEDS, n)
    need = np.where(np.isin(kind, (PROTECTION, TRANSFER)), "N1", need)
    need = np.where(kind == BREAKS, "N2", need)
    need = np.where(told["uasc"], "N8", need)
    return np.where(kind == NFA, "", need)


def disabled_children(courses: Frame, children: int) -> Flags:
    """Children with a course of the disabled children's service."""
    flags = np.zeros(children, bool)
    flags[courses["child"][courses["need"] == "N2"]] = True
    return flags
