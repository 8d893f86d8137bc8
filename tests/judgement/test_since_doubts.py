"""Did it work: what figures do by themselves is no success, and what can't be told apart is told."""

from __future__ import annotations

import math

import pytest

from goldenthread.judgement.chances import Noise, chance_of
from goldenthread.judgement.since import Verdict
from goldenthread.terms.words import Better
from tests.judgement.since_series import BASE, of

pytestmark = pytest.mark.acceptance("5.5")


def _wave(mean: float, months: int) -> list[float]:
    """Figures that go up and down slowly, as those of a stock: each is near the one before it."""
    return [mean + 5 * math.sin(2 * math.pi * at / 16) + (0.3 if at % 2 else -0.3) for at in range(months)]


def test_figures_that_take_after_each_other_are_not_called_better_for_a_run() -> None:
    """Eight months below the average are what such figures do; the same eight after lively months are a change."""
    every = _wave(50, 24 + 8)
    slow, after = every[:24], every[24:]
    said = of(after, before=slow)
    assert (said.verdict, said.is_better) == (Verdict.COMMON_CAUSE, False)
    assert said.words.endswith(
        "Figures that change little from month to month stay on one side by chance more often, and there is no more "
        "here than that."
    )
    assert of(after[:3], before=slow).verdict is Verdict.TOO_EARLY
    lively = [50 + (5 if at % 2 else -5) for at in range(24)]
    assert of(after, before=lively).is_better


def test_a_large_change_of_such_figures_is_named_with_its_chance() -> None:
    said = of([20.0] * 8, before=_wave(50, 24))
    assert said.is_better
    assert any(
        "change little from month to month" in note
        and f"about {chance_of(Noise.STOCK, 24, False)} would" in note
        for note in said.notes
    )


UNUSUAL = [*BASE, *BASE[:9], 28.0, 29.0, 28.0]


def test_a_return_from_three_unusual_months_is_no_success() -> None:
    """Against all the months before it is a run; against those before the three bad ones there is nothing."""
    after = [21.6, 21.8, 21.4, 21.7, 22.0, 21.6, 21.8]
    said = of(after, before=UNUSUAL)
    assert said.verdict is Verdict.COMMON_CAUSE
    assert "after such months figures come back by themselves" in said.words
    early = of([15.9, 12.0, 15.9], before=UNUSUAL)
    assert early.is_better, "a change beyond the usual months too is one"
    assert of(after, Better.HIGHER, before=UNUSUAL).verdict is Verdict.COMMON_CAUSE


def test_a_bad_year_before_is_told_beside_better() -> None:
    """With a year before nobody knows whether it was a bad one; with two it is looked at."""
    told = "If a bad year was the reason for the action"
    assert any(told in note and "about 18 would look better" in note for note in of([14.0] * 8).notes)
    year = [value + 3 for value in BASE]
    assert any(told in note for note in of([14.0] * 8, before=[*BASE, *year]).notes)
    assert not any(told in note for note in of([14.0] * 8, before=[*year, *BASE]).notes)
    assert not any(told in note for note in of([14.0] * 8, Better.HIGHER).notes), (
        "worse is no success to doubt"
    )


def test_a_change_that_began_before_says_so() -> None:
    before = [*BASE, *BASE[:10], 16.0, 15.0]
    said = of([15.0, 16.0] * 4, before=before)
    assert said.verdict is Verdict.SPECIAL_CAUSE
    assert (
        "The change may have begun before the action finished: the figures differ most from April 2023 on."
        in said.notes
    )
    assert not any("may have begun before" in note for note in of([15.0, 16.0] * 4, before=BASE * 2).notes)
