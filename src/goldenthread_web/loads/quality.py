"""How good the records were that came in, month by month: what the checks found, by rule and by team."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import original
from goldenthread.workspace import Workspace
from goldenthread.workspace.state import InForce
from goldenthread_web.loads.told import rules

MONTHS = 13
NO_TEAM = ""
_PLACE = ("file", "sheet", "row")


@dataclass(frozen=True)
class Trend:
    """How often a rule was broken, or rows of a team were found fault with, in each month."""

    name: str
    words: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Quality:
    """months: those shown, the oldest first. by_team: none where no row that was found fault with names a team."""

    months: tuple[Month, ...]
    by_rule: tuple[Trend, ...]
    by_team: tuple[Trend, ...]


def quality(workspace: Workspace, teams: Collection[str] | None) -> Quality:
    """The last 13 months of which something is loaded. teams: those that may be shown; None: all."""
    loads = [load for load, entry in workspace.archive() if entry.standing is InForce.YES]
    months = sorted({Month.of(load.reference_date) for load in loads})[-MONTHS:]
    found: dict[Month, Counter[tuple[str, str]]] = {month: Counter() for month in months}
    for load in loads:
        month = Month.of(load.reference_date)
        if month in found:
            found[month] += found_in(load.folder, load.id)
    by_rule = [Trend(rule, _meaning(rule), _counts(found, months, 0, rule)) for rule in _names(found, 0)]
    known = [team for team in _names(found, 1) if team != NO_TEAM and (teams is None or team in teams)]
    by_team = [Trend(team, team, _counts(found, months, 1, team)) for team in known]
    return Quality(tuple(months), _most_first(by_rule), _most_first(by_team))


@lru_cache(maxsize=256)
def found_in(folder: Path, name: str) -> Counter[tuple[str, str]]:
    """How often each rule was broken in a load, by the team that the row names. A load never changes."""
    del name
    path = folder / "findings.csv"
    if not path.exists():
        return Counter()
    with path.open(encoding="utf-8", newline="") as file:
        findings = list(csv.DictReader(file))
    teams = _teams(folder) if findings else {}
    return Counter(
        (finding["rule"], teams.get(tuple(original(finding[part]) for part in _PLACE), NO_TEAM))
        for finding in findings
    )


def _teams(folder: Path) -> Mapping[tuple[str, ...], str]:
    """The team that each row names, by the place that it came from."""
    found: dict[tuple[str, ...], str] = {}
    for path in folder.glob("*.parquet"):
        if "team" not in pq.read_schema(path).names:
            continue
        with pq.ParquetFile(path) as rows:
            table = rows.read(columns=["team", *_PLACE])
        columns = [table.column(part).to_pylist() for part in ("team", *_PLACE)]
        found |= {
            (file, sheet or "", "" if row is None else str(row)): team
            for team, file, sheet, row in zip(*columns, strict=True)
            if team
        }
    return found


def _names(found: Mapping[Month, Counter[tuple[str, str]]], at: int) -> list[str]:
    return sorted({key[at] for counter in found.values() for key in counter})


def _counts(
    found: Mapping[Month, Counter[tuple[str, str]]], months: Sequence[Month], at: int, name: str
) -> tuple[int, ...]:
    return tuple(sum(count for key, count in found[month].items() if key[at] == name) for month in months)


def _most_first(trends: Sequence[Trend]) -> tuple[Trend, ...]:
    return tuple(sorted(trends, key=lambda trend: (-trend.total, trend.name)))


def _meaning(name: str) -> str:
    rule = rules().get(name)
    return rule.meaning if rule else name
