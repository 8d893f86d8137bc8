"""Goldshire's targets: what its made-up improvement plan wants each figure to be, and from where."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from goldenthread.synthetic.clock import Span
from goldenthread.synthetic.places import table

_PLAN = "Goldshire improvement plan (made up)"
# indicator, group, baseline, target, aim
_AIMS: tuple[tuple[str, str | None, float | None, float | None, str], ...] = (
    ("section47", None, 207, 180, "REDUCE"),
    ("repeat_referrals", None, 29, 24, "REDUCE"),
    ("assess_45", None, 85, 90, "REACH"),
    ("icpc_15", None, 68, 80, "REACH"),
    ("cpp_2yrs", None, 2, 2, "KEEP"),
    ("cpp_repeat", None, 30, 22, "REDUCE"),
    ("cla_health", None, 87, 92, "REACH"),
    ("cla_permanence", None, 89, 95, "REACH"),
    ("cla_visits", None, 81, 95, "REACH"),
    ("cla_u16_unregistered", None, 1, 0, "REDUCE"),
    ("cl_suitable", None, None, None, "SET"),
    ("cl_eet", "age=17-18", 51, 60, "REACH"),
    ("cl_eet", "age=19-21", 37, 50, "REACH"),
    ("agency_fte", None, 30, 15, "REDUCE"),
    ("caseload_avg", None, 16, 15, "REDUCE"),
)


def targets(span: Span) -> pa.Table:
    """From the start of the last financial year to its end."""
    year = span.end.year - (span.end.month < 4)
    start, end = date(year, 3, 31), date(year + 1, 3, 31)
    return table(
        "targets",
        [
            {
                "indicator": indicator,
                "breakdown": group,
                "baseline": baseline,
                "baseline_date": start if baseline is not None else None,
                "target": target,
                "target_date": end if target is not None else None,
                "aim": aim,
                "stated_in": _PLAN,
            }
            for indicator, group, baseline, target, aim in _AIMS
        ],
    )
