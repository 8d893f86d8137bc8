"""One row judged: by the year's figure to the last final month, against each comparator by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.indicators.figure import NOTHING_OVER, Figure
from goldenthread.judgement.trajectory import Outlook
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.judging import judged_row
from goldenthread.targets.target import Aim, Target
from goldenthread.terms.judging import Assurance, Direction, Movement, Rag, Variation
from goldenthread.terms.words import Basis, Better, Status
from tests.scorecard.made import ACTIVITY, INDICATOR, JUNE, TARGET, figures, published, row


def test_each_comparator_has_its_own_rag_and_its_own_year() -> None:
    found = row([26.0, 25.0], [27.0, 27.0], there=published(), target=TARGET)
    assert found.judged is not None
    assert found.judged.value == 27.0
    assert found.england is not None
    assert found.neighbours is not None
    assert found.target is not None
    assert [against.rag for against in found.against] == [Rag.AMBER, Rag.AMBER, Rag.AMBER]
    assert (found.england.value, found.england.year) == (22.0, "year to 31 March 2022")
    assert (found.neighbours.value, found.neighbours.n) == (19.0, 2)
    assert found.target.year == "reduce to 24% by 31 March 2024"
    assert "22%" in found.england.rule


def test_missing_neighbours_are_named() -> None:
    found = row([26.0], [40.0], there=published(neighbours=(18.0, None)))
    assert found.neighbours is not None
    assert (found.neighbours.n, found.neighbours.rag) == (1, Rag.RED)
    assert found.neighbours.missing == ("Place 2 (suppressed)",)


def test_a_month_that_is_not_final_is_shown_and_never_judged() -> None:
    found = row([26.0, 24.0, 5.0], [28.0, 27.0, 10.0], last=Status.PROVISIONAL, there=published())
    assert found.months[-1].value == 5.0
    assert found.judged is not None
    assert (found.judged.value, found.judged.period_end) == (27.0, date(2023, 5, 31))
    assert (found.movement, found.direction) == (Movement.DOWN, Direction.BETTER)


def test_where_nothing_is_final_nothing_is_judged_and_it_is_said_why() -> None:
    found = row([26.0], [27.0], last=Status.PROVISIONAL, there=published(), target=TARGET)
    assert found.judged is None
    assert found.unjudged == "no month from December 2022 on is final"
    assert {against.rag for against in found.against} == {Rag.NOT_RATED}
    assert found.movement is None


def test_a_year_that_is_not_known_is_not_judged() -> None:
    found = row([26.0, 25.0], [None, None], there=published())
    assert (found.judged, found.unjudged) == (None, "why")


def emptied(found: list[Figure], *at: int) -> list[Figure]:
    """The figures, some of them final and of nothing that could be counted."""
    nothing = {"value": None, "denominator": 0.0, "status": Status.FINAL, "reason": NOTHING_OVER}
    some = {len(found) + each for each in at}
    return [replace(f, **nothing) if n in some else f for n, f in enumerate(found)]  # type: ignore[arg-type]


def of_months(months: list[Figure], years: list[Figure]) -> Row:
    return judged_row(INDICATOR, "", months, years, published(), TARGET)


def test_a_month_with_nothing_to_count_over_does_not_push_the_judged_year_back() -> None:
    months = emptied(figures([26.0, 25.0, 24.0], Basis.MONTH), -1)
    found = of_months(months, figures([28.0, 27.0, 26.5], Basis.AVERAGE_12))
    assert found.judged is not None
    assert (found.judged.value, found.judged.period_end) == (26.5, JUNE.end)
    assert found.england is not None
    assert found.england.rag is Rag.AMBER
    assert (found.movement, found.direction) == (Movement.DOWN, Direction.BETTER), "May against April"


def test_nothing_to_count_over_in_a_month_that_is_not_final_waits_for_it() -> None:
    months = emptied(figures([26.0, 25.0, 24.0], Basis.MONTH), -1)
    months[-1] = replace(months[-1], status=Status.PROVISIONAL)
    years = figures([28.0, 27.0, 26.5], Basis.AVERAGE_12, Status.PROVISIONAL)
    found = of_months(months, years)
    assert found.judged is not None
    assert found.judged.value == 27.0
    final_year = of_months(months, figures([28.0, 27.0, 26.5], Basis.AVERAGE_12))
    assert final_year.judged is not None
    assert final_year.judged.value == 27.0, "a year is not judged whose last month may still move"


def test_a_year_with_nothing_to_count_over_is_not_stood_in_for_by_an_older_one() -> None:
    months = emptied(figures([26.0, 25.0, 24.0], Basis.MONTH), -2, -1)
    years = emptied(figures([28.0, 27.0, 26.5], Basis.AVERAGE_12), -1)
    found = of_months(months, years)
    assert (found.judged, found.unjudged) == (None, NOTHING_OVER)
    assert {against.rag for against in found.against} == {Rag.NOT_RATED}


def test_months_that_no_load_speaks_for_are_gone_back_over() -> None:
    found = row([26.0, None, None], [28.0, None, None], there=published())
    assert found.judged is not None
    assert (found.judged.value, found.judged.period_end) == (28.0, JUNE.plus(-2).end)


def test_activity_is_rated_by_a_target_that_says_which_way_and_by_nothing_else() -> None:
    goal = Target("section47", "", Aim.REDUCE, 180.0, date(2024, 3, 31), 207.0, date(2023, 3, 31), "the plan")
    found = row([200.0], [207.0], there=published(180.0), target=goal, indicator=ACTIVITY)
    assert found.england is not None
    assert found.target is not None
    assert (found.england.rag, found.target.rag) == (Rag.NOT_RATED, Rag.RED)


@pytest.mark.parametrize(
    ("months", "signal", "assurance"),
    [
        ([30.0, 31.0, 29.0, 30.0, 32.0, 30.0, 31.0], Variation.COMMON, Assurance.FAIL),
        ([30.0, 31.0, 29.0, 30.0, 32.0, 30.0, 31.0, 45.0], Variation.CONCERN_HIGH, Assurance.HIT_OR_MISS),
        ([30.0, 31.0], None, Assurance.NONE),
    ],
)
def test_the_signal_is_of_the_single_months(
    months: list[float | None], signal: Variation | None, assurance: Assurance
) -> None:
    found = row(months, months, target=TARGET)
    assert found.signal is signal
    assert found.assurance is assurance
    assert found.signal_words


def test_the_pace_to_the_target_is_told_of_single_final_months() -> None:
    falling = [40.0 - at for at in range(12)]
    found = row(falling, falling, target=TARGET)
    assert found.pace is not None
    assert (found.pace.outlook, found.pace.month) == (Outlook.AT_THIS_PACE, JUNE.plus(5))
    waits = row(falling, falling, last=Status.PROVISIONAL, target=TARGET)
    assert waits.pace is not None
    assert waits.pace.month == JUNE.plus(5), "counted from May, the last month that is final"
    assert row(falling, falling).pace is None


def test_a_target_to_be_kept_has_no_pace() -> None:
    rising = [20.0 + at for at in range(12)]
    found = row(rising, rising, target=replace(TARGET, aim=Aim.KEEP))
    assert found.pace is not None
    assert found.pace.outlook is Outlook.NOT_KEPT


def test_where_a_month_is_kept_back_no_signal_is_told() -> None:
    """Limits of the months that are shown would not be those of all months: two truths about one measure."""
    values = [25.0, 26.0, 25.0, 27.0, 25.0, 26.0, 24.0, 26.0, 25.0, 26.0, 25.0, 60.0]
    whole = row(values, [27.0] * 12, target=TARGET)
    assert whole.signal is Variation.CONCERN_HIGH
    months = list(whole.months)
    months[4] = replace(months[4], value=None, kept_back=True)
    years = figures([27.0] * 12, Basis.ROLLING_12)
    shown = judged_row(INDICATOR, "", months, years, None, TARGET)
    assert (shown.signal, shown.chart, shown.pace, shown.assurance) == (None, None, None, Assurance.NONE)
    assert shown.is_signal_kept_back
    assert "months are kept back" in shown.signal_words
    assert (shown.movement, shown.direction) == (whole.movement, whole.direction)


def test_where_the_last_months_are_kept_back_no_limits_are_drawn_and_none_is_too_old() -> None:
    """What is left would give limits of its own, and its last month is not the last: it is the last that is told."""
    values = [25.0, 26.0, 25.0, 27.0, 25.0, 26.0, 24.0, 26.0, 25.0, 26.0, 25.0, 26.0]
    months = figures(values, Basis.MONTH)
    months = [*months[:3], *(replace(month, value=None, kept_back=True) for month in months[3:])]
    shown = judged_row(INDICATOR, "", months, figures([27.0] * 12, Basis.ROLLING_12), None, TARGET)
    assert shown.is_kept_back
    assert not shown.is_too_old
    assert (shown.signal, shown.chart, shown.movement) == (None, None, None)
    assert "too long ago" not in shown.signal_words
    assert "months are kept back" in shown.signal_words


def test_the_rule_tells_a_comparator_as_it_was_published() -> None:
    """As all figures of the measure: a rule adds decimals to ours alone, where it takes them to tell the two apart."""
    found = row([25.04, 25.02], [27.13, 27.13], there=published(), target=TARGET)
    assert found.england is not None
    assert found.target is not None
    assert found.england.rule.startswith("Lower is better. 27% is 5 points above England's 22%:")
    assert "the target of 24%" in found.target.rule
    assert found.target.year == "reduce to 24% by 31 March 2024"


def test_a_month_and_its_limit_are_told_apart_in_the_chart_and_nowhere_else() -> None:
    """A measure has one number of decimals; more stand where they carry the argument."""
    values = [100.0, 99.99] * 6 + [99.9]
    found = row(values, [99.97, 99.96], target=TARGET, indicator=replace(INDICATOR, better=Better.HIGHER))
    assert (found.indicator.decimals, found.telling, found.decimals_in_chart) == (None, 2, 2)
    assert "99.90%, is below the lower limit, 99.9" in found.signal_words
    assert found.movement is Movement.LEVEL, "100% and 100%"
    usual = row([40.0, 60.0] * 6, [50.0, 50.0], target=TARGET)
    assert (usual.telling, usual.decimals_in_chart) == (None, None)
