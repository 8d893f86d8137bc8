"""Care experienced young people: who is entitled, and how things stood each time someone wrote it down."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.clock import Clock, as_day, years_after
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
    renewals,
    stack,
    take,
)

_LEFT_FOR_GOOD = ("E11", "E12", "E2", "E3")
_TOUCH = ({"YES": 0.855, "NO": 0.065, "REFU": 0.055, "NREQ": 0.02, "RHOM": 0.005},
          {"YES": 0.942, "NO": 0.026, "REFU": 0.02, "NREQ": 0.01, "DIED": 0.002})  # fmt: skip
_HOMES = (
    {
        "D": 0.33,
        "E": 0.14,
        "B": 0.14,
        "U": 0.18,
        "Z": 0.13,
        "C": 0.03,
        "S": 0.01,
        "X": 0.02,
        "W": 0.01,
        "G": 0.01,
    },
    {
        "U": 0.52,
        "D": 0.12,
        "E": 0.06,
        "B": 0.10,
        "Z": 0.09,
        "K": 0.03,
        "S": 0.02,
        "X": 0.03,
        "V": 0.01,
        "G": 0.02,
    },
)
_SUITABLE = (0.905, 0.892)  # of those in touch
_BUSY = (0.585, 0.49)  # of those in touch: in education, employment or training
_DOING = {"F1": 0.05, "F2": 0.42, "F5": 0.27, "F4": 0.08, "P2": 0.07, "P5": 0.1, "P1": 0.01}
_NOT = {"G5": 0.62, "G4": 0.29, "G6": 0.09}
_CHANGES = 0.10  # the share of notes that say something new
_ENTITLED_TO_25 = 0.4


def young_people(rng: Rng, clock: Clock, periods: Frame) -> Frame:
    """Those entitled to leaving-care services at some time of the span: one row each."""
    last = np.append(periods["child"][1:] != periods["child"][:-1], True)[: periods["child"].size]
    sixteen = years_after(periods["born"], 16)
    length = (periods["end"] - np.maximum(periods["start"], years_after(periods["born"], 14))).astype(
        np.int64
    )
    entitled = last & ~periods["short_break"] & (periods["end"] > sixteen) & (length >= 30)
    entitled &= ~np.isin(periods["reason"], _LEFT_FOR_GOOD)
    which = np.flatnonzero(entitled)
    of, n = take(periods, which), which.size
    stays = chance(rng, n, _ENTITLED_TO_25)
    until = np.where(stays, years_after(of["born"], 25), years_after(of["born"], 21))
    people: Frame = {
        "child": of["child"],
        "course": of["course"],
        "born": of["born"],
        "start": np.maximum(sixteen[which], of["start"] + 91),
        "care_end": of["end"],
        "end": until,
        "qualifying": length[which] < 91,
    }
    inside = (people["end"] > as_day(clock.span.kept_from)) & (people["start"] <= clock.end)
    return take(people, inside & (people["start"] < people["end"]))


def notes(rng: Rng, clock: Clock, people: Frame) -> Frame:
    """Everything written down about each young person, by date. `person` is a row of `people`."""
    kept = as_day(clock.span.kept_from)
    start, end = np.maximum(people["start"], kept - 200), np.minimum(people["end"], clock.end + 1)
    n = start.size
    owner, day = renewals(rng, start, np.maximum(end, start), np.zeros(n, np.int64), np.full(n, 44.0), 0.08)
    seen = _rows(owner, clock.on_working_day(day))
    owner, day = renewals(rng, start, np.maximum(end, start), between(rng, 5, 80, n), np.full(n, 160.0), 0.25)
    reviewed = _rows(owner, clock.on_working_day(day), review=True)
    turns = [
        _rows(np.arange(n), day)
        for day in (people["care_end"], *(years_after(people["born"], a) for a in (18, 19)))
    ]
    rows = stack([seen, reviewed, *turns])
    rows = take(rows, (rows["date"] >= start[rows["person"]]) & (rows["date"] < end[rows["person"]]))
    rows = take(rows, np.lexsort((rows["review"], rows["date"], rows["person"])))
    return _one_a_day(rows | _state(rng, people, rows))


def _rows(person: Ints, day: Days, review: bool = False) -> Frame:
    return {"person": person, "date": day, "review": np.full(person.size, review)}


def _one_a_day(rows: Frame) -> Frame:
    """The last note of each day stands."""
    person, day = rows["person"], rows["date"]
    last = np.append((person[1:] != person[:-1]) | (day[1:] != day[:-1]), True)[: person.size]
    return take(rows, last)


def _state(rng: Rng, people: Frame, rows: Frame) -> Frame:
    person, day, n = rows["person"], rows["date"], rows["person"].size
    of = take(people, person)
    older = day >= years_after(of["born"], 19)
    new = np.append(True, person[1:] != person[:-1])[:n]
    banded = np.append(False, older[1:] != older[:-1])[:n]
    changes = new | banded | chance(rng, n, _CHANGES)
    segment = np.cumsum(changes) - 1
    drawn = take(_drawn(rng, older[changes]), segment)
    touch = drawn["in_touch"] == "YES"
    grown = day >= years_after(of["born"], 18)
    left = day >= of["care_end"]
    kind = np.select(
        [~left, of["qualifying"], grown], ["Eligible", "Qualifying", "Former relevant"], "Relevant"
    )
    return drawn | {
        "eligibility": kind,
        "latest_contact": _latest(new, day, touch & ~rows["review"]),
        "reviewed": _latest(new, day, rows["review"]),
    }


def _drawn(rng: Rng, older: Flags) -> Frame:
    """How things stand in each stretch between two changes, as its age group has it."""
    n = older.size
    touch = _by_age(older, [choose(rng, weights, n) for weights in _TOUCH])
    home = _by_age(older, [choose(rng, weights, n) for weights in _HOMES])
    known = touch == "YES"
    suitable = chance(rng, n, np.where(older, _SUITABLE[1], _SUITABLE[0])) & ~np.isin(
        home, ("S", "X", "W", "V")
    )
    busy = chance(rng, n, np.where(older, _BUSY[1], _BUSY[0]))
    doing = np.where(busy, choose(rng, _DOING, n), choose(rng, _NOT, n))
    return {
        "in_touch": touch,
        "home": np.where(known, home, ""),
        "suitable": suitable,
        "activity": np.where(known, doing, ""),
    }


def _by_age(older: Flags, values: list[Column]) -> Column:
    return np.where(older, values[1], values[0])


def _latest(new: Flags, day: Days, happened: Flags) -> Days:
    """The latest day on which it happened, up to each note of a young person."""
    number = np.cumsum(new).astype(np.int64) * 1_000_000
    marks = np.maximum.accumulate(np.where(happened, number + day.astype(np.int64), number))
    since = marks - number
    return np.where(since > 0, since.astype("datetime64[D]"), np.datetime64("NaT"))
