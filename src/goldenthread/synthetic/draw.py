"""Chance, made repeatable: the same seed and authority always give the same lives.

Each subject (families, placements, visits ...) draws from a stream of its own, so a change in one
does not shift what happens in the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

# The names say what an array holds; numpy's own types say too little to be worth checking.
Column = npt.NDArray[Any]
Days = npt.NDArray[Any]
Ints = npt.NDArray[Any]
Floats = npt.NDArray[Any]
Flags = npt.NDArray[Any]
Texts = npt.NDArray[Any]
Frame = dict[str, Column]
Rng = np.random.Generator

NAT = np.datetime64("NaT", "D")


class Streams:
    """Random generators by subject."""

    def __init__(self, seed: int, authority: str) -> None:
        self._key = (seed, crc32(authority.encode()))

    def __call__(self, subject: str) -> Rng:
        return np.random.default_rng([*self._key, crc32(subject.encode())])


def choose(rng: Rng, weights: Mapping[str, float], n: int) -> Texts:
    """n of the words, each as often as its weight says."""
    return np.array(list(weights))[choose_index(rng, list(weights.values()), n)]


def choose_index(rng: Rng, weights: Sequence[float] | Floats, n: int) -> Ints:
    bounds = np.cumsum(weights)
    picked: Ints = np.searchsorted(bounds, rng.random(n) * bounds[-1], side="right")
    return picked


def chance(rng: Rng, n: int, p: float | Floats) -> Flags:
    happens: Flags = rng.random(n) < p
    return happens


def spans(rng: Rng, n: int, mean: float | Floats, shape: float = 2.0) -> Ints:
    """Lengths in whole days with this mean: many near it, some much longer (a gamma distribution)."""
    lengths: Ints = np.maximum(1, np.rint(rng.gamma(shape, np.asarray(mean) / shape, n))).astype(np.int64)
    return lengths


def between(rng: Rng, low: int, high: int, n: int) -> Ints:
    """Whole numbers from low to high, both included."""
    return rng.integers(low, high + 1, n)


def expand(counts: Ints) -> tuple[Ints, Ints]:
    """For owners with `counts` rows each: every row's owner, and its number among the owner's rows."""
    owner = np.repeat(np.arange(counts.size), counts)
    first = np.cumsum(counts) - counts
    return owner, np.arange(owner.size) - first[owner]


def take(frame: Frame, which: Column) -> Frame:
    return {name: column[which] for name, column in frame.items()}


def stack(frames: list[Frame]) -> Frame:
    return {name: np.concatenate([frame[name] for frame in frames]) for name in frames[0]}


def size(frame: Frame) -> int:
    return len(next(iter(frame.values())))


def missing(n: int) -> Days:
    return np.full(n, NAT)


def when(condition: Flags, days: Days) -> Days:
    """The days where the condition holds, missing elsewhere."""
    return np.where(condition, days, NAT)


def renewals(
    rng: Rng, start: Days, end: Days, first: Ints, mean: Floats, late: float = 0.1
) -> tuple[Ints, Days]:
    """Things done again and again (visits, reviews): every row's owner, and the day.

    The first comes `first` days after the start, the next after gaps around `mean`; a share `late` of
    the gaps runs to about twice the mean.
    """
    length = (end - start).astype(np.int64)
    owner, number = expand(np.maximum(0, (length - first) // np.maximum(1, mean * 0.7)).astype(np.int64) + 1)
    gap = np.rint(mean[owner] * rng.normal(1.0, 0.12, owner.size).clip(0.75, 1.3))
    overran = chance(rng, owner.size, late)
    gap = np.where(overran, gap * rng.uniform(1.3, 2.6, owner.size), gap).astype(np.int64)
    gap[number == 0] = first
    total = np.cumsum(gap)
    before = (total - gap)[number == 0]
    day = start[owner] + (total - before[owner])
    inside = day < end[owner]
    return owner[inside], day[inside]
