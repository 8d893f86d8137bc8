"""What is done for children in care, again and again: visits, reviews, health and dental checks, plans."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.care_need import ADOPTED, LASTING
from goldenthread.synthetic.clock import Clock, as_day, years_after
from goldenthread.synthetic.draw import (
    Days,
    Frame,
    Ints,
    Rng,
    between,
    chance,
    choose,
    renewals,
    spans,
    stack,
    take,
)

LONG_TERM = ("U1", "U4")
_PLANS = {
    "RETURN": 0.22, "ADOPTION": 0.12, "SGO_CAO": 0.12, "SUPPORTED": 0.06, "RESIDENTIAL": 0.10, "FOSTERING": 0.36,
    "OTHER": 0.02,
}  # fmt: skip


def _kept(clock: Clock, periods: Frame, before: int) -> tuple[Ints, Days, Days]:
    """Periods of care (short breaks aside) that reach into the time that is kept, and their bounds."""
    which = np.flatnonzero(
        ~periods["short_break"] & (periods["end"] >= as_day(clock.span.kept_from) - before)
    )
    end = np.minimum(periods["end"][which], clock.end + 1)
    return which, periods["start"][which], end


def visits(rng: Rng, clock: Clock, periods: Frame, placements: Frame) -> Frame:
    """Social work visits: within days of each placement, then about every five weeks; in a long-term foster
    placement more than a year old about every eleven."""
    kept = placements["end"] >= as_day(clock.span.kept_from) - 120
    kept &= ~periods["short_break"][placements["period"]]
    of = take(placements, kept)
    floor = as_day(clock.span.kept_from) - 120
    end = np.minimum(of["end"], clock.end + 1)
    lasting = np.isin(of["type"], LONG_TERM)
    year = np.where(lasting, np.minimum(years_after(of["start"], 1), end), end)
    begin = np.maximum(of["start"], floor)
    parts = [
        {"period": of["period"], "start": begin, "end": year, "mean": np.full(end.size, 33.0)},
        {
            "period": of["period"],
            "start": np.maximum(begin, year),
            "end": end,
            "mean": np.full(end.size, 74.0),
        },
    ]
    whole = stack(parts)
    whole = take(whole, whole["end"] > whole["start"])
    n = whole["start"].size
    first = np.where(chance(rng, n, 0.1), between(rng, 8, 25, n), between(rng, 0, 6, n))
    owner, day = renewals(rng, whole["start"], whole["end"], first, whole["mean"], 0.26)
    return _working_days_once(clock, periods, whole["period"][owner], day)


def _working_days_once(clock: Clock, periods: Frame, period: Ints, day: Days) -> Frame:
    day = clock.on_working_day(day)
    inside = (day < periods["end"][period]) & (day <= clock.end)
    period, day = period[inside], day[inside]
    order = np.lexsort((day, period))
    period, day = period[order], day[order]
    new = np.append(True, (period[1:] != period[:-1]) | (day[1:] != day[:-1]))[: period.size]
    return {"period": period[new], "date": day[new]}


def reviews(rng: Rng, clock: Clock, periods: Frame) -> Frame:
    """Statutory reviews: within 20 working days, after three months, then every six."""
    which, start, end = _kept(clock, periods, 400)
    n = which.size
    first = clock.add_working(start, between(rng, 12, 20, n))
    second = first + between(rng, 75, 91, n)
    owner, day = renewals(
        rng, second, np.maximum(end, second), between(rng, 150, 182, n), np.full(n, 172.0), 0.04
    )
    period = np.concatenate([which, which, which[owner]])
    return _working_days_once(clock, periods, period, np.concatenate([first, second, day]))


def health(rng: Rng, clock: Clock, periods: Frame) -> Frame:
    """Health assessments, yearly and half-yearly under five, and dental checks. Some are refused."""
    which, start, end = _kept(clock, periods, 800)
    fifth = years_after(periods["born"][which], 5)
    turn = np.clip(fifth, start, end)
    n = which.size
    parts = []
    for begin, until, mean in ((start, turn, 163.0), (turn, end, 340.0)):
        first = np.where(begin == start, between(rng, 10, 45, n), between(rng, 20, 200, n))
        owner, day = renewals(rng, begin, np.maximum(until, begin), first, np.full(n, mean), 0.16)
        parts.append({"period": which[owner], "date": day})
    owner, day = renewals(rng, start, end, between(rng, 30, 150, n), np.full(n, 205.0), 0.12)
    both = stack(parts)
    done = _working_days_once(clock, periods, both["period"], both["date"])
    dental = _working_days_once(clock, periods, which[owner], day)
    return stack([_checked(rng, done, "Health Assessment"), _checked(rng, dental, "Dental Check")])


def _checked(rng: Rng, rows: Frame, kind: str) -> Frame:
    n = rows["date"].size
    status = choose(rng, {"Completed": 0.955, "Refused": 0.03, "Cancelled": 0.015}, n)
    return rows | {"type": np.full(n, kind), "status": status}


def permanence_plans(rng: Rng, clock: Clock, periods: Frame) -> Frame:
    """Plans for permanence, from some weeks after coming into care; some are replaced by another."""
    which = _kept(clock, periods, 0)[0]
    which = which[chance(rng, which.size, 0.985)]
    begin = periods["start"][which] + 14 + spans(rng, which.size, 32.0)
    end, n = periods["end"][which], which.size
    plan = choose(rng, _PLANS, n)
    shape = periods["shape"][which]
    plan = np.where(
        shape == ADOPTED, "ADOPTION", np.where((shape == LASTING) & chance(rng, n, 0.5), "FOSTERING", plan)
    )
    change = begin + 120 + spans(rng, n, 500.0)
    changes = chance(rng, n, 0.4) & (change < end)
    begun = begin < end
    first: Frame = {"period": which, "start": begin, "end": np.where(changes, change, end), "plan": plan}
    later = {"period": which, "start": change, "end": end, "plan": choose(rng, _PLANS, n)}
    return stack([take(first, begun), take(later, changes & begun)])
