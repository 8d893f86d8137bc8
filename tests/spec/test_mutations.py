"""The worked examples bite: a small wrong change to a definition, or to the facts that it counts, makes one fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from goldenthread import catalogue
from tests.spec.batch import Batch
from tests.spec.engines import Asked, counts_of, duckdb_over, facts_of, first_and_last, wrong_figures
from tests.spec.equivalents import IN_DEFINITIONS, IN_SQL
from tests.spec.mutants import Mutant, mutants_of
from tests.spec.remaking import Remaking
from tests.spec.sql_mutants import SqlMutant, mutants_of_settings, mutants_of_sql

pytestmark = pytest.mark.xdist_group("mutations")

IDLE = "Take these off the list in tests/spec/equivalents.py:\n"

# For each change the indicators one of whose own worked examples finds it.
Found = dict[tuple[str, str], set[str]]


@pytest.fixture(scope="module")
def in_definitions(example_batches: list[Batch]) -> Found:
    """Each change to an indicator's definition, by the indicator's code and the change in words."""
    mutants = {
        f"{code} {at}": mutant
        for code, indicator in catalogue.load().items()
        for at, mutant in enumerate(mutants_of(indicator))
    }
    found: Found = {(mutant.indicator.code, mutant.words): set() for mutant in mutants.values()}
    for name in _found(example_batches, mutants):
        code = mutants[name].indicator.code
        found[code, mutants[name].words].add(code)
    return found


def _found(batches: list[Batch], mutants: dict[str, Mutant]) -> Iterator[str]:
    """The mutants that some worked example of their indicator finds: all of them counted in one pass."""
    named = [replace(mutant.indicator, code=name) for name, mutant in mutants.items()]
    counts = counts_of(duckdb_over(facts_of(batches)).cube(named, *first_and_last(batches)))
    cases = [case for batch in batches for case in batch.cases]
    for name, mutant in mutants.items():

        def count(asked: Asked, mutant: Mutant = mutant) -> float:
            before, after = mutant.band
            return counts(asked._replace(band=after) if asked.band == before else asked)

        own = [case for case in cases if case.indicator.code == mutant.indicator.code]
        if any(wrong_figures(case, count, code=name) for case in own):
            yield name


@pytest.fixture(scope="module")
def in_sql(example_batches: list[Batch]) -> Found:
    """Each change to the SQL of the facts or to a setting, by where it is made and the change in words."""
    mutants: list[SqlMutant] = [*mutants_of_sql(), *mutants_of_settings()]
    batch = example_batches[0]
    remaking = Remaking(batch)
    for number, mutant in enumerate(mutants):
        remaking.make(number, mutant)
    found: Found = {(mutant.step, mutant.words): set() for mutant in mutants}
    for number, counts in remaking.counts().items():
        finding = {case.indicator.code for case in batch.cases if wrong_figures(case, counts)}
        found[mutants[number].step, mutants[number].words] |= finding
    return found


@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("code", catalogue.load())
def test_every_change_to_a_definition_makes_an_example_fail(code: str, in_definitions: Found) -> None:
    """Every comparison of every definition is held by a worked example: changing it makes one fail."""
    left = [
        words
        for (changed, words), finders in in_definitions.items()
        if changed == code and not finders and (changed, words) not in IN_DEFINITIONS
    ]
    assert not left, f"No worked example of {code} fails after these changes to it:\n" + "\n".join(left)


@pytest.mark.whole
@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("step", dict.fromkeys(mutant.step for mutant in mutants_of_sql()))
def test_every_change_to_the_facts_makes_an_example_fail(step: str, in_sql: Found) -> None:
    """Every comparison and threshold in the SQL of the facts is held by a worked example."""
    left = _unfound(in_sql, {step})
    assert not left, f"No worked example fails after these changes to {step}:\n" + "\n".join(left)


@pytest.mark.whole
@pytest.mark.acceptance("2.4")
def test_every_change_to_a_setting_makes_an_example_fail(in_sql: Found) -> None:
    """Every setting that decides what counts is held by a worked example: moved by one, it makes one fail."""
    left = _unfound(in_sql, {mutant.step for mutant in mutants_of_settings()})
    assert not left, "No worked example fails after these changes:\n" + "\n".join(left)


def _unfound(in_sql: Found, places: set[str]) -> list[str]:
    return [
        words
        for (place, words), finders in in_sql.items()
        if place in places and not finders and not any(_excuses(excuse, place, words) for excuse in IN_SQL)
    ]


def _excuses(excuse: tuple[str, str], place: str, words: str) -> bool:
    return excuse[0] == place and excuse[1] in words


@pytest.mark.whole
@pytest.mark.acceptance("2.4")
def test_the_examples_of_every_indicator_bite(in_definitions: Found, in_sql: Found) -> None:
    """Each indicator's own worked examples find a wrong change to what it counts."""
    bites: dict[str, int] = defaultdict(int)
    for finders in (*in_definitions.values(), *in_sql.values()):
        for code in finders:
            bites[code] += 1
    toothless = [code for code in catalogue.load() if not bites[code]]
    assert not toothless, f"No wrong change makes an example fail: {', '.join(toothless)}"


def test_no_change_to_a_definition_is_excused_that_an_example_finds(in_definitions: Found) -> None:
    idle = [f"{code}: {words}" for code, words in IN_DEFINITIONS if in_definitions.get((code, words), {""})]
    assert not idle, IDLE + "\n".join(idle)


@pytest.mark.whole
def test_no_change_to_the_facts_is_excused_that_an_example_finds(in_sql: Found) -> None:
    idle = [
        f"{place}: {words}"
        for place, words in IN_SQL
        if not [c for c, finders in in_sql.items() if _excuses((place, words), *c) and not finders]
    ]
    assert not idle, IDLE + "\n".join(idle)
