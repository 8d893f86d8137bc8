"""The monthly staff extract: everyone in post at each month end, and the budgeted posts."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.synthetic.caseload import make_tenures
from goldenthread.synthetic.clock import as_day
from goldenthread.synthetic.draw import Column, Days, Flags, Frame, chance, choose, expand, stack, take
from goldenthread.synthetic.tabulate import texts
from goldenthread.synthetic.told import Told, worker_ids
from goldenthread.terms.months import Month, months_between

# Names of roles as the product's settings know them; their shares are ours.
_SOCIAL_WORK = {
    "Social worker": 0.46,
    "Experienced social worker": 0.24,
    "Newly qualified social worker": 0.16,
    "Advanced social worker": 0.09,
    "Senior practitioner": 0.05,
}
_NEVER_AGENCY = "Newly qualified social worker"
_OTHERS = {
    "Team manager": 0.16,
    "Family support worker": 0.42,
    "Administrator": 0.22,
    "Service manager": 0.03,
}
_CASES_KNOWN = 0.55  # of workers: HR has their number of children; of the others the records tell
_FIRST_OTHER = 500_000  # staff numbers of those who hold no cases begin here
SOCIAL_WORKERS, ALL_POSTS = "Social workers", "All posts"


def staff_by_month(told: Told, posts: Frame, tenures: Frame, known: Days, ended: Days) -> pa.Table:
    rng = told.streams("staff")
    months = np.array(
        [as_day(m.end) for m in months_between(Month.of(told.clock.span.start), last_month(told))]
    )
    holders = tenures | {"number": np.arange(tenures["post"].size), "team": posts["team"][tenures["post"]]}
    role = choose(rng, _SOCIAL_WORK, tenures["post"].size).astype("<U32")
    adviser = posts["role"][tenures["post"]] == "16PLUS"
    holders["role"] = np.where(
        adviser,
        "Personal adviser",
        np.where(holders["agency"] & (role == _NEVER_AGENCY), "Social worker", role),
    )
    others = _others(told, posts)
    everyone = stack([{name: frame[name] for name in others} for frame in (holders, others)])
    row, month = expand(np.full(everyone["post"].size, months.size))
    on = months[month]
    present = (everyone["start"][row] <= on) & (everyone["end"][row] > on)
    row, on = row[present], on[present]
    who = take(everyone, row)
    cases = _cases(told, tenures["post"].size, months, known, ended)
    stated = chance(rng, everyone["post"].size, _CASES_KNOWN)[row] & (who["number"] < _FIRST_OTHER)
    of = cases[np.searchsorted(months, on), np.where(who["number"] < _FIRST_OTHER, who["number"], 0)]
    held = pa.array(np.where(stated & (who["role"] != "Personal adviser"), of, -1))
    order = np.lexsort((who["number"], on))
    table = pa.table({
        "month_end": pa.array(on, pa.date32()),
        "worker_id": texts(worker_ids(who["number"])),
        "role": texts(who["role"]),
        "agency": pa.array(who["agency"]),
        "fte": pa.array(who["fte"]),
        "team": texts(told.team_names[who["team"] + 1]),
        "cases": pc.if_else(pc.less(held, 0), pa.scalar(None, pa.int64()), held),
    })  # fmt: skip
    return table.take(pa.array(order))


def last_month(told: Told) -> Month:
    """The last month that is over by the end of the span."""
    end = told.clock.span.end
    return Month.of(end) if Month.of(end).end == end else Month.of(end).plus(-1)


def _others(told: Told, posts: Frame) -> Frame:
    """Managers, family support and administration: in teams, holding no cases."""
    rng = told.streams("other staff")
    n = round(posts["team"].size * 0.72)
    team = np.arange(n) % len(told.council.teams)
    tenures = make_tenures(rng, told.clock, np.arange(n), 0.45)
    role = choose(rng, _OTHERS, n)[tenures["post"]]
    return tenures | {
        "team": team[tenures["post"]],
        "role": role.astype("<U32"),
        "number": _FIRST_OTHER + np.arange(tenures["post"].size),
    }


def _cases(told: Told, tenures: int, months: Days, known: Days, ended: Days) -> Column:
    """Children that each tenure held at each month end, as the system knew it then."""
    held = told.held
    cases = np.zeros((months.size, tenures), np.int64)
    for i, on in enumerate(months):
        begun: Flags = (held["start"] <= on) & (known <= on) & (held["role"] == "CW")
        over = (held["end"] <= on) & (ended <= on)
        cases[i] = np.bincount(held["tenure"][begun & ~over], minlength=tenures)
    return cases


def establishment(staff: pa.Table) -> pa.Table:
    """Budgeted posts: a little more than those in post, the same through each financial year."""
    on = staff["month_end"].to_numpy()
    fte = staff["fte"].to_numpy()
    social = np.isin(staff["role"].to_numpy(zero_copy_only=False).astype(str), list(_SOCIAL_WORK))
    rows: list[tuple[date, str, float]] = []
    for scope, counted in ((SOCIAL_WORKERS, social), (ALL_POSTS, np.ones(on.size, bool))):
        budget: dict[np.datetime64, float] = {}
        for day in np.unique(on):
            year = (day - np.timedelta64(90, "D")).astype("datetime64[Y]")
            budget.setdefault(year, round(float(fte[(on == day) & counted].sum()) * 1.03, 1))
            rows.append((day.astype(object), scope, budget[year]))
    return pa.table({
        "month_end": pa.array([row[0] for row in rows], pa.date32()),
        "scope": pa.array([row[1] for row in rows], pa.string()),
        "fte": pa.array([row[2] for row in rows], pa.float64()),
    })  # fmt: skip
