"""Averages and limits, worked out by hand."""

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.judgement.spc.limits import limits_of
from goldenthread.judgement.spc.method import DEFAULT, Method, Rebase, SpcError
from goldenthread.judgement.spc.shown import shown_limits
from goldenthread.terms.words import Unit
from tests.judgement.spc.series import BASE, FIRST, monthly

# NHSRplotthedots, vignettes/deviations.Rmd, section 1: one series, screened and as NHS England's Excel has it
PUBLISHED = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


@pytest.mark.acceptance("3.3")
@pytest.mark.parametrize(("screen", "lower", "upper"), [(True, -0.72, 4.6), (False, -3.06, 6.95)])
def test_the_published_pair_with_and_without_screening(screen: bool, lower: float, upper: float) -> None:
    """The limits that NHSRplotthedots publishes for one series come out, screened and not."""
    found = limits_of(PUBLISHED, Method(screen=screen))
    assert found.lower is not None
    assert found.upper is not None
    assert (round(found.mean, 2), round(found.lower, 2), round(found.upper, 2)) == (1.94, lower, upper)


def test_limits_are_the_average_and_2_66_average_steps() -> None:
    found = limits_of([4, 6, 5, 9, 7, 8, 10], DEFAULT)  # steps 2, 1, 4, 2, 1, 2 = 12 over 6; sum 49 over 7
    assert (found.mean, found.lower, found.upper) == (7.0, pytest.approx(1.68), pytest.approx(12.32))


@pytest.mark.parametrize(("largest", "left_out"), [(29.403, True), (29.402, False), (29.404, True)])
def test_a_step_of_exactly_3_267_average_steps_is_left_out(largest: float, left_out: bool) -> None:
    """Nine steps of 6.733 and one of 29.403 are 90 together, 9 on average, and 3.267 x 9 = 29.403."""
    steps = [6.733] * 5 + [largest] + [6.733] * 4
    found = limits_of([sum(steps[:at]) for at in range(11)], Method(screen=True))
    assert found.reach == pytest.approx(2.66 * (6.733 if left_out else (9 * 6.733 + largest) / 10))
    assert not found.not_screened


@pytest.mark.parametrize(
    ("n", "has_limits", "few"), [(6, False, True), (7, True, True), (12, True, True), (13, True, False)]
)
def test_limits_start_at_7_points_and_are_on_trial_until_13(n: int, has_limits: bool, few: bool) -> None:
    (group,) = xmr(monthly([1, 2, 4] * 5)[:n]).groups
    assert (group.lower is not None, group.upper is not None, group.few_points) == (
        has_limits,
        has_limits,
        few,
    )
    assert group.n == n


@pytest.mark.parametrize(("fewest", "has_limits"), [(2, True), (4, True), (5, False), (13, False)])
def test_from_how_many_points_there_are_limits_is_a_switch(fewest: int, has_limits: bool) -> None:
    (group,) = xmr(monthly([1, 2, 4, 1]), method=Method(fewest=fewest)).groups
    assert (group.lower is not None) is has_limits


def test_a_fixed_baseline_takes_the_first_points_and_no_others() -> None:
    (group,) = xmr(monthly([*BASE, 50, 70, 90]), method=Method(fix_first=12)).groups
    assert (group.mean, group.lower, group.upper) == (1.5, pytest.approx(-6.48), pytest.approx(9.48))
    assert (group.n, group.few_points) == (15, False)


@pytest.mark.parametrize("n", [11, 1, 0, -3])
def test_a_short_fixed_baseline_is_refused_unless_it_is_asked_for(n: int) -> None:
    with pytest.raises(SpcError, match="too short"):
        Method(fix_first=n)
    if n >= 2:
        assert Method(fix_first=n, shortest_baseline=n).fix_first == n
    assert Method(fix_first=12).fix_first == 12


@pytest.mark.parametrize("switch", ["fewest", "shortest_baseline"])
def test_one_point_has_no_step_to_rest_limits_on(switch: str) -> None:
    with pytest.raises(SpcError, match="2 points"):
        Method(**{switch: 1})  # type: ignore[arg-type]
    assert Method(**{switch: 2})  # type: ignore[arg-type]


def test_average_and_limits_start_anew_with_a_rebase_and_no_step_crosses_it() -> None:
    start = FIRST.plus(7).end
    chart = xmr(monthly([1, 2] * 3 + [1] + [11, 12] * 4), rebase=[Rebase(start, "new front door")])
    before, after = chart.groups
    assert (before.n, before.mean, before.upper) == (7, pytest.approx(10 / 7), pytest.approx(10 / 7 + 2.66))
    assert (after.n, after.start, after.reason, after.mean) == (8, start, "new front door", 11.5)
    assert (after.lower, after.upper) == (pytest.approx(11.5 - 2.66), pytest.approx(11.5 + 2.66))


def test_a_rebase_with_the_first_figure_changes_nothing() -> None:
    assert len(xmr(monthly(BASE), rebase=[Rebase(FIRST.end)]).groups) == 1


@pytest.mark.parametrize("day", [FIRST.start, FIRST.plus(99).end])
def test_a_rebase_on_a_day_without_a_figure_is_an_error_that_names_it(day: object) -> None:
    with pytest.raises(SpcError, match=r"There is no figure on [0-9]+ [A-Z][a-z]+ 20"):
        xmr(monthly(BASE), rebase=[Rebase(FIRST.end), Rebase(day)])  # type: ignore[arg-type]


def test_a_rebase_on_a_missing_month_is_an_error() -> None:
    with pytest.raises(SpcError, match="28 February 2021"):
        xmr(monthly([1, None, 2]), rebase=[Rebase(FIRST.plus(1).end)])


def test_a_date_that_is_there_twice_is_refused() -> None:
    with pytest.raises(SpcError, match="31 January 2021 is there twice"):
        xmr([*monthly(BASE), *monthly([5])])


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert xmr(reversed(monthly(BASE))) == xmr(monthly(BASE))


@pytest.mark.parametrize(
    ("values", "unit", "shown"),
    [
        (BASE, Unit.COUNT, (0.0, 9.48)),
        ([98, 99] * 6, Unit.PERCENT, (95.84, 100.0)),
        ([98, 99] * 6, Unit.PER_10000, (95.84, 101.16)),
        ([50, 52] * 6, Unit.PERCENT, (45.68, 56.32)),
    ],
)
def test_limits_are_shown_cut_and_kept_uncut(
    values: list[float], unit: Unit, shown: tuple[float, float]
) -> None:
    (group,) = xmr(monthly(values)).groups
    assert shown_limits(group, unit) == pytest.approx(shown)
    assert group.lower is not None
    assert group.upper is not None
    assert group.upper - group.mean == pytest.approx(group.mean - group.lower)


def test_where_there_are_no_limits_none_are_shown() -> None:
    (group,) = xmr(monthly([5] * 12)).groups
    assert shown_limits(group, Unit.COUNT) is None
