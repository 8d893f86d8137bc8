"""Contacts that led to no referral: about children known already, and about children not known before."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic import rates
from goldenthread.synthetic.clock import Clock, as_day
from goldenthread.synthetic.council import LOCALITIES, Council
from goldenthread.synthetic.draw import (
    Days,
    Flags,
    Frame,
    Ints,
    Streams,
    chance,
    choose,
    choose_index,
    expand,
    spans,
    stack,
    take,
)
from goldenthread.synthetic.families import Families, can_be_referred, people

SOURCES = {
    "6": 0.34, "2A": 0.15, "2B": 0.03, "3A": 0.02, "3B": 0.04, "3C": 0.01, "3D": 0.02, "3E": 0.07, "3F": 0.04,
    "1A": 0.08, "1B": 0.02, "1C": 0.01, "1D": 0.02, "4": 0.02, "5A": 0.04, "5B": 0.02, "5C": 0.01, "7": 0.02,
    "8": 0.03, "9": 0.005, "10": 0.005,
}  # fmt: skip
_ABOUT_KNOWN = 0.20  # of the contacts without a referral: about children who were referred at some time
_AGAIN, _AGAIN_DAYS = 0.235, 110.0
_CLEAR_OF_REFERRALS = 12  # days: no referral follows so soon that it would seem to come of the contact


def contacts_only(
    streams: Streams, clock: Clock, council: Council, courses: Frame, first_child: int
) -> tuple[Frame, Families]:
    """(contacts, families of the children not known otherwise; they are numbered from `first_child`)."""
    years = (clock.end - as_day(clock.span.kept_from)).astype(np.int64) / 365.25
    per_year = (rates.CONTACTS_PER_10000 - rates.REFERRALS_PER_10000) * council.children / 10_000
    known = _about_known(streams, clock, courses, round(per_year * _ABOUT_KNOWN * years))
    unknown, families = _about_others(streams, clock, round(per_year * (1 - _ABOUT_KNOWN) * years))
    unknown["child"] = unknown["child"] + first_child
    return stack([known, unknown]), families


def _about_known(streams: Streams, clock: Clock, courses: Frame, n: int) -> Frame:
    """Contacts some time before or after a referral, clear of the child's next one."""
    rng = streams("contacts about children known")
    recent = np.flatnonzero(courses["close"] >= as_day(clock.span.kept_from) - 200)
    course = recent[rng.integers(0, recent.size, round(n * 1.3))] if recent.size else recent
    gap = spans(rng, course.size, 150.0, 1.2) * np.where(chance(rng, course.size, 0.65), 1, -1)
    day = clock.within(rng, courses["referred"][course] + gap, 7)
    child = courses["child"][course]
    grown = ~can_be_referred(courses["born"][course], day)
    outside = (day < as_day(clock.span.kept_from)) | (day > clock.end) | grown
    keep = ~outside & ~_soon_referred(courses, child, day)
    keep &= np.cumsum(keep) <= n
    return _rows(streams, child[keep], day[keep])


def _soon_referred(courses: Frame, child: Ints, day: Days) -> Flags:
    order = np.lexsort((courses["referred"], courses["child"]))
    ordered = courses["child"][order] * 100_000 + courses["referred"][order].astype(np.int64)
    at = np.searchsorted(ordered, child * 100_000 + day.astype(np.int64))
    following = order[np.minimum(at, order.size - 1)]
    wait = (courses["referred"][following] - day).astype(np.int64)
    soon: Flags = (courses["child"][following] == child) & (wait >= 0) & (wait <= _CLEAR_OF_REFERRALS)
    return soon


def _about_others(streams: Streams, clock: Clock, n: int) -> tuple[Frame, Families]:
    rng = streams("contacts about other children")
    per_family = 1.55 / (1 - _AGAIN)
    every = clock.arrivals(rng, round(n / per_family * clock.span.years / _kept_years(clock)))
    referred = np.sort(every[every >= as_day(clock.span.kept_from) - 400])
    families = people(rng, referred, np.array(choose_index(rng, list(LOCALITIES.values()), referred.size)))
    times = rng.geometric(1 - _AGAIN, referred.size)
    family, number = expand(times)
    gap = np.where(number == 0, 0, spans(rng, family.size, _AGAIN_DAYS, 1.2))
    total = np.cumsum(gap)
    day = referred[family] + (total - total[np.cumsum(times)[family] - times[family]])
    day = np.where(number == 0, day, clock.within(rng, day, 7, seasonal=True))
    row, nth = expand(families.children[family])
    child = families.first_child[family][row] + nth
    day = day[row]
    about = families.is_index[child] | chance(rng, child.size, 0.6)
    about &= (
        can_be_referred(families.born[child], day)
        & (day >= as_day(clock.span.kept_from))
        & (day <= clock.end)
    )
    return _rows(streams, child[about], day[about]), families


def _kept_years(clock: Clock) -> float:
    return float((clock.end - as_day(clock.span.kept_from)).astype(np.int64)) / 365.25


def _rows(streams: Streams, child: Ints, day: Days) -> Frame:
    """One row per child and day. `course` -1 = it led to no referral."""
    order = np.lexsort((day, child))
    child, day = child[order], day[order]
    new = np.append(True, (child[1:] != child[:-1]) | (day[1:] != day[:-1]))[: child.size]
    rows = take({"course": np.full(child.size, -1), "child": child, "date": day}, new)
    return rows | {"source": choose(streams("sources of contacts"), SOURCES, int(new.sum()))}
