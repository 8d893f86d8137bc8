"""What a chart is given: limits cut where no figure can be, each marked month with its rule, notes and assurance."""

from dataclasses import replace
from datetime import date

from goldenthread import catalogue
from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.method import Rebase
from goldenthread.reports.charting import lines_of, places
from goldenthread.reports.material import key_of
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better
from tests.reports.scorecards import material

VALUES = [4.0, 30.0, 2.0, 28.0, 5.0, 31.0, 3.0, 29.0, 4.0, 30.0, 2.0, 27.0, 6.0, 30.0]
DAYS = [Month(2022, 1).plus(at).end for at in range(len(VALUES))]
SERIES = list(zip(DAYS, VALUES, strict=True))


def row(code: str, chart: Chart) -> Row:
    made = material().card.rows[1]
    return replace(made, indicator=catalogue.load()[code], chart=chart)


def test_limits_are_shown_cut_at_nought_and_at_a_hundred() -> None:
    chart = xmr(SERIES, Better.LOWER)
    assert chart.groups[0].lower is not None
    assert chart.groups[0].lower < 0
    [stretch] = lines_of(row("referrals", chart)).stretches
    assert (stretch.lower, stretch.upper) == (0.0, chart.groups[0].upper)
    high = xmr([(day, 100 - value) for day, value in SERIES], Better.HIGHER)
    assert lines_of(row("icpc_15", high)).stretches[0].upper == 100.0


def test_a_marked_month_says_which_rule_marks_it() -> None:
    days = [date(2022, 1, 31), *(Month(2022, 1).plus(at).end for at in range(1, 20))]
    values = [10.0 + at % 2 for at in range(19)] + [40.0]
    lines = lines_of(row("referrals", xmr(zip(days, values, strict=True), Better.LOWER)))
    variation, why = lines.marked[Month(2023, 8)]
    assert variation is Variation.CONCERN_HIGH
    assert why == "beyond a limit"


def test_what_to_know_before_believing_a_chart_comes_with_it() -> None:
    chart = xmr(SERIES, Better.LOWER, rebase=[Rebase(DAYS[7], "the front door was rebuilt")])
    notes = lines_of(row("referrals", chart)).notes
    assert "From August 2022 the average and limits start anew: the front door was rebuilt." in notes
    assert any("trial limits" in note for note in notes)


def test_why_a_signal_may_be_none_is_no_note_but_goes_with_the_signal() -> None:
    same = list(zip([Month(2022, 1).plus(at).end for at in range(17)], [100.0] * 16 + [99.0], strict=True))
    chart = xmr(same, Better.HIGHER)
    lines = lines_of(row("referrals", chart))
    assert lines.caveat.startswith("More than half of the figures from January 2022 are the same.")
    assert lines.caveat not in lines.notes
    assert lines_of(row("referrals", xmr(SERIES, Better.LOWER))).caveat == ""


def test_whether_the_target_will_be_met_is_said_with_its_numbers_and_not_of_a_month_that_is_kept_back() -> (
    None
):
    chart = xmr(SERIES, Better.LOWER, target=500.0)
    made = row("referrals", chart)
    assert made.target is not None
    told = "If nothing changes, single months will be as good as the target of 500: "
    told += "it lies above the limits, 0 to 84."
    assert lines_of(made).assurance == told
    months = tuple(replace(f, value=None, kept_back=True, status="final") for f in made.months)
    assert lines_of(replace(made, months=months)).assurance == ""
    assert lines_of(replace(made, target=None)).assurance == ""


def test_without_a_figure_of_ours_there_is_no_place() -> None:
    made = material()
    judged = [row for row in made.card.rows if row.published]
    assert dict(places(tuple(replace(row, judged=None) for row in judged))) == {}
    assert key_of(made.card.rows[0]) not in dict(places(made.card.rows)), (
        "made without neighbours' own figures"
    )
