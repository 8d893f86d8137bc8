"""Under what law children are in care, and how that changes while they are."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.care_need import ADOPTED, PROTECTION
from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.draw import (
    Column,
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

_FIRST = {"V2": 0.62, "C1": 0.22, "L1": 0.06, "L2": 0.07, "J1": 0.02, "J2": 0.01}
_FIRST_PROTECTION = {"V2": 0.38, "C1": 0.54, "L2": 0.08}
# From one status to the next: with what chance, after how many days (mean).
_CHANGES = {
    "L1": [("V2", 0.7, 2.0), ("C1", 0.3, 3.0)],
    "L2": [("C1", 0.9, 8.0), ("V2", 0.1, 8.0)],
    "J1": [("V2", 0.5, 50.0)],
    "J2": [("V2", 0.5, 3.0)],
    "V2": [("C1", 0.32, 110.0)],
    "C1": [("C2", 0.8, 230.0)],
}
_WITH_A_MOVE = 0.15  # the share of changes that fall on the day of a move


def make_legal_statuses(rng: Rng, clock: Clock, periods: Frame, placements: Frame) -> Frame:
    """Legal statuses over each period of care, in order, without gaps."""
    n = periods["start"].size
    first = np.where(periods["kind"] == PROTECTION, choose(rng, _FIRST_PROTECTION, n), choose(rng, _FIRST, n))
    first = np.where(periods["uasc"], "V2", first)
    first = np.where((periods["shape"] == ADOPTED) & np.isin(first, ("V2", "J1", "J2")), "C1", first)
    here: Frame = {"period": np.arange(n), "start": periods["start"], "status": first.astype("<U2")}
    rows = []
    while here["start"].size:
        status, wait, changes = _change(rng, periods, here)
        day = clock.on_working_day(here["start"] + wait)
        day = _on_the_day_of_a_move(rng, placements, here["period"], day)
        end = periods["end"][here["period"]]
        changes &= day < end
        rows.append(here | {"end": np.where(changes, day, end)})
        here = take({"period": here["period"], "start": day, "status": status}, changes & (day <= clock.end))
    statuses = stack(rows)
    return take(statuses, np.lexsort((statuses["start"], statuses["period"])))


def _change(rng: Rng, periods: Frame, here: Frame) -> tuple[Column, Ints, Flags]:
    """What each status turns into, after how many days, and whether it does."""
    n = here["start"].size
    status, wait, changes = here["status"].copy(), np.ones(n, np.int64), np.zeros(n, bool)
    for before, ways in _CHANGES.items():
        drawn, floor = rng.random(n), 0.0
        for after, share, days in ways:
            goes = (here["status"] == before) & (drawn >= floor) & (drawn < floor + share)
            floor += share
            status = np.where(goes, after, status)
            wait = np.where(goes, spans(rng, n, days), wait)
            changes |= goes
    period = here["period"]
    order = (periods["shape"][period] == ADOPTED) & np.isin(here["status"], ("C1", "C2"))
    halfway = ((periods["end"][period] - periods["start"][period]).astype(np.int64) * 6) // 10
    so_far = (here["start"] - periods["start"][period]).astype(np.int64)
    status = np.where(order, "E1", status)
    wait = np.where(order, np.maximum(1, halfway - so_far), wait)
    return status, wait, changes | order


def _on_the_day_of_a_move(rng: Rng, placements: Frame, period: Ints, day: Column) -> Column:
    """Some changes wait for a move within six weeks and fall on its day."""
    moves = key(placements["period"], placements["start"])
    at = np.searchsorted(moves, key(period, day))
    at = np.minimum(at, moves.size - 1)
    move = placements["start"][at]
    soon = (placements["period"][at] == period) & (move - day < between(rng, 10, 42, period.size))
    return np.where(soon & chance(rng, period.size, _WITH_A_MOVE), move, day)


def key(period: Ints, day: Column) -> Ints:
    """Period and day as one number that sorts as the two do."""
    joined: Ints = period * 100_000 + day.astype("datetime64[D]").astype(np.int64)
    return joined
