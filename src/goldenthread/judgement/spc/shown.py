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
    if group.lower is None or group.upper is None:
        return None
    if unit is None:
        return group.lower, group.upper
    highest = min(100.0, group.upper) if unit is Unit.PERCENT else group.upper
    return max(0.0, group.lower), highest
