"""What waited for the next version of a plan when the plan ended, so that it was never made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goldenthread_web.improvement.queries.versions import Shown


def unmade(changes: Iterable[Shown]) -> list[Shown]:
    """Those of some changes of an ended plan that waited. What would have come of them is not told: nothing did."""
    waited = (one for one in changes if not one.change.holds_since)
    return [replace(one, is_closed=False, otherwise=(), ties=()) for one in waited]
