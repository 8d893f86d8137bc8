"""The figures that people gave and somebody else accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.status import Checked, MeasureKind


def accepted_for(measures: Iterable[Measure]) -> dict[int, list[Entered]]:
    """Those of each measure that people feed, by its key, the oldest first; of one that a series feeds, its own.

    One question to the database; none where people feed no measure.
    """
    holders = {one.pk: one.series_id or one.pk for one in measures if one.kind != MeasureKind.INDICATOR}
    found: dict[int, list[Entered]] = defaultdict(list)
    if holders:
        holding = Entered.objects.filter(
            measure__in=set(holders.values()), state=Checked.ACCEPTED.value, replaced=False
        )
        for one in holding.order_by("month", "pk"):
            found[one.measure_id].append(one)
    return {pk: found[holder] for pk, holder in holders.items()}
