"""Coming into care within a course: when, for how long, and how it ended."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic import rates
from goldenthread.synthetic.clock import Clock, years_after
from goldenthread.synthetic.draw import (
    Column,
    Days,
    Flags,
    Floats,
    Frame,
    Rng,
    chance,
    choose,
    choose_index,
    spans,
    when,
)

PROTECTION, CARE, BREAKS = 3, 5, 6
BRIEF, MIDDLING, LASTING, ADOPTED = range(4)

_HOME = {
    "E4A": 0.42,
    "E4B": 0.18,
    "E13": 0.08,
    "E41": 0.06,
    "E45": 0.14,
    "E46": 0.05,
    "E48": 0.01,
    "E8": 0.05,
    "E14": 0.01,
}
_GROWN_UP = {"E5": 0.40, "E17": 0.22, "E6": 0.18, "E7": 0.08, "E8": 0.12}


def care_within(rng: Rng, clock: Clock, told: Frame) -> Frame:
    """The period of care within each course (missing where there is none), and a second one for some."""
    kind, n = told["kind"], told["kind"].size
    referred, adult = told["referred"], years_after(told["born"], 18)
    grows = _growth(clock, referred)
    share = np.select(
        [kind == PROTECTION, kind == CARE, kind == 2],
        [rates.CARE_OF_PROTECTION * grows, np.ones(n), rates.CARE_OF_SUPPORT * grows],
        0.0,
    )
    wait = np.select(
        [kind == CARE, kind == PROTECTION],
        [spans(rng, n, 3.0, 1.0) - 1, spans(rng, n, 70.0)],
        spans(rng, n, 95.0),
    )
    base = np.where(kind == PROTECTION, told["plan_start"], referred)
    start = clock.within(rng, base + wait, 5)
    born = start >= told["born"] + 1
    enters = chance(rng, n, share) & born & (start < adult - 30)
    uasc = enters & (kind == CARE) & (start > adult - 1100) & chance(rng, n, 0.45)
    start = when(enters, start)
    length, shape = _length(rng, start, told["born"])
    length = np.where(uasc, 2000, length)
    end = np.minimum(clock.on_working_day(start + length), adult)
    again, again_end = _second(rng, clock, end, adult, shape)
    aged_out = end >= adult
    reason = np.where(aged_out, choose(rng, _GROWN_UP, n), choose(rng, _HOME, n))
    reason = np.where((shape == ADOPTED) & ~aged_out, choose(rng, {"E11": 0.2, "E12": 0.8}, n), reason)
    breaks = kind == BREAKS
    breaks_start = clock.within(rng, np.fmax(told["authorised"], referred) + 20, 7)
    breaks_end = np.minimum(breaks_start + 300 + spans(rng, n, 900.0), adult - 1)
    plan_end = told["plan_end"]
    follows = enters & (plan_end > start)
    return {
        "care_start": np.where(breaks, breaks_start, start),
        "care_end": np.where(breaks, breaks_end, end),
        "care_reason": np.where(breaks, "E8", reason),
        "care_shape": np.where(breaks, BRIEF, shape),
        "again_start": when(~breaks, again),
        "again_end": when(~breaks, again_end),
        "short_break": breaks,
        "uasc": uasc,
        "plan_end": np.where(follows, np.minimum(plan_end, start + spans(rng, n, 70.0)), plan_end),
    }


def _growth(clock: Clock, referred: Days) -> Floats:
    """More children have come into care in the last three years than before."""
    years = (referred - (clock.end - 3 * 365)).astype(np.int64) / 365.25
    grown: Floats = 1 + rates.CARE_TREND * np.clip(years, 0, None)
    return grown


def _length(rng: Rng, start: Days, born: Days) -> tuple[Column, Column]:
    """How many days in care, and of what shape."""
    n = start.size
    age = (np.fmax(start, born) - born).astype(np.int64) / 365.25
    shape = choose_index(rng, [0.27, 0.27, 0.46], n)
    shape = np.where((shape != BRIEF) & (age < 5) & chance(rng, n, 0.42), ADOPTED, shape)
    means = np.array([62.0, 430.0, 3900.0, 640.0])[shape]
    return np.where(
        shape == ADOPTED, 240 + spans(rng, n, np.maximum(means - 240, 1), 3.0), spans(rng, n, means, 1.4)
    ), shape


def _second(rng: Rng, clock: Clock, end: Days, adult: Days, shape: Column) -> tuple[Days, Days]:
    """A second period of care not long after the first, for some who went home."""
    n = end.size
    comes = chance(rng, n, rates.BACK_IN_CARE) & (shape < LASTING) & (end < adult - 400)
    start = when(comes, clock.within(rng, end + 5 + spans(rng, n, 120.0), 5))
    comes = start < adult - 60
    start = when(comes, start)
    return start, np.minimum(clock.on_working_day(start + spans(rng, n, 420.0)), adult)


def has_care(frame: Frame) -> Flags:
    flags: Flags = ~np.isnat(frame["care_start"])
    return flags
