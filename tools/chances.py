"""`python -m tools.chances`: how often chance alone makes it look as if an action had worked.

Series that do not change are judged as the product judges them, at the end of each month after a made-up action. The
numbers printed are those of `goldenthread.judgement.chances`; a test holds the two together.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from itertools import count

from goldenthread.judgement.chances import OF, WITHIN, Case, Noise
from goldenthread.judgement.since import FEWEST_SINCE, Verdict, since
from goldenthread.judgement.since_rules import before_of, signals
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.judging import Direction
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

SERIES = 10_000
SEED = 20
CHILDREN = 60
ALIKE, STOCK = 0.2, 0.8
SEASON = 2
SLOW = 0.05
CHOSEN, BAD_YEAR = (3, 1.0), (12, 0.4)
"""How many of the last months before were worse, and on average by how many standard deviations."""
_MEAN, _SD = 50, 5
_FIRST = Month(2020, 1)


def normal(source: random.Random) -> Iterator[float]:
    while True:
        yield source.gauss(_MEAN, _SD)


def share(source: random.Random, of: float) -> Iterator[float]:
    """The percentage of 60 children of whom each counts with the same chance."""
    while True:
        yield 100 * sum(source.random() < of for _ in range(CHILDREN)) / CHILDREN


def alike(source: random.Random, part: float) -> Iterator[float]:
    """Each month keeps a part of how far the one before was off."""
    off = source.gauss(0, _SD)
    while True:
        yield _MEAN + off
        off = part * off + source.gauss(0, _SD * (1 - part**2) ** 0.5)


def wander(source: random.Random) -> Iterator[float]:
    """Each month is the one before and a step to either side."""
    at: float = _MEAN
    while True:
        yield at
        at += source.gauss(0, _SD)


def season(source: random.Random) -> Iterator[float]:
    """Ups and downs on top of a yearly wave that begins anywhere in the year."""
    begin = source.random()
    for at in count():
        yield source.gauss(_MEAN + SEASON * _SD * math.sin(2 * math.pi * (at / 12 + begin)), _SD)


def is_chosen(values: list[float], noise: Noise, before: int, better: Better) -> bool:
    """Whether figures are so bad before that somebody would act; figures of other kinds always are."""
    if noise not in _CHOSEN:
        return True
    months, least = _CHOSEN[noise]
    off = sum(values[before - months : before]) / months - _MEAN
    return (off if better is Better.LOWER else -off) >= least * _SD


NOISES: dict[Noise, Callable[[random.Random], Iterator[float]]] = {
    Noise.NORMAL: normal,
    Noise.SHARE: lambda source: share(source, 0.25),
    Noise.HIGH_SHARE: lambda source: share(source, 0.95),
    Noise.ALIKE: lambda source: alike(source, ALIKE),
    Noise.STOCK: lambda source: alike(source, STOCK),
    Noise.WANDER: wander,
    Noise.CHOSEN: normal,
    Noise.BAD_YEAR: normal,
    Noise.SEASON: season,
    Noise.SLOW: normal,
}
_CHOSEN = {Noise.CHOSEN: CHOSEN, Noise.BAD_YEAR: BAD_YEAR}


def is_called_better(values: list[float], before: int, better: Better, method: Method) -> bool:
    """Whether the months after the first `before` are called better at the end of any of them."""
    finished = _FIRST.plus(before - 1).end
    rows = [(_FIRST.plus(at).end, value) for at, value in enumerate(values)]
    if not _may_be_better(values, before, better, method):
        return False
    ends = range(before + FEWEST_SINCE, len(rows) + 1)
    judged = (since(rows[:end], finished, better, Unit.MEAN, method=method) for end in ends)
    return any(one.verdict is Verdict.SPECIAL_CAUSE and one.direction is Direction.BETTER for one in judged)


def _may_be_better(values: list[float], before: int, better: Better, method: Method) -> bool:
    """Whether there is any signal by the end: where there is none, no month before showed one. It saves most of the
    time."""
    months = [(_FIRST.plus(at), value) for at, value in enumerate(values)]
    side = -1 if better is Better.LOWER else 1
    return any(found.side == side for found in signals(months[before:], before_of(months[:before], method)))


def called_better(case: Case, series: int, seed: int) -> int:
    """How many of some series that do not change are called better. Half of them are better when lower."""
    source = random.Random(f"{seed} {case.noise} {case.before} {case.screen}")  # noqa: S311
    method = Method(screen=case.screen)
    found = 0
    for _, better in zip(
        range(series), (way for _ in count() for way in (Better.LOWER, Better.HIGHER)), strict=False
    ):
        values = _figures(case, source, better)
        found += is_called_better(values, case.before, better, method)
    return found


def _figures(case: Case, source: random.Random, better: Better) -> list[float]:
    while True:
        noise = NOISES[case.noise](source)
        step = SLOW * _SD if case.noise is Noise.SLOW else 0
        way = -step if better is Better.LOWER else step
        values = [next(noise) + way * at for at in range(case.before + WITHIN)]
        if is_chosen(values, case.noise, case.before, better):
            return values


def main() -> None:
    for noise in Noise:
        for before in (12, 24):
            for screen in (False, True):
                case = Case(noise, before, screen)
                chance = OF * called_better(case, SERIES, SEED) / SERIES
                print(f"    Case(Noise.{noise.name}, {before}, {screen}): {chance:.1f},")


if __name__ == "__main__":
    main()
