"""Times that can be set against each other on a busy machine: taken in turns, A B A B, and compared in pairs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[[], Any]


@dataclass(frozen=True)
class Pair:
    """Seconds of our way and of the other, run in turns. The ratio is the middle one of the turns."""

    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return statistics.median(a / b for a, b in zip(self.ours, self.other, strict=True))

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.ours), statistics.median(self.other)


def in_turns(ours: Work, other: Work, turns: int) -> Pair:
    """Run both so many times in turns."""
    seconds = [(timed(ours), timed(other)) for _ in range(turns)]
    return Pair(*(tuple(column) for column in zip(*seconds, strict=True)))


def timed(work: Work) -> float:
    start = time.perf_counter()
    kept = work()
    seconds = time.perf_counter() - start
    del kept  # only now: letting go of the answer is not part of the work
    return seconds
