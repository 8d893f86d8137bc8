"""How it is judged: the rules of BRAG and of whether it worked, as they are in force."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.reports.blocks import Terms
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.told import Told


def pages(told: Told) -> Iterator[Page]:
    if told.rules:
        blocks = tuple(Terms(title, rules, is_detail=True) for title, rules in told.rules)
        yield Page("rules", "How it is judged", blocks)
