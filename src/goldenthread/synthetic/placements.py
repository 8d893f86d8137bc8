"""Where children in care live: one placement after another, from the first day of care to the last."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.care_need import ADOPTED, LASTING
from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.draw import (
    Column,
    Days,
    Flags,
    Frame,
    Ints,
    Rng,
    between,
    chance,
    choose,
    spans,
    stack,
    take,
)

_BABIES = {"U6": 0.46, "U3": 0.20, "U5": 0.09, "R3": 0.10, "P1": 0.15}
_CHILDREN = {"U6": 0.56, "U3": 0.24, "K2": 0.07, "P1": 0.11, "S1": 0.02}
_TEENAGERS = {"U6": 0.36, "K2": 0.23, "U3": 0.13, "H5": 0.15, "P2": 0.04, "P1": 0.04, "S1": 0.02, "R1": 0.01,
              "R5": 0.01, "K1": 0.01}  # fmt: skip
_FOR_GOOD = {"U4": 0.58, "U1": 0.26, "K2": 0.12, "S1": 0.02, "R1": 0.02}
_TEMPORARY = {"T3": 0.5, "T1": 0.25, "T2": 0.1, "T4": 0.1, "T0": 0.05}
_WHY_MOVED = {"CARPL": 0.42, "CREQB": 0.2, "CREQO": 0.12, "CHILD": 0.07, "LAREQ": 0.08, "STAND": 0.04,
              "CLOSE": 0.03, "ALLEG": 0.02, "OTHER": 0.02}  # fmt: skip
_UNSETTLED = 0.19  # the share of children who move again and again
_UNSETTLED_DAYS, _FIRST_DAYS, _SETTLED_DAYS = 140.0, 230.0, 1100.0
_TEMPORARY_SHARE = 0.05
_HOMES = 4000
_SAME_CARER = "T"


def make_placements(rng: Rng, clock: Clock, periods: Frame) -> Frame:
    """Placements of each period of care, in order, without gaps. `period` is a row of `periods`."""
    n = periods["start"].size
    here: Frame = {
        "period": np.arange(n),
        "start": periods["start"],
        "type": _fitting_type(rng, periods, np.arange(n), periods["start"]),
        "home": rng.integers(0, _HOMES, n),
        "start_reason": np.full(n, "S"),
        "unsettled": chance(rng, n, _UNSETTLED),
        "back_type": np.full(n, "", "<U2"),
        "back_home": np.full(n, -1),
    }
    rows = []
    while here["start"].size:
        here["end"] = _until(rng, clock, periods, here)
        goes_on = (here["end"] < periods["end"][here["period"]]) & (here["end"] <= clock.end)
        ahead = _next(rng, periods, here)
        rows.append(here | {"why_moved": np.where(goes_on, _why_moved(rng, ahead), "")})
        here = take(ahead, goes_on)
    placements = stack(rows)
    placements = take(placements, np.lexsort((placements["start"], placements["period"])))
    return placements | _providers(placements["type"], placements["home"])


def _why_moved(rng: Rng, ahead: Frame) -> Column:
    return np.where(
        ahead["start_reason"] == _SAME_CARER, "PLACE", choose(rng, _WHY_MOVED, ahead["period"].size)
    )


def with_adopters(periods: Frame, period: Ints) -> Days:
    """The day a child to be adopted moves in with the adopters; far off for other children."""
    adopted = periods["shape"][period] == ADOPTED
    return np.where(adopted, periods["end"][period] - 130 - (period % 90), np.datetime64("2200-01-01"))


def _until(rng: Rng, clock: Clock, periods: Frame, here: Frame) -> Days:
    period, start, n = here["period"], here["start"], here["start"].size
    end, moves_in = periods["end"][period], with_adopters(periods, period)
    mean = np.where(start == periods["start"][period], _FIRST_DAYS, _SETTLED_DAYS)
    mean = np.where(here["unsettled"], _UNSETTLED_DAYS, mean)
    length = np.where(here["back_type"] != "", between(rng, 3, 18, n), 1 + spans(rng, n, mean, 1.3))
    until = clock.within(rng, start + length, 4)
    until = np.where((start < moves_in) & (until > moves_in), moves_in, until)
    return np.where(start >= moves_in, end, np.minimum(until, end))


def _next(rng: Rng, periods: Frame, here: Frame) -> Frame:
    """The placement that follows: back after a temporary one, with adopters, the same home for good, a
    temporary one, or somewhere new."""
    period, day, n = here["period"], here["end"], here["end"].size
    shape, home, kind = periods["shape"][period], here["home"], here["type"]
    returns = here["back_type"] != ""
    adopters = day >= with_adopters(periods, period)
    carer_adopts = adopters & np.isin(kind, ("U3", "U5", "U6")) & chance(rng, n, 0.3)
    long_enough = day > periods["start"][period] + 300
    settles = (shape == LASTING) & np.isin(kind, ("U3", "U6")) & long_enough & chance(rng, n, 0.4)
    temporary = (kind.astype("<U1") != "T") & chance(rng, n, _TEMPORARY_SHARE)
    ways: list[tuple[Flags, Column, Column, str]] = [
        (carer_adopts, np.full(n, "A5"), home, _SAME_CARER),
        (adopters, np.full(n, "A6"), rng.integers(0, _HOMES, n), "P"),
        (returns, here["back_type"], here["back_home"], "P"),
        (settles, np.where(kind == "U3", "U1", "U4"), home, _SAME_CARER),
        (temporary, choose(rng, _TEMPORARY, n), np.full(n, -1), "P"),
    ]
    tests = [way[0] for way in ways]
    new_type, new_home = _fitting_type(rng, periods, period, day), rng.integers(0, _HOMES, n)
    away = temporary & ~(adopters | returns | settles)
    return {
        "period": period,
        "start": day,
        "type": np.select(tests, [way[1] for way in ways], new_type),
        "home": np.select(tests, [way[2] for way in ways], new_home),
        "start_reason": np.select(tests, [np.full(n, way[3]) for way in ways], "P"),
        "unsettled": here["unsettled"],
        "back_type": np.where(away, kind, ""),
        "back_home": np.where(away, home, -1),
    }


def _fitting_type(rng: Rng, periods: Frame, period: Ints, day: Days) -> Column:
    """A kind of placement that suits the child's age, and how long the child has been in care."""
    n = period.size
    age = (day - periods["born"][period]).astype(np.int64) / 365.25
    kind = np.where(age < 2, choose(rng, _BABIES, n), choose(rng, _CHILDREN, n))
    kind = np.where(age >= 12, choose(rng, _TEENAGERS, n), kind)
    kind = np.where((age < 16) & np.isin(kind, ("H5", "P2")), "K2", kind)
    kind = np.where((age > 8) & (age < 16) & chance(rng, n, 0.02), "Z1", kind)
    for_good = (periods["shape"][period] == LASTING) & (day > periods["start"][period] + 400)
    return np.where(for_good & chance(rng, n, 0.7), choose(rng, _FOR_GOOD, n), kind)


def _providers(kind: Column, home: Ints) -> Frame:
    """Who runs the placement, and its number with Ofsted where it has one (all numbers are made up)."""
    family = np.where(home % 100 < 62, "PR1", np.where(home % 100 < 95, "PR4", "PR5"))
    residential = np.where(home % 100 < 20, "PR1", np.where(home % 100 < 92, "PR4", "PR5"))
    first = kind.astype("<U1")
    related = np.isin(kind, ("U1", "U2", "U3"))
    provider = np.select(
        [np.isin(first, ("T", "Z")), kind == "P1", related | (first == "A"), first == "U"],
        ["", "PR0", "PR1", family],
        residential,
    )
    numbered = np.isin(first, ("K", "R", "S")) | ((first == "U") & ~related & (provider != "PR1"))
    return {
        "provider": provider,
        "urn": np.where(numbered, np.char.add("SC9", (1000 + home).astype("<U5")), ""),
    }
