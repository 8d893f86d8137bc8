"""Did it work: generated series that change at the day are named, and those that don't no more often than is stated."""

from __future__ import annotations

import math
import random

import pytest

from goldenthread.judgement.chances import CHANCES, OF, WITHIN, Case, Noise, chance_of_any, chances_words
from goldenthread.judgement.improvement_legend import since_legend
from goldenthread.judgement.since import MOST_BEFORE, MOST_SINCE, Verdict, needed_before, since
from goldenthread.judgement.spc.method import DEFAULT, Method
from goldenthread.terms.judging import Direction
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from tools.chances import NOISES, SEED, SERIES, called_better

SELDOM = 0.001
"""How often a stated chance that is right may be off by so much as the tests allow: the seeds are fixed, so never."""

FIRST = Month(2020, 1)
PLAIN = [case for case in CHANCES if not case.screen]


def at_most(found: int, of: int, chance: float) -> float:
    """The chance of so many or fewer."""
    return math.fsum(math.comb(of, n) * chance**n * (1 - chance) ** (of - n) for n in range(found + 1))


@pytest.mark.acceptance("5.5")
@pytest.mark.parametrize("case", PLAIN, ids=lambda case: f"{case.noise}-{case.before}")
def test_figures_that_do_not_change_are_called_better_as_often_as_is_stated(case: Case) -> None:
    """Of 500 generated series that do not change no more are called better since than the stated chance allows, and no
    fewer."""
    found, stated = called_better(case, 500, seed=5), CHANCES[case] / OF
    assert at_most(found, 500, stated) > SELDOM, "fewer than is stated"
    assert 1 - at_most(found - 1, 500, stated) > SELDOM, "a false 'it worked' more often than is stated"


@pytest.mark.whole
@pytest.mark.parametrize("case", CHANCES, ids=lambda case: f"{case.noise}-{case.before}-{case.screen}")
def test_the_stated_chances_are_those_that_the_tool_works_out(case: Case) -> None:
    assert CHANCES[case] == round(OF * called_better(case, SERIES, SEED) / SERIES, 1)


def test_a_rate_that_is_wrong_would_be_found() -> None:
    """The bound is no bound if twice the chance would pass."""
    found = called_better(Case(Noise.NORMAL, 24, False), 500, seed=5)
    assert at_most(found, 500, 2 * CHANCES[Case(Noise.NORMAL, 24, False)] / OF + 0.02) < SELDOM


@pytest.mark.parametrize("noise", list(Noise))
def test_every_kind_of_figures_has_its_chance_for_the_fewest_and_the_most_months(noise: Noise) -> None:
    assert {case.before for case in CHANCES if case.noise is noise} == {needed_before(DEFAULT), MOST_BEFORE}
    few, many = (CHANCES[Case(noise, before, False)] for before in (12, 24))
    if noise is not Noise.SLOW:  # which has gone further from the months before by then
        assert many < few, "more months before, fewer false alarms"


@pytest.mark.acceptance("5.5")
@pytest.mark.parametrize(("size", "at_least"), [(1, 45), (2, 87), (3, 96)])
@pytest.mark.parametrize("before", [12, 24])
def test_a_step_at_the_day_is_named(size: int, at_least: int, before: int) -> None:
    """Of 500 generated series with a step of three times their usual ups and downs (the standard deviation) at the day
    96 of 100 are called better since after a year, with a step of twice that 87; none is called worse."""
    source = random.Random(f"step {size} {before}")
    finished = FIRST.plus(before - 1).end
    found = []
    for _ in range(500):
        noise = NOISES[Noise.NORMAL](source)
        values = [next(noise) - (5 * size if at >= before else 0) for at in range(before + WITHIN)]
        series = [(FIRST.plus(at).end, value) for at, value in enumerate(values)]
        found.append(since(series, finished, Better.LOWER, Unit.MEAN))
    better = [s.verdict is Verdict.SPECIAL_CAUSE and s.direction is Direction.BETTER for s in found]
    assert sum(better) >= 5 * at_least
    assert not any(s.verdict is Verdict.SPECIAL_CAUSE and s.direction is Direction.WORSE for s in found)


@pytest.mark.parametrize("screen", [False, True])
def test_the_legend_states_the_chance(screen: bool) -> None:
    """The numbers of the legend are those of the limits in force."""
    assert MOST_SINCE == WITHIN, "the chance is stated for as many months as are judged"
    said = dict(since_legend(Method(screen=screen)))["Chance"]
    assert said.startswith(chances_words(screen))
    for noise in (Noise.NORMAL, Noise.ALIKE):
        for before in (12, 24):
            assert f"{CHANCES[Case(noise, before, screen)]:.0f}" in said
    assert "Of 100 figures that no action changed" in said


def test_the_legend_follows_the_councils_choices() -> None:
    plain, asks = (dict(since_legend(method)) for method in (Method(), Method(fewest=14, screen=True)))
    assert "at least 12" in plain["Before"]
    assert "at least 14" in asks["Before"]
    assert ("left out of the limits" in plain["Before"], "left out of the limits" in asks["Before"]) == (
        False,
        True,
    )
    assert "fewer than 14 before" in asks["Too early"]


@pytest.mark.parametrize("measures", [1, 3, 8])
def test_of_several_measures_one_looks_better_as_often_as_is_stated(measures: int) -> None:
    """Of 200 actions that changed nothing, with normal figures."""
    found = 0
    for action in range(200):
        case = Case(Noise.NORMAL, 24, False)
        found += called_better(case, measures, seed=1000 + action) > 0
    stated = int(chance_of_any(measures, 24, False)) / OF
    assert at_most(found, 200, stated + 0.005) > SELDOM
    assert 1 - at_most(found - 1, 200, stated - 0.005) > SELDOM
