"""What a chart says in sentences, and what it says must be known before believing it."""

import pytest

from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.method import DEFAULT, Method, Rebase
from goldenthread.judgement.spc.notes import notes
from goldenthread.judgement.spc.rules import Rule
from goldenthread.judgement.spc.shown import telling_decimals
from goldenthread.judgement.spc.words import (
    ASSURANCE_WORDS,
    LIMITS,
    VARIATION_WORDS,
    assurance_words,
    rule_words,
    signal_words,
)
from goldenthread.terms.judging import Assurance, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Better, Unit
from tests.judgement.spc.series import BASE, FIRST, after_base, monthly


def in_months(chart: Chart) -> str:
    return signal_words(chart, lambda day: show_month(Month.of(day)), lambda value: f"{value:.1f}%")


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        ([10], "January 2022, 10.0%, is above the upper limit, 9.5%."),
        ([-7], "January 2022, -7.0%, is below the lower limit, -6.5%."),
        ([7, 7], "February 2022, 7.0%, is near the upper limit, 9.5%, as is one of the two before it."),
        ([-1, -4, -4], "March 2022, -4.0%, is near the lower limit, -6.5%, as is one of the two before it."),
        ([0, -1, -2, -3, -4, -5], "June 2022, -5.0%, is one of 7 or more figures in a row that each fall."),
        ([3.1, 3.2, 3.3, 3.4, 3.5], "May 2022, 3.5%, is one of 7 or more figures in a row that each rise."),
        (
            [2, 3, 2, 3, 2, 3],
            "June 2022, 3.0%, is one of 7 or more figures in a row above the average, 1.5%.",
        ),
        (
            [1, 0, 1, 0, 1, 0, 1],
            "July 2022, 1.0%, is one of 7 or more figures in a row below the average, 1.5%.",
        ),
    ],
)
def test_the_signal_in_words(tail: list[float], words: str) -> None:
    up = any(word in words for word in ("upper", "rise", "above"))
    good, bad = ("Higher", "Lower") if up else ("Lower", "Higher")
    better = {"Higher": Better.HIGHER, "Lower": Better.LOWER}
    assert in_months(after_base(tail, better[good])) == f"Improvement: {words} {good} is better."
    assert in_months(after_base(tail, better[bad])) == f"Concern: {words} {bad} is better."
    assert in_months(after_base(tail)) == f"Change, neither good nor bad: {words}"


def test_no_signal_in_words() -> None:
    assert in_months(after_base([2], Better.LOWER)) == (
        "No significant change: January 2022, 2.0%, is within the usual ups and downs, -6.5% to 9.5% "
        "around an average of 1.5%."
    )


def test_limits_in_sentences_are_cut_where_the_unit_is_known() -> None:
    low = xmr(monthly([0, 3] * 7), Better.LOWER, 0)
    high = xmr(monthly([97, 100] * 7), Better.HIGHER, 100)
    assert "-6.48 to 9.48" in signal_words(low)
    assert "downs, 0 to 9.48 around" in signal_words(low, unit=Unit.COUNT)
    assert "downs, 90.52 to 100 around" in signal_words(high, unit=Unit.PERCENT)
    assert assurance_words(low, unit=Unit.COUNT).endswith("it lies within the limits, 0 to 9.48.")
    assert assurance_words(high, unit=Unit.PERCENT).endswith("within the limits, 90.52 to 100.")
    near = after_base([9, 9], Better.LOWER)
    assert "near the upper limit, 9.48, as is" in signal_words(near, unit=Unit.PERCENT)


def test_the_signal_where_there_is_nothing_to_tell() -> None:
    assert signal_words(xmr([])) == "There are no figures."
    assert in_months(xmr(monthly([1, 2, 3]))) == (
        "Too few figures for a signal: there are 3, and limits need 7."
    )
    assert "there is 1, and limits need 7" in in_months(xmr(monthly([1])))
    assert in_months(xmr(monthly([0] * 12))) == "No variation: the figures from January 2021 are all 0.0%."


# the baseline's limits are -6.48 and 9.48
@pytest.mark.parametrize(
    ("target", "better", "words"),
    [
        (10, Better.HIGHER, "the target of 10 won't be met: it lies above the limits, -6.48 to 9.48."),
        (10, Better.LOWER, "the target of 10 will be met: it lies above the limits, -6.48 to 9.48."),
        (-7, Better.HIGHER, "the target of -7 will be met: it lies below the limits, -6.48 to 9.48."),
        (-7, Better.LOWER, "the target of -7 won't be met: it lies below the limits, -6.48 to 9.48."),
        (
            9.48,
            Better.LOWER,
            "the target of 9.48 may or may not be met: it lies within the limits, -6.48 to 9.48.",
        ),
    ],
)
def test_assurance_in_words(target: float, better: Better, words: str) -> None:
    assert assurance_words(xmr(monthly(BASE), better, target)) == f"If nothing changes, {words}"


def test_assurance_where_there_is_nothing_to_tell() -> None:
    assert assurance_words(xmr(monthly(BASE), Better.LOWER)) == "No target has been set."
    assert assurance_words(xmr(monthly(BASE), Better.NEITHER, 5)) == (
        "Neither higher nor lower is better, so nothing is said of the target of 5."
    )
    assert assurance_words(xmr(monthly([1, 2]), Better.LOWER, 5)).startswith("Too few figures to say")
    assert assurance_words(xmr([], Better.LOWER, 5)).startswith("Too few figures to say")
    for value, verb in ((0, "meet"), (1, "miss")):
        assert assurance_words(xmr(monthly([value] * 12), Better.LOWER, 0)) == (
            f"There are no limits, because the figures do not vary. They {verb} the target of 0."
        )
    mixed = xmr(monthly([0] * 12 + [1]), Better.LOWER, 0, method=Method(fix_first=12))
    assert assurance_words(mixed).endswith("They meet or miss the target of 0.")


def test_of_single_months_nothing_is_said_of_the_target_itself() -> None:
    """Where the target is held against the year's figure, a chart of months speaks of the months alone."""
    for value, are in ((0, "are as good as"), (1, "are not as good as")):
        chart = xmr(monthly([value] * 12), Better.LOWER, 0)
        said = assurance_words(chart, of_parts="single months")
        assert said.endswith(f"the figures do not vary. Single months {are} the target of 0.")
    chart = xmr(monthly(BASE), Better.HIGHER, 10)
    said = assurance_words(chart, of_parts="single months")
    assert said.startswith(
        "If nothing changes, single months won't be as good as the target of 10: it lies above"
    )


def test_a_month_that_left_the_limits_is_not_told_what_they_would_give() -> None:
    """ "June alone was 0" and "single months won't be as good as the target of 0" can't both be said."""
    chart = xmr(monthly([10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 0]), Better.LOWER, 0)
    said = assurance_words(chart, of_parts="single months")
    assert said.startswith(
        "Whether single months will be as good as the target of 0 can't be told yet: 0, the last"
    )


def test_decimals_tell_a_month_from_its_limit() -> None:
    """ "100%, below the lower limit, 100%" can't be."""
    values = [99.97, 99.98] * 8 + [99.7]
    chart = xmr(monthly(values), Better.HIGHER)
    assert telling_decimals(chart, Unit.PERCENT) == 2
    assert telling_decimals(xmr(monthly([40, 60] * 8), Better.HIGHER), Unit.PERCENT) is None
    assert telling_decimals(xmr(monthly([100.0] * 16), Better.HIGHER), Unit.PERCENT) is None
    assert telling_decimals(xmr([], Better.HIGHER), Unit.PERCENT, 1) == 1


def test_every_icon_and_rule_has_its_words() -> None:
    assert set(VARIATION_WORDS) == set(Variation)
    assert set(ASSURANCE_WORDS) == set(Assurance)
    assert all(rule_words(rule, DEFAULT) for rule in Rule)
    classic, variant = (rule_words(Rule.TWO_IN_THREE, Method(two_of_three_2023=on)) for on in (False, True))
    assert "near the same limit and not beyond it," in classic
    assert "near the same limit or beyond it," in variant
    assert "2.66 times the average step" in LIMITS


def test_a_chart_with_nothing_to_note_has_no_notes() -> None:
    assert notes(xmr(monthly([1, 3, 2, 5] * 4))) == ()


def test_notes_on_new_starts_and_few_figures() -> None:
    values = [1, 3, 2, 5] * 3 + [11, 13] * 4 + [21, 22]
    days = [day for day, _ in monthly(values)]
    found = notes(xmr(monthly(values), rebase=[Rebase(days[12], "new front door."), Rebase(days[20])]))
    assert found == (
        "The limits from 31 January 2021 rest on 12 figures: trial limits, which each new figure will move.",
        "From 31 January 2022 the average and limits start anew: new front door.",
        "The limits from 31 January 2022 rest on 8 figures: trial limits, which each new figure will move.",
        "From 30 September 2022 the average and limits start anew, for which no reason is given.",
        "From 30 September 2022 there are too few figures for limits or a signal (2).",
    )


def test_notes_on_switches() -> None:
    found = notes(xmr(monthly([1, 3, 2, 5] * 4), method=Method(screen=True, fix_first=14)))
    assert found == (
        "Averages and limits rest on the first 14 figures of each stretch.",
        "Steps of 3.267 times the average step or more are left out of the limits.",
    )


def test_notes_on_figures_that_do_not_suit_a_chart() -> None:
    assert notes(xmr(monthly([4] * 13))) == (
        "From 31 January 2021 there are no limits, because the figures they would rest on are all the same.",
    )
    (note,) = notes(xmr(monthly([0] * 8 + [5] + [0] * 8)))
    assert note.startswith("More than half of the figures from 31 January 2021 are the same.")
    half = notes(xmr(monthly([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7])))
    assert half == ()  # half, and not more
    (left, _, _) = notes(xmr(monthly([0] * 8 + [5] + [0] * 8), method=Method(screen=True)))
    assert left == "From 31 January 2021 no step is left out, because none would be left that is not 0."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1, 3, None, 5] * 4, "March 2021, July 2021, November 2021 and March 2022"),
        ([None, *[1, 3] * 7], "January 2021"),
        ([*[1, 3] * 7, None], "March 2022"),
    ],
)
def test_months_without_a_figure_are_named(values: list[float | None], words: str) -> None:
    gap = f"No figure for {words}: left out. Runs go on across the gap."
    assert gap in notes(xmr(monthly(values)))
    given = [(day, value) for day, value in monthly(values) if value is not None]
    inside = words not in ("January 2021", "March 2022")
    assert (gap in notes(xmr(given))) is inside  # a month that is not given at all is missed between others


def test_in_series_that_are_not_monthly_only_what_is_given_empty_is_missing() -> None:
    quarters = [(FIRST.plus(3 * at).end, value) for at, value in enumerate([1, 3, 2, 5] * 4)]
    assert notes(xmr(quarters)) == ()
    days = [(day.replace(day=at + 1), value) for at, (day, value) in enumerate(monthly([1, 3, 2, 5] * 4))]
    assert notes(xmr([(FIRST.start.replace(day=at + 1), v) for at, (_, v) in enumerate(days)])) == ()
    (note,) = notes(xmr([*quarters, (FIRST.plus(1).end, None)]))
    assert note.startswith("No figure for 28 February 2021:")
