"""In which service and locality a team is on a day: where a stock is counted by area."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from goldenthread.indicators.population import NOT_RECORDED
from goldenthread.records.fact import Fact
from goldenthread.records.facts.team_area import team_area
from goldenthread.terms.words import Breakdown

KINDS = (Breakdown.LOCALITY, Breakdown.SERVICE)
_COLUMNS = {Breakdown.LOCALITY: "area_locality", Breakdown.SERVICE: "area_service"}


class TeamAreas:
    """The table of teams, to be asked for one team on some days."""

    def __init__(self, rows: pa.Table) -> None:
        self._periods: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in rows.to_pylist():
            self._periods[row["authority"], row["team"]].append(row)

    @classmethod
    def read(cls, tables: Callable[[Fact], ir.Table], run: Callable[[ir.Table], pa.Table]) -> TeamAreas:
        wanted = ("authority", "team", "start_date", "end_date", *_COLUMNS.values())
        return cls(run(tables(team_area).select(*wanted)))

    def labels(self, authority: str, team: str, kind: Breakdown, days: Sequence[date]) -> list[str]:
        """The team's area as a group, such as "locality=North", on each of some days, the earliest first."""
        labels = [f"{kind.value}={NOT_RECORDED}"] * len(days)
        for period in self._periods.get((authority, team), ()):
            end, name = period["end_date"], period[_COLUMNS[kind]]
            first = bisect_left(days, period["start_date"])
            last = len(days) if end is None else bisect_left(days, end)
            if name:
                labels[first:last] = [f"{kind.value}={name}"] * (last - first)
        return labels


def on_day(table: ir.Table, areas: ir.Table, kind: Breakdown, day: str) -> ir.Table:
    """Spells with `area_on_day`: the group that their team was in on the day that a column of theirs holds."""
    named = areas.select(
        area_authority="authority", area_team="team", area_from="start_date", area_until="end_date",
        area_on_day=areas[_COLUMNS[kind]],
    )  # fmt: skip
    joined = table.left_join(
        named,
        (table["authority"] == named["area_authority"])
        & (table["team"] == named["area_team"])
        & (named["area_from"] <= table[day])
        & (named["area_until"].isnull() | (named["area_until"] > table[day])),
    )
    name = ibis.coalesce(joined["area_on_day"], NOT_RECORDED)
    return joined.mutate(area_on_day=ibis.literal(f"{kind.value}=") + name)
