"""Our place among neighbours."""

import pytest

from goldenthread.judgement.ranking import rank, rule_words
from goldenthread.terms.words import Better

TEN = {f"N{value}": float(value) for value in (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)}


@pytest.mark.parametrize(
    ("ours", "highest_first", "lowest_first"),
    [
        (105, (1, 1), (11, 4)),
        (95, (2, 1), (10, 4)),
        (85, (3, 2), (9, 4)),
        (65, (5, 2), (7, 3)),
        (55, (6, 3), (6, 3)),
        (35, (8, 3), (4, 2)),
        (25, (9, 4), (3, 2)),
        (15, (10, 4), (2, 1)),
        (5, (11, 4), (1, 1)),
    ],
)
def test_rank_and_quarter_of_eleven(
    ours: float, highest_first: tuple[int, int], lowest_first: tuple[int, int]
) -> None:
    for better, expected in (
        (Better.HIGHER, highest_first),
        (Better.LOWER, lowest_first),
        (Better.NEITHER, highest_first),
    ):
        found = rank(ours, TEN, better)
        assert (found.rank, found.quarter) == expected
        assert (found.of, found.tied_with, found.missing) == (11, (), ())


def test_equal_figures_share_the_better_rank() -> None:
    found = rank(0.3, {"A": 0.1 + 0.2, "B": 0.5, "C": 0.3, "D": 0.1}, Better.HIGHER)
    assert (found.rank, found.tied_with, found.quarter) == (2, ("A", "C"), 2)
    assert (
        found.rule
        == "Rank 2 of 5 (1 is the highest and best), shared with A and C, in the second best quarter of the councils."
    )


def test_those_without_a_figure_are_left_out_and_named() -> None:
    found = rank(5, {"A": None, "B": 4, "C": None, "D": 9, "E": 7}, Better.LOWER)
    assert (found.rank, found.of, found.missing) == (2, 4, ("A", "C"))
    assert found.rule == (
        "Rank 2 of 4 (1 is the lowest and best), in the second best quarter of the councils. No figure: A and C."
    )


def test_fewer_than_four_figures_have_no_quarters() -> None:
    found = rank(5, {"A": 4, "B": 9}, Better.LOWER)
    assert (found.rank, found.of, found.quarter) == (2, 3, None)
    assert rank(5, {"A": 4, "B": 9, "C": 1}, Better.LOWER).quarter == 3
    assert found.rule == "Rank 2 of 3 (1 is the lowest and best)."


def test_where_neither_way_is_better_the_place_is_only_said() -> None:
    found = rank(100, TEN, Better.NEITHER)
    said = "Rank 1 of 11 (1 is the highest; neither way is better), shared with N100, in the highest quarter of the"
    assert found.rule == f"{said} councils."


def test_without_our_own_figure_there_is_no_rank() -> None:
    found = rank(None, {"A": 4, "B": None}, Better.LOWER)
    assert (found.rank, found.of, found.quarter, found.missing) == (None, 1, None, ("B",))
    assert found.rule == "There is no figure of ours to rank."


def test_the_rule_for_a_legend() -> None:
    assert rule_words(Better.LOWER).startswith("Rank 1 is the lowest figure, which is the best.")
    assert rule_words(Better.HIGHER).startswith("Rank 1 is the highest figure, which is the best.")
    assert rule_words(Better.NEITHER).startswith("Rank 1 is the highest figure; neither way is better.")
