"""The worked examples bite: a small wrong change to a definition makes one of them fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from goldenthread import catalogue
from tests.spec.batch import Batch
from tests.spec.engines import Asked, counts_of, cube_of, snapshot_of, wrong_figures
from tests.spec.mutants import Mutant, mutants_of

pytestmark = pytest.mark.xdist_group("mutations")

# Changes that no record can tell from the definition, each with the reason.
_ADDS_NOUGHT = "a worker who holds no child adds none"
_ADDS_NO_HOURS = "a worker without hours adds none to the hours"
EQUIVALENT = {
    ("caseload_avg", "top: where: without: children is at least 1"): _ADDS_NOUGHT,
    ("caseload_avg", "top: where: children is at least 1: 0"): _ADDS_NOUGHT,
    ("caseload_avg", "bottom: where: without: full-time equivalent is more than 0"): _ADDS_NO_HOURS,
    ("caseload_avg", "bottom: where: full-time equivalent is more than 0: > as >="): _ADDS_NO_HOURS,
    ("caseload_avg", "bottom: where: full-time equivalent is more than 0: -1"): _ADDS_NO_HOURS,
}

Survivors = dict[str, list[str]]


@pytest.fixture(scope="module")
def survivors(example_batches: list[Batch]) -> Survivors:
    """For each indicator the changes that none of its worked examples finds."""
    mutants = {
        f"{code} {at}": mutant
        for code, indicator in catalogue.load().items()
        for at, mutant in enumerate(mutants_of(indicator))
    }
    found = {name for batch in example_batches for name in _found(batch, mutants)}
    left: Survivors = {code: [] for code in catalogue.load()}
    for name, mutant in mutants.items():
        if name not in found:
            left[mutant.indicator.code].append(mutant.words)
    return left


def _found(batch: Batch, mutants: dict[str, Mutant]) -> Iterator[str]:
    """The mutants that some example of the batch finds: all of them counted in one pass."""
    codes = {indicator.code for indicator in batch.indicators}
    here = {name: mutant for name, mutant in mutants.items() if mutant.indicator.code in codes}
    named = [replace(mutant.indicator, code=name) for name, mutant in here.items()]
    counts = counts_of(cube_of(snapshot_of(batch), named, batch.months))
    for name, mutant in here.items():

        def count(asked: Asked, mutant: Mutant = mutant) -> float:
            before, after = mutant.band
            return counts(asked._replace(band=after) if asked.band == before else asked)

        own = [case for case in batch.cases if case.indicator.code == mutant.indicator.code]
        if any(wrong_figures(case, count, code=name) for case in own):
            yield name


@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("code", catalogue.load())
def test_every_change_to_a_definition_makes_an_example_fail(code: str, survivors: Survivors) -> None:
    """Every comparison of every definition is held by a worked example: changing it makes one fail."""
    left = [words for words in survivors[code] if (code, words) not in EQUIVALENT]
    assert not left, f"No worked example of {code} fails after these changes to it:\n" + "\n".join(left)


def test_no_change_is_excused_that_an_example_finds(survivors: Survivors) -> None:
    idle = [f"{code}: {words}" for code, words in EQUIVALENT if words not in survivors[code]]
    assert not idle, "A worked example finds these changes, so take them off the list:\n" + "\n".join(idle)
