"""How long a process takes to load each library: what Python's own `-X importtime` says, added up."""

from __future__ import annotations

import re
from collections import Counter

_LINE = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|\s*([\w.]+)")
_OURS = {"goldenthread": "goldenthread itself"}
NAMED = 8


def by_library(log: str) -> Counter[str]:
    """Seconds for each library, from what a process wrote on standard error."""
    found: Counter[str] = Counter()
    for microseconds, module in _LINE.findall(log):
        library = module.partition(".")[0].lstrip("_")
        found[_OURS.get(library, library)] += int(microseconds)
    return Counter({library: microseconds / 1e6 for library, microseconds in found.items()})


def told(found: Counter[str]) -> str:
    """The slowest by name, and what all others take."""
    first = found.most_common(NAMED)
    rest = found.total() - sum(seconds for _, seconds in first)
    others = f"{len(found) - len(first)} others {rest:.2f} s"
    return ", ".join([*(f"{library} {seconds:.2f} s" for library, seconds in first), others])
