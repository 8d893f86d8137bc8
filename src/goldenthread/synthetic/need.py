"""What happens within a course: assessments, section 47 enquiries, conferences, plans, visits, reviews.

Every frame has `course`, the row of `courses` it belongs to.
"""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic import rates
from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.courses import CARE, CLOSED, PROTECTION, SUPPORT, TRANSFER
from goldenthread.synthetic.draw import (
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
    renewals,
    stack,
    take,
)

_CATEGORIES = {"NEG": 0.47, "EMO": 0.36, "PHY": 0.08, "SAB": 0.05, "MUL": 0.04}
_LONG_COURSE = (SUPPORT, PROTECTION, CARE)
_SINGLE_ENQUIRY_DAYS = 75  # enquiries about one child are this far from each other and from a conference


def assessments(rng: Rng, clock: Clock, courses: Frame) -> Frame:
    """The assessment after a referral, and for some long courses another one later."""
    first = np.flatnonzero(~np.isnat(courses["assessed"]))
    length = (courses["close"] - courses["referred"]).astype(np.int64)
    long = np.isin(courses["kind"], _LONG_COURSE) & (length > 250) & chance(rng, length.size, 0.10)
    again = np.flatnonzero(long)
    start = clock.within(rng, courses["referred"][again] + 130, 60)
    return {
        "course": np.concatenate([first, again]),
        "start": np.concatenate([courses["assessed"][first], start]),
        "end": np.concatenate(
            [courses["authorised"][first], clock.add_working(start, between(rng, 12, 48, start.size))]
        ),
        "closes": np.concatenate([courses["kind"][first] == CLOSED, np.zeros(again.size, bool)]),
        "seen": chance(rng, first.size + again.size, 0.96),
    }


def enquiries(rng: Rng, clock: Clock, courses: Frame) -> Frame:
    """Section 47 enquiries. `led` says that a conference followed; at most one enquiry of a course leads."""
    main = np.flatnonzero(~np.isnat(courses["s47"]))
    led = ~np.isnat(courses["conference"][main])
    ended = clock.add_working(courses["s47"][main], between(rng, 2, 13, main.size))
    ended = np.where(led, np.minimum(ended, courses["conference"][main]), ended)
    first: Frame = {"course": main, "start": courses["s47"][main], "end": ended, "led": led}
    both = stack([first, _more_enquiries(rng, clock, courses)])
    both["not_required"] = ~both["led"] & chance(rng, both["led"].size, 0.97)
    return take(both, np.lexsort((both["start"], both["course"])))


def _more_enquiries(rng: Rng, clock: Clock, courses: Frame) -> Frame:
    """Enquiries later in a long course that led to no conference, well apart from the first one."""
    length = (courses["close"] - courses["referred"]).astype(np.int64)
    could = np.isin(courses["kind"], (*_LONG_COURSE, TRANSFER)) & (length > 100)
    which = np.flatnonzero(could & chance(rng, length.size, rates.MORE_S47))
    of = take(courses, which)
    day = of["referred"] + np.rint(of["fraction"] * length[which]).astype(np.int64)
    day = clock.on_working_day(clock.within(rng, day, 6))
    main, held = of["s47"], of["conference"]
    apart = np.timedelta64(_SINGLE_ENQUIRY_DAYS, "D")
    clear = (np.isnat(main) | (abs(day - main) > apart)) & (np.isnat(held) | (abs(day - held) > apart))
    clear &= (day > of["referred"]) & (day + 25 < of["close"])
    n = int(clear.sum())
    return {
        "course": which[clear],
        "start": day[clear],
        "end": clock.add_working(day[clear], between(rng, 2, 13, n)),
        "led": np.zeros(n, bool),
    }


def conferences(courses: Frame) -> Frame:
    course = np.flatnonzero(~np.isnat(courses["conference"]))
    of = take(courses, course)
    return {
        "course": course,
        "date": of["conference"],
        "transfer_in": of["kind"] == TRANSFER,
        "led_to_plan": ~np.isnat(of["plan_start"]),
    }


def protection_plans(rng: Rng, courses: Frame) -> Frame:
    """Child protection plans. A few were ended and begun again, on the same or the next day, by the system."""
    course = np.flatnonzero(~np.isnat(courses["plan_start"]))
    of = take(courses, course)
    n, length = course.size, (of["plan_end"] - of["plan_start"]).astype(np.int64)
    again = (length > 120) & chance(rng, n, 0.008)
    cut = of["plan_start"] + length // 2
    category = choose(rng, _CATEGORIES, n)
    whole: Frame = {
        "course": course,
        "start": of["plan_start"],
        "end": np.where(again, cut, of["plan_end"]),
        "initial": category,
        "latest": np.where(chance(rng, n, 0.1), choose(rng, _CATEGORIES, n), category),
        "first": np.ones(n, bool),
        "other_authority": np.zeros(n, bool),
    }
    rest = take(whole, again)
    rest |= {"start": cut[again] + between(rng, 0, 1, int(again.sum())), "end": of["plan_end"][again]}
    rest["first"] = np.zeros(int(again.sum()), bool)
    plans = stack([whole, rest, _visiting(rng, courses, whole)])
    plans = take(plans, np.lexsort((plans["start"], courses["child"][plans["course"]])))
    return plans | {"previous": _previous(courses["child"][plans["course"]], plans["other_authority"])}


def _visiting(rng: Rng, courses: Frame, like: Frame) -> Frame:
    """Temporary plans of other authorities' children: never counted as ours."""
    length = (courses["close"] - courses["referred"]).astype(np.int64)
    fits = (courses["kind"] == SUPPORT) & (length > 90) & np.isnat(courses["conference"])
    course = np.flatnonzero(fits & chance(rng, length.size, 0.002))
    start = courses["referred"][course] + 8
    rest = take(like, np.zeros(course.size, np.int64))
    return rest | {
        "course": course,
        "start": start,
        "end": start + 60,
        "other_authority": np.ones(course.size, bool),
    }


def _previous(child: Ints, other: Flags) -> Ints:
    """Earlier plans of the child here, at any time; plans are in order by child."""
    ours = np.cumsum(~other)
    new = np.append(True, child[1:] != child[:-1])
    before = ours - ~other
    base = np.maximum.accumulate(np.where(new, before, 0))
    return before - base


def need_plans(courses: Frame) -> Frame:
    """Child in need plans: in courses of support, and after a child protection plan."""
    kind, length = courses["kind"], (courses["close"] - courses["referred"]).astype(np.int64)
    support = np.flatnonzero(np.isin(kind, (SUPPORT, CARE)) & (length > 40))
    after = np.flatnonzero(courses["close"] - courses["plan_end"] > np.timedelta64(14, "D"))
    begins = np.fmax(courses["authorised"][support], courses["referred"][support] + 7)
    fits = begins < courses["close"][support]
    return {
        "course": np.concatenate([support[fits], after]),
        "start": np.concatenate([begins[fits], courses["plan_end"][after]]),
        "end": np.concatenate([courses["close"][support[fits]], courses["close"][after]]),
    }


def protection_visits(rng: Rng, clock: Clock, plans: Frame) -> Frame:
    """Visits to children on a plan; due every ten working days. `plan` is a row of `plans`."""
    start = np.maximum(plans["start"], np.datetime64(clock.span.kept_from))
    end = np.minimum(plans["end"], clock.end + 1)
    n = start.size
    plan, day = renewals(rng, start, end, between(rng, 2, 10, n), rng.uniform(8.5, 12.5, n), 0.07)
    day = clock.on_working_day(day)
    return _once(plan, day, day < end[plan])


def _once(owner: Ints, day: Days, keep: Flags) -> Frame:
    """At most one a day of each owner."""
    owner, day = owner[keep], day[keep]
    new = np.append(True, (owner[1:] != owner[:-1]) | (day[1:] != day[:-1])) if owner.size else keep[:0]
    return {"owner": owner[new], "date": day[new]}


def protection_reviews(rng: Rng, clock: Clock, plans: Frame) -> Frame:
    """Review conferences: the first within three months of the plan's start, then every six."""
    n = plans["start"].size
    end = np.minimum(plans["end"], clock.end + 1)
    first = np.where(chance(rng, n, 0.06), between(rng, 92, 120, n), between(rng, 70, 89, n))
    plan, day = renewals(rng, plans["start"], end, first, rng.uniform(155, 176, n), 0.03)
    day = clock.on_working_day(day)
    return _once(plan, day, day < end[plan])


def contacts(streams: Streams, clock: Clock, courses: Frame) -> Frame:
    """The contact that led to each referral, 0 to 3 working days before it. `course` = the referral."""
    rng = streams("contacts that became referrals")
    course = np.flatnonzero(courses["referred"] >= np.datetime64(clock.span.kept_from))
    family = courses["family_course"][course]
    _, shared = np.unique(family, return_inverse=True)
    before = choose_index(rng, [62, 26, 8, 4], int(shared.max(initial=0)) + 1)[shared]
    day = clock.add_working(courses["referred"][course], -before)
    return {
        "course": course,
        "child": courses["child"][course],
        "date": day,
        "source": courses["source"][course],
    }
