"""Times that can be set against each other on a busy machine: taken in turns, A B A B, the middle ones of each."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[[], Any]
TURNS_OF_SHORT, SHORT = 15, 10.0  # turns, and seconds that they may take together


@dataclass(frozen=True)
class Pair:
    """Seconds of our way and of the other, run in turns. The ratio is that of the middle ones, as they are shown."""

    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        ours, other = self.medians
        return ours / other

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.ours), statistics.median(self.other)


def in_turns(ours: Work, other: Work, turns: int) -> Pair:
    """Run both so many times in turns, and what is short more often: chance weighs more there."""
    seconds = [(timed(ours), timed(other)) for _ in range(turns)]
    while len(seconds) < TURNS_OF_SHORT and sum(map(sum, seconds)) < SHORT:
        seconds.append((timed(ours), timed(other)))
    return Pair(*(tuple(column) for column in zip(*seconds, strict=True)))


def timed(work: Work) -> float:
    """Python's search for rubbish waits, as in its own `timeit`: when it falls due is chance."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    try:
        kept = work()
        seconds = time.perf_counter() - start
    finally:
        gc.enable()
    del kept  # only now: letting go of the answer is not part of the work
    return seconds
