"""`python -m tools.chances`: how often chance alone makes it look as if an action had worked.

Series that do not change are judged as the product judges them, at the end of each month after a made-up action. The
numbers printed are those of `goldenthread.judgement.chances`; a test holds the two together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count

from goldenthread.judgement.chances import OF, WITHIN, Case, Noise
from goldenthread.judgement.since import FEWEST_SINCE, Verdict, since
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.judging import Direction
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

SERIES = 10_000
SEED = 20
CHILDREN = 60
ALIKE = 0.2
_FIRST = Month(2020, 1)


def normal(source: random.Random) -> Iterator[float]:
    while True:
        yield source.gauss(50, 5)


def share(source: random.Random, of: float) -> Iterator[float]:
    """The percentage of 60 children of whom each counts with the same chance."""
    while True:
        yield 100 * sum(source.random() < of for _ in range(CHILDREN)) / CHILDREN


def alike(source: random.Random) -> Iterator[float]:
    """Each month keeps a part of how far the one before was off."""
    off = source.gauss(0, 5)
    while True:
        yield 50 + off
        off = ALIKE * off + source.gauss(0, 5 * (1 - ALIKE**2) ** 0.5)


NOISES: dict[Noise, Callable[[random.Random], Iterator[float]]] = {
    Noise.NORMAL: normal,
    Noise.SHARE: lambda source: share(source, 0.25),
    Noise.HIGH_SHARE: lambda source: share(source, 0.95),
    Noise.ALIKE: alike,
}


def is_called_better(values: list[float], before: int, better: Better, method: Method) -> bool:
    """Whether the months after the first `before` are called better at the end of any of them."""
    finished = _FIRST.plus(before - 1).end
    rows = [(_FIRST.plus(at).end, value) for at, value in enumerate(values)]
    ends = range(before + FEWEST_SINCE, len(rows) + 1)
    judged = (since(rows[:end], finished, better, Unit.MEAN, method=method) for end in ends)
    return any(one.verdict is Verdict.SPECIAL_CAUSE and one.direction is Direction.BETTER for one in judged)


def called_better(case: Case, series: int, seed: int) -> int:
    """How many of some series that do not change are called better. Half of them are better when lower."""
    source = random.Random(f"{seed} {case.noise} {case.before} {case.screen}")  # noqa: S311
    method = Method(screen=case.screen)
    found = 0
    for _, better in zip(
        range(series), (way for _ in count() for way in (Better.LOWER, Better.HIGHER)), strict=False
    ):
        noise = NOISES[case.noise](source)
        values = [next(noise) for _ in range(case.before + WITHIN)]
        found += is_called_better(values, case.before, better, method)
    return found


def main() -> None:
    for noise in Noise:
        for before in (12, 24):
            for screen in (False, True):
                case = Case(noise, before, screen)
                chance = OF * called_better(case, SERIES, SEED) / SERIES
                print(f"    Case(Noise.{noise.name}, {before}, {screen}): {chance:.1f},")


if __name__ == "__main__":
    main()
