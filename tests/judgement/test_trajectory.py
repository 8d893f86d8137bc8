"""Pace: when a target will be reached, with how far that is sure; or why it can't be told."""

import math
import random
import re

import pytest

from goldenthread.disclosure.text import check_text
from goldenthread.judgement.line import T
from goldenthread.judgement.trajectory import Outlook, trajectory
from goldenthread.terms.judging import Assurance
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

LAST = Month(2023, 6)


def series(values: list[float], last: Month = LAST) -> list[tuple[Month, float]]:
    return [(last.plus(at - len(values) + 1), value) for at, value in enumerate(values)]


def of(values: list[float], target: float | None, better: Better = Better.LOWER, keep: bool = False):
    return trajectory(series(values), target, Unit.PERCENT, better, keep)


def falling(start: float, step: float, n: int = 12) -> list[float]:
    return [start - step * at for at in range(n)]


def test_a_straight_line_reaches_the_target_in_the_month_that_it_says() -> None:
    found = of(falling(41, 1), 25)  # 30 in June
    assert (found.outlook, found.month) == (Outlook.AT_THIS_PACE, Month(2023, 11))
    assert (found.earliest, found.latest) == (Month(2023, 11), Month(2023, 11))
    assert found.rule == (
        "Down by 1.0 points a month over the last 12 months: at this pace a single month is at 25% in 5 months, "
        "November 2023."
    )


@pytest.mark.parametrize("freedom", sorted(T))
def test_students_t_holds_nineteen_in_twenty(freedom: int) -> None:
    """The area under Student's curve between -t and t, added up in thin strips."""
    height = math.gamma((freedom + 1) / 2) / math.sqrt(freedom * math.pi) / math.gamma(freedom / 2)
    edge, strips = T[freedom], 20_000
    width = 2 * edge / strips
    middles = (width * (at + 0.5) - edge for at in range(strips))
    area = sum(height * (1 + x * x / freedom) ** (-(freedom + 1) / 2) * width for x in middles)
    assert area == pytest.approx(0.95, abs=1e-6)


def test_part_of_a_month_counts_as_the_whole_month() -> None:
    assert of(falling(41, 1), 28.5).month == LAST.plus(2)
    assert of(falling(41, 1), 29).month == LAST.plus(1)


@pytest.mark.parametrize("amplitude", [0.3, 1.0, 1.7, 2.4])
@pytest.mark.parametrize("target", [20.5, 22, 24, 25.5, 27, 28])
def test_the_range_is_the_one_worked_out_by_hand(amplitude: float, target: float) -> None:
    """Zigzag about a line that falls by 1: the months are those of the textbook's formula for where a fitted line
    meets a height."""
    values = [41 - at + (amplitude if at % 2 else -amplitude) for at in range(12)]
    found = of(values, target)
    n, xs = 12, list(range(-11, 1))
    middle, level = sum(xs) / n, sum(values) / n
    sxx = sum((x - middle) ** 2 for x in xs)
    b = sum((x - middle) * (y - level) for x, y in zip(xs, values, strict=True)) / sxx
    s2 = sum((y - level - b * (x - middle)) ** 2 for x, y in zip(xs, values, strict=True)) / 10
    t = 2.228139
    g = t * t * s2 / (b * b * sxx)
    away = (target - level) / b
    half = t / abs(b) * math.sqrt(s2 * ((1 - g) / n + away * away / sxx))
    low, high = ((away + side * half) / (1 - g) + middle for side in (-1, 1))
    first, steps, end = (max(1, math.ceil(at)) for at in (low, away + middle, high))
    assert first <= steps <= end
    assert found.earliest == (LAST.plus(first) if first <= 12 else None)
    assert found.month == (LAST.plus(steps) if steps <= 12 else None)
    if found.month:
        assert found.latest == (LAST.plus(end) if end <= 12 else None)
        assert ("that may be from" in found.rule) is (first != end)


def test_a_range_that_goes_further_than_the_figures_bear_is_left_open() -> None:
    values = [41 - 0.9 * at + (2.5 if at % 2 else -2.5) for at in range(12)]
    found = of(values, 23)
    assert (found.outlook, found.latest) == (Outlook.AT_THIS_PACE, None)
    assert found.rule.endswith("to later than June 2024.")


@pytest.mark.parametrize(("target", "outlook"), [(18, Outlook.AT_THIS_PACE), (17.9, Outlook.NOT_IN_SIGHT)])
def test_it_looks_twelve_months_ahead_at_most(target: float, outlook: Outlook) -> None:
    found = of(falling(41, 1), target)
    assert found.outlook is outlook
    if outlook is Outlook.AT_THIS_PACE:
        assert found.month == found.earliest == found.latest == LAST.plus(12)
    if outlook is Outlook.NOT_IN_SIGHT:
        assert (found.month, found.earliest) == (None, None)
        assert found.rule.endswith("by June 2024. Further ahead it can't be told.")
        assert "no single month is at 17.9%" in found.rule


def test_out_of_sight_but_possible_earlier() -> None:
    values = [41 - at + (1 if at % 2 else -1) for at in range(12)]
    found = of(values, 17)
    assert found.outlook is Outlook.NOT_IN_SIGHT
    assert found.earliest is not None
    assert f"though one may be from {found.earliest.start:%B %Y}." in found.rule


@pytest.mark.parametrize(
    ("values", "better", "target"),
    [(falling(41, 1), Better.HIGHER, 60), (falling(30, -1), Better.LOWER, 25)],
)
def test_figures_that_move_away(values: list[float], better: Better, target: float) -> None:
    found = of(values, target, better)
    assert (found.outlook, found.month) == (Outlook.MOVING_AWAY, None)
    assert "away from the target" in found.rule


@pytest.mark.parametrize(
    "values",
    [[30, 32] * 6, [30.0] * 12, [0.1 + 0.2, 0.3] * 6, [30, 40, 20, 35, 25, 38, 22, 33, 27, 39, 21, 30]],
)
def test_ups_and_downs_have_no_pace(values: list[float]) -> None:
    found = of(values, 0)
    assert found.outlook is Outlook.CANNOT_TELL
    assert found.rule.startswith(
        "When a single month will be there can't be told: over the last 12 months the figures neither rose nor fell"
    )


def test_chance_alone_makes_a_pace_one_time_in_twenty() -> None:
    draw = random.Random(7)
    said = sum(
        of([draw.gauss(50, 5) for _ in range(n)], 0).outlook is not Outlook.CANNOT_TELL
        for n in (7, 8, 9, 10, 11, 12)
        for _ in range(500)
    )
    assert 110 <= said <= 190  # 5% of 3,000 is 150


def test_the_range_holds_the_true_month_nineteen_times_in_twenty() -> None:
    """Figures drawn about a known line: the range misses the month in which that line meets the target 1 in 20."""
    draw = random.Random(11)
    held = told = 0
    for _ in range(1500):
        values = [40 - at + draw.gauss(0, 1.0) for at in range(12)]  # 29 in the last month; 23.5 after 5.5
        found = of(values, 23.5)
        if found.outlook is Outlook.AT_THIS_PACE and found.earliest is not None:
            told += 1
            held += found.earliest <= LAST.plus(6) and (found.latest is None or found.latest >= LAST.plus(6))
    assert told > 1400
    assert held / told > 0.945


@pytest.mark.parametrize(("n", "enough"), [(6, False), (7, True), (8, True)])
def test_seven_final_months_at_least(n: int, enough: bool) -> None:
    found = of(falling(41, 1, n), 25)
    assert (found.outlook is Outlook.AT_THIS_PACE) is enough
    if not enough:
        assert found.rule.endswith(
            "can't be told: the last 12 months hold 6 final figures, and 7 are needed."
        )


def test_only_the_last_twelve_months_count_and_gaps_keep_their_place() -> None:
    old = series([0.0] * 30, LAST.plus(-12))
    recent = series(falling(41, 1))
    assert trajectory([*old, *recent], 25, Unit.PERCENT, Better.LOWER) == trajectory(
        recent, 25, Unit.PERCENT, Better.LOWER
    )
    with_gap = [row for row in recent if row[0] not in (LAST.plus(-3), LAST.plus(-7))]
    assert trajectory(with_gap, 25, Unit.PERCENT, Better.LOWER).month == LAST.plus(5)
    assert len([m for m, _ in recent if m > LAST.plus(-12)]) == 12


def test_a_line_that_is_there_already_is_reached_next_month() -> None:
    values = [
        *falling(41, 1, 11),
        27.5,
    ]  # the line stands near 30; June alone is above the target of 29... below
    values[-1] = 32.0
    found = of(values, 31.5)
    assert (found.outlook, found.month, found.earliest) == (Outlook.AT_THIS_PACE, LAST.plus(1), LAST.plus(1))
    assert "in 1 month, July 2023" in found.rule


@pytest.mark.parametrize(
    ("last", "target", "better", "met"),
    [
        (25.0, 25, Better.LOWER, True),
        (25.1, 25, Better.LOWER, False),
        (24.0, 25, Better.LOWER, True),
        (25.0, 25, Better.HIGHER, True),
        (24.9, 25, Better.HIGHER, False),
        (26.0, 25, Better.HIGHER, True),
        (27.0, 25, Better.NEITHER, True),  # in line: 2 points
        (27.1, 25, Better.NEITHER, False),
        (22.9, 25, Better.NEITHER, False),
    ],
)
def test_met_and_kept(last: float, target: float, better: Better, met: bool) -> None:
    values = [30.0, 32.0, last]
    assert (of(values, target, better).outlook is Outlook.MET) is met
    kept = of(values, target, better, keep=True)
    assert kept.outlook is (Outlook.MET if met else Outlook.NOT_KEPT)
    assert re.fullmatch(r"June 2023 alone was [\d.]+%\.", kept.rule)


def test_a_target_without_a_direction_is_approached_from_either_side() -> None:
    assert of(falling(41, 1), 25, Better.NEITHER).outlook is Outlook.AT_THIS_PACE
    assert of(falling(41, 1), 35, Better.NEITHER).outlook is Outlook.MOVING_AWAY
    assert of(falling(20, -1), 35, Better.NEITHER).outlook is Outlook.AT_THIS_PACE


def test_to_be_set_and_no_final_month() -> None:
    assert of([30.0] * 12, None).outlook is Outlook.TO_BE_SET
    assert of([30.0] * 12, None).rule == "No target has been set."
    assert of([], 25).rule == "When a single month will be there can't be told: no month is final yet."


def test_a_slow_pace_is_said_with_as_many_decimals_as_it_takes() -> None:
    found = of(falling(30, 0.004), 29.95)
    assert found.rule.startswith("Down by 0.004 points a month")
    assert of(falling(30, -1.25), 60, Better.HIGHER).rule.startswith("Up by 1.3 points a month")


@pytest.mark.parametrize(
    ("assurance", "target", "words"),
    [
        (Assurance.FAIL, 25, "Only if the fall of the last 12 months, by 1.0 points a month, goes on is a single "
         "month at 25% in 5 months, November 2023."),
        (Assurance.HIT_OR_MISS, 25, "If the fall of the last 12 months, by 1.0 points a month, goes on, they are "
         "about 25% in 5 months, November 2023."),
        (Assurance.FAIL, 10, "Even if the fall of the last 12 months, by 1.0 points a month, goes on, no single "
         "month is at 10% by June 2024. Further ahead it can't be told."),
        (Assurance.HIT_OR_MISS, 10, "If the fall of the last 12 months, by 1.0 points a month, goes on, they are not "
         "yet about 10% by June 2024. Further ahead it can't be told."),
        (Assurance.NONE, 25, ""),
    ],
)  # fmt: skip
def test_pace_and_limits_are_one_thought(assurance: Assurance, target: float, words: str) -> None:
    """ "At this pace a single month is there in March" and "single months won't be" would contradict each other."""
    assert of(falling(41, 1), target).after_limits(assurance) == words
    assert check_text(words, strict=True) == [], "what is told to the public must read as of no child"


def test_what_looks_no_way_ahead_stands_by_itself() -> None:
    for found in (of(falling(41, 1), 30), of([30, 32] * 6, 25), of(falling(41, 1), 60, Better.HIGHER)):
        assert found.after_limits(Assurance.FAIL) == ""


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.PERCENT, "1.0 points a month"),
        (Unit.PER_10000, "1.0 per 10,000 a month"),
        (Unit.MEAN, "1.0 a month"),
    ],
)
def test_a_pace_has_a_unit(unit: Unit, words: str) -> None:
    assert trajectory(series(falling(41, 1)), 25, unit, Better.LOWER).rule.startswith(f"Down by {words} over")


def test_a_month_is_told_as_its_chart_shows_it_and_the_target_as_everywhere() -> None:
    found = trajectory(series([99.964]), 100, Unit.PERCENT, Better.HIGHER, keep=True, telling=2)
    assert found.rule == "June 2023 alone was 99.96%."
