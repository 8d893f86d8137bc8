"""Goldshire's practice audits: what its audit tool would give month by month, for lack of records of it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from goldenthread.synthetic.clock import as_day
from goldenthread.synthetic.staff import last_month
from goldenthread.synthetic.tabulate import make_table, texts
from goldenthread.synthetic.told import Told
from goldenthread.terms.months import Month, months_between

_A_TEAM = 1.5  # audits of a team in a month
_GOOD = (0.42, 0.58)  # the share at the start and at the end
_FEEDBACK = (0.30, 0.55)


def audits(told: Told) -> pa.Table:
    """For each team and month: audits done, those graded good or better, those with the family's feedback."""
    rng = told.streams("audits")
    months = list(months_between(Month.of(told.clock.span.start), last_month(told)))
    teams = np.array([team for team, _, _ in told.council.teams])
    done = rng.poisson(_A_TEAM, (len(months), teams.size))
    parts = []
    for code, (first, last) in (("audits_good", _GOOD), ("audits_feedback", _FEEDBACK)):
        share = np.linspace(first, last, len(months))[:, None]
        parts.append((np.full(done.size, code), rng.binomial(done, share).ravel()))
    ends = np.repeat(np.array([as_day(month.end) for month in months]), teams.size)
    some = np.tile(done.ravel() > 0, len(parts))
    day = np.tile(ends, len(parts))[some]
    columns = {
        "indicator": texts(np.concatenate([code for code, _ in parts])[some]),
        "month_end": day,
        "team": texts(np.tile(np.tile(teams, len(months)), len(parts))[some]),
        "numerator": np.concatenate([count for _, count in parts])[some].astype(float),
        "denominator": np.tile(done.ravel(), len(parts))[some].astype(float),
        "stated_in": texts(np.full(day.size, "audit tool (made up)")),
    }
    return make_table("series", day, None, columns, told.end)
