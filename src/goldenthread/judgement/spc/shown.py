"""Limits as they are drawn and printed: cut where no figure can be. The rules always use the uncut limits."""

from __future__ import annotations

from goldenthread.judgement.spc.chart import Group
from goldenthread.terms.words import Unit

RULE = (
    "Limits are shown cut at 0, and for percentages at 100%, because no figure can be beyond. "
    "The rules use the uncut limits."
)


def shown_limits(group: Group, unit: Unit | None) -> tuple[float, float] | None:
    """Lower and upper limit for showing; None where there are none. Uncut where the unit is not known."""
    reach = group.limits.reach
    if reach is None:
        return None
    lower, upper = group.mean - reach, group.mean + reach
    if unit is None:
        return lower, upper
    return max(0.0, lower), min(100.0, upper) if unit is Unit.PERCENT else upper
