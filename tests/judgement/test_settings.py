"""The council's choices of judgement: read, refused where they cannot be, and told in the rules' own words."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from goldenthread.judgement.gap import Allowance, Comparator
from goldenthread.judgement.legend import legend
from goldenthread.judgement.rag import meaning, rate
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.spc.method import DEFAULT as METHOD
from goldenthread.judgement.spc.method import Method
from goldenthread.judgement.tracking import Tracking
from goldenthread.terms.choices import ChoiceError
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Better, Unit

ROOT = Path(__file__).parents[2]


def test_the_defaults_are_the_products_decisions() -> None:
    default = Judgement()
    assert (default.amber, default.near) == (Allowance(10, 10), Allowance(2, 5))
    assert (default.neighbours, default.months_back, default.method) == ("mean", 6, METHOD)


def test_whole_numbers_and_decimals_are_both_taken_for_points() -> None:
    found = Judgement.read({"amber_points": 5, "in_line_per_cent": 2.5})
    assert (found.amber, found.near) == (Allowance(5, 10), Allowance(2, 2.5))
    assert found == Judgement.read(found.as_dict())


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"amber_point": 5}, "no setting 'amber_point'. Did you mean 'amber_points'"),
        ({"amber_points": "5"}, "'amber_points' is a number"),
        ({"amber_points": -1}, "'amber_points' is a number, from 0 to 100"),
        ({"amber_points": 101}, "from 0 to 100"),
        ({"amber_points": True}, "'amber_points' is a number"),
        ({"in_line_points": float("nan")}, "from 0 to 100"),
        ({"in_line_points": float("inf")}, "from 0 to 100"),
        ({"months_back": 2.0}, "'months_back' is a whole number"),
        ({"months_back": 12}, "from 0 to 11"),
        ({"neighbours": "average"}, "'neighbours' is one of: mean, median"),
        ({"screen": 1}, "'screen' is true or false"),
        ({"fix_first": 11}, "'fix_first' is 0, or 12 or more"),
        ({"fix_first": 12, "fewest": 13}, "no control chart has limits"),
        ({"fewest": 1}, "2 or more"),
    ],
)
def test_what_cannot_be_is_refused_in_words(values: dict[str, object], what: str) -> None:
    with pytest.raises(ChoiceError) as told:
        Judgement.read(values)
    assert what in str(told.value)


def test_every_choice_says_what_it_decides() -> None:
    told = Judgement().told()
    assert list(told) == [field.name for field in fields(Judgement)]
    assert all(meaning.endswith(".") or ";" in meaning for _, meaning in told.values())


def test_the_guide_lists_every_choice_with_its_default() -> None:
    guide = (ROOT / "docs" / "guides" / "judgement.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \| (\S+) \|", guide, re.MULTILINE))
    shown = {name: f"{value:g}" if isinstance(value, float) else str(value).lower()
             for name, value in {**Judgement().as_dict(), **Tracking().as_dict()}.items()}  # fmt: skip
    assert listed == shown


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"amber_points": 5}, "Red: worse by more than 5 percentage points (10% for rates"),
        ({"amber_per_cent": 2.5}, "Amber: worse by no more than 10 percentage points (2.5% for rates"),
        ({"in_line_points": 1}, "No more than 1 percentage point (5% for rates"),
        ({"in_line_per_cent": 3}, "No more than 2 percentage points (3% for rates"),
        ({"neighbours": "median"}, "The median of the statistical neighbours"),
        ({"months_back": 1}, "at most 1 month before the report's month"),
        ({"months_back": 0}, "which must be the report's month"),
        ({"screen": True}, "Steps of 3.267 times the average step or more are left out"),
        ({"fix_first": 14}, "the first 14 figures, or the first 14 since a new start"),
        ({"fewest": 9}, "Fewer than 9 figures have no limits"),
        ({"two_of_three_2023": True}, "near the same limit or beyond it"),
        (
            {"improvement_first": True},
            "what one rule calls an improvement and another a concern is an improvement",
        ),
        ({"touching_counts": True}, "A target beyond the limits, or on one, will or won't be met"),
    ],
)
def test_every_choice_moves_the_legend(change: dict[str, object], says: str) -> None:
    by_default, by_choice = (" ".join(rule for _, rule in legend(Judgement.read(v))) for v in ({}, change))
    assert says in by_choice
    assert says not in by_default


def test_no_choice_is_left_out_of_the_test_above() -> None:
    marks = test_every_choice_moves_the_legend.pytestmark  # type: ignore[attr-defined]
    moved = {name for mark in marks for change, _ in mark.args[1] for name in change}
    assert moved == {field.name for field in fields(Judgement)}


def test_the_key_to_a_colour_has_the_edges_that_rated_it() -> None:
    amber = Allowance(5, 10)
    rated = rate(28.0, 22.0, Unit.PERCENT, Better.LOWER, Comparator.ENGLAND, amber=amber)
    assert rated.rag is Rag.RED
    assert meaning(rated.rag, amber).startswith("worse by more than 5 percentage points")
    assert meaning(Rag.AMBER).startswith("worse by no more than 10 percentage points")
    assert all(meaning(rag) for rag in Rag)


def test_the_switches_of_the_charts_are_those_of_the_method() -> None:
    chosen = Judgement(fix_first=12, screen=True, two_of_three_2023=True, fewest=12)
    assert chosen.method == Method(screen=True, fix_first=12, two_of_three_2023=True, fewest=12)
