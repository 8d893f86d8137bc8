"""Month after month of packs of a made-up council: whatever is kept back stays so, by all of them together."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any, NamedTuple

import pytest

from goldenthread.disclosure.attack import Attack
from goldenthread.disclosure.cells import SIDES, VALUE, Need, Rules, Shown
from goldenthread.disclosure.protecting import protect
from goldenthread.terms.showing import SUPPRESSED
from tests.disclosure.council import FIRST, KINDS, Council, Kind
from tests.house.verification import Measured

SEED = 20230630
AT_MOST_SECONDS = 600
PROCESSORS = 2  # families have no bearing on each other: each is a run by itself


@dataclass(frozen=True)
class Run:
    """A row of packs, each protected against all before it, and the attack on all of them at the end."""

    council: Council
    published: tuple[Shown, ...]
    attack: Attack
    exposed: int
    seconds: float

    def __str__(self) -> str:
        needs = [one.need for one in self.attack.intervals]
        texts = [text for shown in self.published for text in shown.texts.values()]
        return (
            f"{len(texts):,} printed numbers in {len(self.council.groups)} groups, "
            f"{texts.count(SUPPRESSED):,} kept back; "
            f"{needs.count(Need.SMALL):,} small and {needs.count(Need.WIDE):,} covering counts attacked; "
            f"{self.seconds:.0f} seconds of one processor"
        )


def run(packs: int, kinds: tuple[Kind, ...], prints: tuple[str, ...] = SIDES, **more: Any) -> Run:
    """Each pack prints three months and the year: counts, denominators, rates and percentages, or some of these."""
    council = Council(SEED, 11 + packs, kinds, **more)
    published: tuple[Shown, ...] = ()
    exposed = 0
    start = time.process_time()
    for number in range(packs):
        cells = council.pack(FIRST.plus(11 + number))
        cells = [replace(cell, prints=cell.prints.intersection(prints)) for cell in cells]
        done = protect(cells, published, council.balances(cells))
        exposed += len(done.exposed)
        print(f"pack {number + 1}: {time.process_time() - start:.0f} seconds", flush=True)
        published += tuple(shown for shown in done.shown if shown.texts or shown.needs)
    found = done.attack()
    return Run(council, published, found, exposed, time.process_time() - start)


def is_safe(made: Run) -> None:
    """Every small count could be any of 1 to 5, and every other one kept back has room for 5."""
    rules = Rules()
    printed = {text for shown in made.published for side, text in shown.texts.items() if side != VALUE}
    assert printed.isdisjoint({"1", "2", "3", "4", "5"})
    assert made.exposed == 0
    assert made.attack.proved
    for one in made.attack.intervals:
        if one.need == Need.SMALL:
            assert one.low <= 1
            assert one.high >= rules.threshold
        elif one.need == Need.WIDE:
            assert one.high - one.low >= rules.width


def hides_no_more_than_it_must(made: Run) -> None:
    """What is kept back is small, covers something small, or is a percentage of either."""
    for shown in made.published:
        assert (SUPPRESSED in shown.texts.values()) <= bool(shown.needs)


@pytest.mark.acceptance("3.5")
@pytest.mark.parametrize("kind", [KINDS[0], KINDS[6]], ids=lambda kind: str(kind.name))
def test_two_packs_of_areas_and_a_breakdown(kind: Kind) -> None:
    """Packs of areas and a breakdown of a flow and of a stock, each safe with those before it."""
    made = run(2, (kind,), traits=("sex",))
    print(made)
    is_safe(made)
    hides_no_more_than_it_must(made)


@pytest.mark.acceptance("3.5")
def test_packs_of_percentages_and_rates_alone() -> None:
    """Packs that print no counts: rounded percentages and rates give away less, and still too much."""
    made = run(2, KINDS[:1], prints=(VALUE,), traits=("sex",))
    is_safe(made)
    hides_no_more_than_it_must(made)


class Share(NamedTuple):
    """What one family's packs held and took."""

    printed: int
    attacked: int
    seconds: float
    words: str


def two_years_of(kind: Kind) -> Share:
    """24 packs of all areas and breakdowns of one family, each safe with those before it."""
    made = run(24, (kind,))
    is_safe(made)
    hides_no_more_than_it_must(made)
    printed = sum(len(shown.texts) for shown in made.published)
    return Share(printed, len(made.attack.intervals), made.seconds, f"{kind.name}: {made}")


@pytest.mark.whole
@pytest.mark.acceptance("3.5")
def test_24_packs_of_areas_and_breakdowns(measured: Measured) -> None:
    """24 packs of areas and breakdowns: small counts could be any of 1 to 5, what covers them has room for 5."""
    start = time.monotonic()
    with ProcessPoolExecutor(PROCESSORS, get_context("spawn")) as processors:
        shares = list(
            processors.map(two_years_of, sorted(KINDS, key=lambda kind: kind.size))
        )  # the rarest take longest
    print(*(share.words for share in shares), sep="\n")
    seconds = sum(share.seconds for share in shares)
    measured("numbers printed", sum(share.printed for share in shares))
    measured("counts attacked", sum(share.attacked for share in shares))
    measured("seconds from start to end, two families at a time", time.monotonic() - start, "s")
    measured(
        "seconds of two processors, choosing and attack", seconds / PROCESSORS, "s", limit=AT_MOST_SECONDS
    )
    assert seconds / PROCESSORS <= AT_MOST_SECONDS
