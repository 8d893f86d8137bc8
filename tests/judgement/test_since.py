"""Did it work: each rule at its edge, what is credited and what is not, and the sentences that say so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from goldenthread.judgement.months import gate
from goldenthread.judgement.since import Verdict, since
from goldenthread.judgement.since_rules import Rule
from goldenthread.judgement.since_words import MORE_THAN_WAS_UNDER_WAY, SLOW_MAY_BE_MISSED
from goldenthread.judgement.spc.method import Method, SpcError
from goldenthread.terms.judging import Direction
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from tests.judgement.figures import months
from tests.judgement.since_series import BASE, FINISHED, LAST, of, rows

pytestmark = pytest.mark.acceptance("5.5")


def verdicts(after: Sequence[float], better: Better = Better.LOWER) -> list[str]:
    """What is said at the end of each month."""
    return [of(after[:end], better).verdict.value for end in range(len(after) + 1)]


# Each rule at its edge


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ([13.51, 16.17, 21.4], True),  # one beyond, one near, the third on that side
        ([21.4, 16.17, 13.51], True),
        ([13.51, 21.4, 16.17], True),
        ([13.51, 13.51, 21.4], True),
        ([13.52, 16.17, 21.4], False),  # on the limit is not beyond it
        ([13.51, 16.18, 21.4], False),  # two thirds of the way is not near
        ([13.51, 16.17, 21.5], False),  # the third on the average
        ([13.51, 16.17, 21.6], False),
        ([13.51, 21.4, 21.4], False),  # one month beyond proves nothing
        ([13.51, 21.4, 21.4, 16.17], False),  # two of four
        ([13.51, 29.49, 13.51], False),  # different limits
        ([29.49, 26.83, 21.6], True),
    ],
)
def test_a_month_beyond_a_limit_needs_another_near_it(after: list[float], found: bool) -> None:
    """One month beyond a limit is chance too often; with another near it in three it is a change."""
    said = of(after)
    assert (said.verdict is Verdict.SPECIAL_CAUSE) is found
    if found and said.signal:
        assert (said.signal.rule, said.signal.seen) == (Rule.BEYOND, LAST.plus(3))


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ([21.4] * 7, True),
        ([21.4] * 6, False),
        ([21.4] * 6 + [21.5, 21.4], False),  # one on the average breaks it
        ([21.4] * 3 + [21.6] + [21.4] * 3, False),
        ([21.6] * 7, True),
        ([21.6, 21.4] * 6, False),
    ],
)
def test_a_run_is_seven_months_on_one_side(after: list[float], found: bool) -> None:
    """Seven since on one side of average and middle figure are a change, six are none."""
    said = of(after)
    assert (said.verdict is Verdict.SPECIAL_CAUSE) is found
    if found and said.signal:
        assert (said.signal.rule, said.signal.first, said.signal.seen) == (
            Rule.RUN,
            LAST.plus(1),
            LAST.plus(7),
        )


def test_the_average_alone_makes_no_run() -> None:
    """Nil in most months: the rest is no run below an average that one spike lifted."""
    before = [0.0, 0, 0, 4, 0, 0, 0, 0, 2, 0, 0, 0]
    assert of([0.0] * 9, before=before).verdict is Verdict.COMMON_CAUSE
    assert of([1.0] * 7, before=before).direction is Direction.WORSE


@pytest.mark.parametrize(
    ("after", "better", "direction"),
    [
        ([21.4] * 7, Better.LOWER, Direction.BETTER),
        ([21.4] * 7, Better.HIGHER, Direction.WORSE),
        ([21.6] * 7, Better.HIGHER, Direction.BETTER),
        ([21.6] * 7, Better.LOWER, Direction.WORSE),
        ([21.6] * 7, Better.NEITHER, Direction.NOT_RATED),
    ],
)
def test_a_change_is_better_or_worse_by_the_way_that_is_good(
    after: list[float], better: Better, direction: Direction
) -> None:
    said = of(after, better)
    assert (said.direction, said.is_better) == (direction, direction is Direction.BETTER)


def test_the_months_before_alone_make_the_limits() -> None:
    """Months since do not move average or limits, and the rules of a chart over all months would say less."""
    few, many = of([10.0] * 3).before, of([10.0] * 12).before
    assert few is not None
    assert few == many
    assert (few.mean, few.middle) == (21.5, 21.5)
    assert few.limits.lower == pytest.approx(13.52)
    assert few.months == tuple(LAST.plus(at) for at in range(-11, 1))


def test_a_first_baseline_of_the_charts_is_not_asked_for() -> None:
    """The months before are what is fixed: all of them count, not the first twelve of the chart."""
    before = [*[30.0, 33.0] * 6, *BASE]
    assert of([22.0] * 7, before=before, method=Method(fix_first=12)) == of([22.0] * 7, before=before)


def test_chance_answers_as_often_as_coins_do() -> None:
    """Of all 4,096 ways in which 12 months can fall above or below, those with seven or more in a row below are
    2 to the 5th times (1 + 5/2) = 112; so many are called better, and 112 worse."""
    found = [of([21.4 if low else 21.6 for low in lows]) for lows in product((True, False), repeat=12)]
    directions = [said.direction for said in found]
    assert (directions.count(Direction.BETTER), directions.count(Direction.WORSE)) == (112, 112)


# Too early, common cause, not known


def test_it_is_too_early_until_the_rules_can_speak() -> None:
    """No month since, one, two: too early whatever they are. Then a large change can be told, after seven any."""
    assert verdicts([10.0] * 4) == ["too_early"] * 3 + ["special_cause"] * 2
    assert verdicts([21.4, 21.6] * 4) == ["too_early"] * 7 + ["common_cause"] * 2
    assert verdicts([21.4] * 8) == ["too_early"] * 7 + ["special_cause"] * 2


@pytest.mark.parametrize("there", [0, 1, 11, 12])
def test_a_year_before_is_needed(there: int) -> None:
    said = of([10.0] * 8, before=BASE[:there])
    assert (said.verdict is Verdict.TOO_EARLY) is (there < 12)
    if there < 12:
        number = {0: "no month", 1: "1 month", 11: "11 months"}[there]
        has = "have" if there > 1 else "has"
        assert said.words == (
            f"Too few months before to tell: {number} before 31 May 2023 {has} a final figure, and 12 are needed to "
            "know the usual ups and downs."
        )


def test_a_council_that_asks_more_months_of_limits_asks_it_here_too() -> None:
    asks = Method(fewest=14)
    assert of([10.0] * 8, method=asks).verdict is Verdict.TOO_EARLY
    assert of([10.0] * 8, before=BASE[-2:] + BASE, method=asks).verdict is Verdict.SPECIAL_CAUSE


def test_without_figures_nothing_is_known() -> None:
    for series in ([], rows([None] * 12, [None] * 3)):
        said = since(series, FINISHED, Better.LOWER, Unit.PERCENT)
        assert (said.verdict, said.words) == (
            Verdict.NOT_KNOWN,
            "Not known: there is no final figure of this measure.",
        )


@pytest.mark.parametrize("finished", [date(2010, 1, 31), date(2040, 1, 31)])
def test_a_day_before_or_after_the_whole_series_is_too_early(finished: date) -> None:
    said = since(rows(BASE, [10.0] * 12), finished, Better.LOWER, Unit.PERCENT)
    assert (said.verdict, said.label) == (Verdict.TOO_EARLY, "Too few months before to tell")
    assert (": none of the 24 months before" in said.words) is (finished.year == 2040)


def test_months_that_are_not_final_are_left_out() -> None:
    """The gate gives final months alone: seven of which two are provisional are five."""
    figures = months([*BASE, *[21.4] * 7], first=LAST.plus(-11), provisional=2)
    series = [(month.end, value) for month, value in gate(figures).series]
    said = since(series, FINISHED, Better.LOWER, Unit.PERCENT)
    assert (said.verdict, len(said.months)) == (Verdict.TOO_EARLY, 5)
    assert of([21.4] * 7).verdict is Verdict.SPECIAL_CAUSE


# The day itself, gaps, series that do not vary


@pytest.mark.parametrize(
    ("finished", "before", "first"),
    [
        (date(2023, 5, 31), 12, Month(2023, 6)),  # the last day: the month is before
        (date(2023, 6, 1), 12, Month(2023, 6)),  # the first day: the month is since
        (date(2023, 6, 2), 12, Month(2023, 7)),  # half of each: neither
        (date(2023, 6, 29), 12, Month(2023, 7)),
        (date(2023, 6, 30), 13, Month(2023, 7)),
    ],
)
def test_the_month_of_the_day_itself_counts_as_neither(finished: date, before: int, first: Month) -> None:
    said = since(rows(BASE, [21.4, 21.4, 21.4]), finished, Better.LOWER, Unit.PERCENT)
    is_half = finished.day in (2, 29)
    assert any("counts neither as before nor as since" in note for note in said.notes) is is_half
    if first == Month(2023, 6):
        assert said.months[0] == first
    seven = since(rows(BASE, [21.4] * 9), finished, Better.LOWER, Unit.PERCENT)
    assert seven.before is not None
    assert (len(seven.before.months), seven.months[0]) == (before, first)


def test_gaps_are_told_and_break_a_run() -> None:
    """Seven months in a row are seven months of the calendar: one without a figure begins the count anew."""
    before = [20, 23, None, *BASE]
    said = of([21.4, None, *[21.4] * 6], before=before)
    assert (said.verdict, len(said.months)) == (Verdict.TOO_EARLY, 7)
    assert "2 months have no final figure and are left out." in said.notes
    assert of([21.4, None, *[21.4] * 7], before=before).verdict is Verdict.SPECIAL_CAUSE
    assert of([13.0, None, 13.0, 13.0]).verdict is Verdict.TOO_EARLY
    assert of([13.0, None, 13.0, 13.0, 13.0]).verdict is Verdict.SPECIAL_CAUSE
    assert "1 month has no final figure and is left out." in of([None, *[21.4] * 7]).notes


def test_figures_that_begin_years_after_the_finish_say_nothing_of_it() -> None:
    """The first twelve months since are months of the calendar, not the first twelve figures."""
    said = of([*[None] * 48, 5.0, 5.0, 5.0])
    assert (said.verdict, said.months) == (Verdict.NOT_KNOWN, ())
    assert said.words == (
        "Not known: none of the first 12 months since 31 May 2023 has a final figure. A large change takes 3 months in "
        "a row to show, a small change 7. Later months are not judged."
    )


def test_figures_months_apart_are_no_run() -> None:
    """Seven figures half a year apart, and six two months apart, are no seven months in a row."""
    half_years = [value for _ in range(7) for value in (*[None] * 5, 21.4)]
    assert of(half_years).words.startswith("Not known: only 2 of the first 12 months since 31 May 2023 have")
    assert of([None, 21.4] * 6).verdict is Verdict.NOT_KNOWN
    assert of([None, 21.4] * 3).verdict is Verdict.TOO_EARLY
    three_apart = [21.4, 21.6, 21.4, 21.6, 21.4, None] * 2 + [21.6]
    assert of(three_apart).verdict is Verdict.NOT_KNOWN, "too few in a row for nothing beyond chance"


def test_a_figure_a_year_is_no_year_of_months_before() -> None:
    """Of fourteen March figures only two lie in the two years before."""
    yearly = [(date(2010 + at, 3, 31), 50.0 + at % 3) for at in range(14)]
    said = since([*yearly, *rows([], [30.0] * 8)], FINISHED, Better.LOWER, Unit.PERCENT)
    assert (said.verdict, said.label) == (Verdict.TOO_EARLY, "Too few months before to tell")
    assert said.words == (
        "Too few months before to tell: 2 of the 24 months before 31 May 2023 have a final figure, and 12 are needed "
        "to know the usual ups and downs."
    )


@pytest.mark.parametrize(("value", "verdict"), [(5.0, "common_cause"), (5.1, "special_cause")])
def test_figures_that_never_varied(value: float, verdict: str) -> None:
    said = of([value] * 7, before=[5.0] * 12)
    assert said.verdict.value == verdict
    assert said.notes[-1 if verdict == "common_cause" else 1].startswith("The months before are all the same")


def test_a_day_stands_for_its_month_and_order_does_not_matter() -> None:
    series = rows(BASE, [21.4] * 7)
    first_days = [(Month.of(day).start, value) for day, value in reversed(series)]
    assert since(first_days, FINISHED, Better.LOWER, Unit.PERCENT) == of([21.4] * 7)


@pytest.mark.parametrize(
    ("extra", "says"),
    [((date(2023, 5, 1), 20.0), "May 2023 is there twice"), ((date(2024, 5, 1), math.nan), "has no number")],
)
def test_a_series_that_cannot_be_is_refused(extra: tuple[date, float], says: str) -> None:
    with pytest.raises(SpcError, match=says):
        since([*rows(BASE, [21.4]), extra], FINISHED, Better.LOWER, Unit.PERCENT)


# What is not credited


def test_a_run_that_began_before_is_counted_from_the_first_month_since() -> None:
    """Six months below the average before and six since are no run of twelve."""
    before = [*[23.0] * 3, 20.0, 23.0, 20.0, 23.0, *[20.0] * 5]
    said = of([20.0] * 6, before=before)
    assert said.verdict is Verdict.TOO_EARLY
    assert of([20.0] * 6 + [24.0] * 2, before=before).verdict is Verdict.COMMON_CAUSE


@pytest.mark.parametrize("there", [12, 24])
@pytest.mark.parametrize("better", [Better.LOWER, Better.NEITHER])
def test_a_fall_that_goes_on_as_before_is_not_credited(there: int, better: Better) -> None:
    """Down by half a point a month, before and since, with small ups and downs."""
    line = [40 - 0.5 * at + (0.4 if at % 3 else -0.4) for at in range(there + 12)]
    said = of(line[there:], better, before=line[:there])
    assert (said.verdict, said.is_better) == (Verdict.UNDER_WAY, False)
    assert "can't be told apart" in said.words


@pytest.mark.parametrize(("further", "is_credited"), [(0.2, False), (3, True)])
def test_a_fall_is_credited_by_what_it_goes_beyond_its_old_pace(further: float, is_credited: bool) -> None:
    line = [40 - 0.5 * at + (0.4 if at % 3 else -0.4) for at in range(31)]
    said = of([value - further for value in line[24:]], before=line[:24])
    assert said.verdict is (Verdict.SPECIAL_CAUSE if is_credited else Verdict.UNDER_WAY)
    assert (MORE_THAN_WAS_UNDER_WAY in said.notes) is is_credited


def test_a_step_three_months_before_is_not_credited() -> None:
    before = [*BASE, *BASE[:9], 12.0, 11.0, 12.0]
    said = of([11.0, 12.0] * 4, before=before)
    assert said.verdict is Verdict.UNDER_WAY
    assert of([11.0, 12.0] * 4, before=[*BASE, *BASE]).is_better


def test_a_low_run_at_the_end_of_the_months_before_is_no_news() -> None:
    """Low, high, low again: no slope, and the last seven months before are a run already."""
    before = [20.0, 21.0, 20.0, 21.0, 20.0, *[26.0, 27.0] * 6, 20.0, 21.0, 20.0, 21.0, 20.0, 21.0, 20.0]
    assert of([20.0, 21.0] * 4, before=before).verdict is Verdict.UNDER_WAY
    assert of([14.0, 15.0] * 4, before=before).verdict is Verdict.SPECIAL_CAUSE


def test_with_few_months_before_it_says_what_may_be_missed() -> None:
    assert SLOW_MAY_BE_MISSED in of([21.4] * 7).notes
    assert SLOW_MAY_BE_MISSED not in of([21.4] * 7, before=BASE * 2).notes


def test_only_the_last_two_years_before_and_the_first_year_since_are_compared() -> None:
    said = of([21.4, 21.6] * 6 + [10.0] * 12, before=[90.0] * 10 + BASE * 2)
    assert said.verdict is Verdict.COMMON_CAUSE
    assert (said.before and len(said.before.months), len(said.months)) == (24, 12)
    assert "Only the first 12 months since are judged: the later, the more else has changed." in said.notes


@pytest.mark.parametrize(
    ("end", "lasts"), [([23.0] * 3, False), ([23.0, 23.0, 21.0], False), ([23.0, 21.0, 21.0], True)]
)
def test_a_change_that_did_not_last_is_no_success(end: list[float], lasts: bool) -> None:
    said = of([21.0] * 7 + end)
    assert (said.verdict, said.lasts, said.is_better) == (Verdict.SPECIAL_CAUSE, lasts, lasts)
    assert said.label == f"Better {'since' if lasts else 'for a time'}, by more than chance"
    assert said.words.endswith("In the last 3 months it does not show.") is not lasts


def test_the_later_of_two_changes_decides_and_the_first_is_told() -> None:
    said = of([10.0, 10.0, 10.0, *[25.0] * 7])
    assert (said.direction, said.signal and said.signal.side) == (Direction.WORSE, 1)
    assert "Before that, from June 2023, it was better by more than chance." in said.notes
    neither = of([10.0, 10.0, 10.0, *[25.0] * 7], Better.NEITHER)
    assert "Before that, from June 2023, it was lower by more than chance." in neither.notes
