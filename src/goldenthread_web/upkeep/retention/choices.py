"""`retention.toml` in the workspace: other lengths of time, and what must not be deleted meanwhile."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.retention.rules import RULES

FILE = "retention.toml"
EVERYTHING = "everything"
EXAMPLE = """
[days]
"loads out of force" = 2555

[[hold]]
what = "loads out of force"          # or "everything"
only = "2023-06-30-annex-a-0286e796" # leave it out, and all of them are held
because = "asked for by the inquiry of March 2026"
"""


@dataclass(frozen=True)
class Hold:
    """Something that must be kept, whatever its rule says: one thing of a type, all of a type, or everything."""

    what: str
    because: str
    only: str = ""

    def holds(self, rule: str, name: str) -> bool:
        return self.what in (rule, EVERYTHING) and self.only in ("", name)


@dataclass(frozen=True)
class Choices:
    """For each rule its days, None where nothing is deleted; and the holds."""

    days: Mapping[str, int | None]
    holds: tuple[Hold, ...]


def read(workspace: Path) -> Choices:
    """What the file says; where there is none, each rule as it is."""
    path = workspace / FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as fault:
        raise _wrong("it can't be read as TOML") from fault
    if unknown := set(given) - {"days", "hold"}:
        raise _wrong(f"there is no {sorted(unknown)[0]!r}")
    if not isinstance(given.get("days", {}), dict) or not isinstance(given.get("hold", []), list):
        raise _wrong("write [days] and [[hold]]")
    days = {name: rule.days for name, rule in RULES.items()}
    for name, value in given.get("days", {}).items():
        if days.get(name) is None:
            raise _wrong(
                f"{name!r} is not deleted after some days. These are: {', '.join(n for n in days if days[n])}"
            )
        if type(value) is not int or value < 1:
            raise _wrong(f"{name!r} needs a whole number of days, 1 or more")
        days[name] = value
    return Choices(days, tuple(map(_hold, given.get("hold", []))))


def _hold(given: Any) -> Hold:
    if not isinstance(given, dict) or set(given) - {"what", "only", "because"}:
        raise _wrong("a [[hold]] has what, because, and only where it is of one thing")
    texts = {name: str(value).strip() for name, value in given.items()}
    if texts.get("what") not in (*RULES, EVERYTHING):
        raise _wrong(f"a hold of {texts.get('what', '')!r}: name one of {', '.join(RULES)}, or {EVERYTHING}")
    if not texts.get("because"):
        raise _wrong("a hold says why, as because")
    return Hold(**texts)


def _wrong(what: str) -> UpkeepError:
    return UpkeepError(f"{FILE}: {what}. Nothing was deleted.")
