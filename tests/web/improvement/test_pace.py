"""What is told of a pace on a day: nothing is forecast from figures that end long ago, nor for time that has passed."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.judgement.settings import DEFAULT
from goldenthread.judgement.trajectory import Outlook, Trajectory
from goldenthread.terms.months import Month
from goldenthread_web.improvement.figures.pace import is_old, pace_words

JUNE = Month(2023, 6)
RULE = "Down by 0.9 a month: at this pace a single month is at 15.0% in 9 months, March 2024."
AHEAD = Trajectory(Outlook.AT_THIS_PACE, RULE, Month(2024, 3))
BACK = DEFAULT.months_back


@pytest.mark.parametrize(("today", "old"), [
    (date(2023, 7, 1), False), (date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2026, 11, 23), True),
])  # fmt: skip
def test_figures_are_old_where_the_scorecard_would_not_judge_them_any_more(today: date, old: bool) -> None:
    assert BACK == 6
    assert is_old(JUNE, today, BACK) is old
    said = pace_words(AHEAD, JUNE, today, BACK)
    assert (said == RULE) is not old
    assert said.startswith("The figures end in June 2023: too long ago") is old
    assert pace_words(None, JUNE, today, BACK).startswith("The figures end") is old


def test_a_month_that_has_passed_is_told_as_passed() -> None:
    soon = Trajectory(Outlook.AT_THIS_PACE, "At this pace in August 2023.", Month(2023, 8))
    assert pace_words(soon, JUNE, date(2023, 8, 31), BACK) == "At this pace in August 2023."
    said = pace_words(soon, JUNE, date(2023, 9, 1), BACK)
    assert "was to be at the target in August 2023, which has passed" in said
    assert "At this pace" not in said
