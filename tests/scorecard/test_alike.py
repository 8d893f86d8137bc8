"""Figures that look alike and are rated apart: everywhere it is said why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.narrative.checked import told
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import wrong
from goldenthread.narrative.telling import tell
from goldenthread.reports.row_cells import against_cells, key_of_alike
from goldenthread.scorecard.alike import alike
from goldenthread.terms.judging import Rag
from tests.narrative.made import card, row
from tests.scorecard.made import TARGET
from tests.scorecard.made import row as judged


@pytest.mark.parametrize(
    ("code", "year", "england", "words"),
    [
        ("assess_45", 84.8, 85, "84.8%, just below England's 85%"),
        ("assess_45", 84.8, 84.95, "84.8%, just below England's 85.0%"),  # a mean: as many as it takes
        ("repeat_referrals", 22.02, 22, "22.02%, just above England's 22%"),
        ("caseload_avg", 16.64, 16.6, "16.64, just above England's 16.6"),
    ],
)
def test_both_are_told_with_the_decimals_that_tell_them_apart(
    code: str, year: float, england: float, words: str
) -> None:
    made = row(code, [year], year, england)
    assert made.england is not None
    found = alike(made, made.england)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    ("code", "year", "england"),
    [
        ("assess_45", 85.2, 85),  # as good as England, or better: green needs no reason
        ("assess_45", 85, 85),
        ("assess_45", 84, 85),  # the numbers show why
        ("cla_starts", 26.14, 26),  # neither way is better
        ("assess_45", None, 85),
    ],
)
def test_where_nothing_is_to_be_explained_nothing_is(code: str, year: float | None, england: float) -> None:
    made = row(code, [80], year, england)
    assert made.england is not None
    assert alike(made, made.england) is None


def test_the_words_beside_an_amber_are_never_in_line_alone() -> None:
    made = card([row("assess_45", [80, 85, 84.6], 84.8, 85, 70, 85)])
    [england, target] = [against for against in made.rows[0].against if against.rag is Rag.AMBER]
    assert "84.8% is 0.2 points below England's 85" in england.rule
    assert "84.8% is 0.2 points below the target of 85" in target.rule
    text = tell(made).markdown
    assert (
        "was 85% on average in the year to June 2023: just below England (85%) at 84.8%, higher than" in text
    )
    assert "The target (85%) is not reached: the year's figure is 84.8%." in text
    assert told(made).left_out == ()
    for right, changed in (
        ("just below", "just above"),
        ("at 84.8%", "at 84.9%"),
        ("at 84.8%", "at 83.8%"),
        ("England (85%", "England (86%"),
        ("figure is 84.8%", "figure is 84.7%"),
    ):
        assert wrong(check(text.replace(right, changed, 1), made)), changed


def test_the_key_of_a_table_with_colours_says_why() -> None:
    made = row("assess_45", [80], 84.8, 85, 70, 85)
    assert [words for _, words in key_of_alike([made])] == [
        "84.8%, just below England's 85%: amber",
        "84.8%, just below the target of 85%: amber",
    ]
    assert list(key_of_alike([row("assess_45", [80], 84, 85)])) == []


def test_a_target_is_told_as_it_was_agreed_everywhere() -> None:
    made = card(
        [row("assess_45", [80, 85, 96], 97.45, target=97.5), row("repeat_referrals", [25], 25, target=24)]
    )
    shown = [[cell.text for cell in against_cells(one, one.target)] for one in made.rows]
    assert shown == [["97.5%", "Amber"], ["24%", "Amber"]]
    text = tell(made).markdown
    assert "was 97% on average" in text
    assert "The target (97.5%) is not reached." in text
    assert not wrong(check(text, made))
    assert wrong(check(text.replace("(97.5%)", "(97.4%)"), made))


def test_a_judged_target_is_told_as_it_was_agreed() -> None:
    goal = judged([22.0] * 12, [22.97] * 12, target=replace(TARGET, value=22.5)).target
    assert goal is not None
    assert goal.year == "reduce to 22.5% by 31 March 2024"
    assert goal.rule == "Lower is better. 23.0% is 0.5 points above the target of 22.5%: within 10 points."
