"""Reads the list of targets out of a snapshot's records, and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

import pyarrow as pa

from goldenthread.targets.target import Aim, Target, Targets
from goldenthread.terms.words import Unit

_SMALL_SHARE = 1.0


def read_targets(rows: pa.Table, units: Mapping[str, Unit]) -> tuple[Targets, list[str]]:
    """The targets, and the findings: each names the line and says what to do.

    `units` holds every indicator of the catalogue. A line that names none of them, or that says otherwise
    of what another line says already, is left out.
    """
    lines = [(row["row"], _target(row)) for row in rows.to_pylist()]
    times = Counter((t.indicator, t.group, t.by) for _, t in lines)
    kept, findings = [], []
    for number, target in lines:
        faults = _faults(target, units, times)
        findings += [f"targets.csv, row {number}: {fault}" for fault, _ in faults]
        if not any(fatal for _, fatal in faults):
            kept.append(target)
    return Targets(kept), findings


def _target(row: Mapping[str, Any]) -> Target:
    aim = Aim(row["aim"]) if row["aim"] else (Aim.SET if row["target"] is None else Aim.REACH)
    return Target(
        row["indicator"],
        row["breakdown"] or "",
        aim,
        None if aim is Aim.SET else row["target"],
        row["target_date"],
        row["baseline"],
        row["baseline_date"],
        row["stated_in"] or "",
    )


def _faults(
    target: Target, units: Mapping[str, Unit], times: Mapping[tuple[str, str, Any], int]
) -> list[tuple[str, bool]]:
    """What is wrong with a line, and whether it cannot be used."""
    if target.indicator not in units:
        return [(_unknown(target.indicator, units), True)]
    faults = []
    if times[target.indicator, target.group, target.by] > 1:
        whose = f"{target.indicator} {target.group}".strip()
        faults.append((f"two lines give a target of {whose} for one date. Keep the one that holds.", True))
    if target.value is None and target.aim is not Aim.SET:
        faults.append(("there is no target. Fill it in, or write 'to be set' as its direction.", True))
    if units[target.indicator] is Unit.PERCENT and _looks_like_a_share(target):
        faults.append(("a percentage is written 0 to 100: 27, not 0.27. Is this one meant?", False))
    return faults


def _unknown(code: str, units: Collection[str]) -> str:
    near = get_close_matches(code, units, n=1)
    hint = f" The nearest is {near[0]!r}." if near else ""
    return f"there is no indicator {code!r}.{hint} `goldenthread catalogue` lists them."


def _looks_like_a_share(target: Target) -> bool:
    return target.value is not None and 0 < target.value < _SMALL_SHARE
