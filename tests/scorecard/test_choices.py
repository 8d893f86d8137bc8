"""Each choice of judgement moves a result, and what is said of the result names the choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.spc.notes import notes
from goldenthread.judgement.trajectory import Outlook
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.telling import tell_row
from goldenthread.reports.charting import lines_of
from goldenthread.scorecard.card import Row
from goldenthread.targets.target import Aim
from goldenthread.terms.judging import Assurance, Direction, Rag, Variation
from goldenthread.terms.words import Status
from tests.judgement.spc.series import BASE
from tests.narrative.made import card
from tests.scorecard.made import ACTIVITY, JUNE, TARGET, published, row

DEFAULT = Judgement()


def england(found: Row) -> tuple[Rag, str]:
    assert found.england is not None
    return found.england.rag, found.england.rule.rpartition(":")[2]


def test_amber_ends_after_so_many_points_of_a_percentage() -> None:
    def rated(by: Judgement) -> tuple[Rag, str]:
        return england(row([27.0], [27.0], there=published(20.0), by=by))

    assert rated(DEFAULT) == (Rag.AMBER, " within 10 points.")
    assert rated(Judgement(amber_points=5)) == (Rag.RED, " more than 5 points.")
    assert rated(Judgement(amber_per_cent=5)) == rated(DEFAULT), "per cent are for rates, counts and averages"


def test_amber_ends_after_so_many_per_cent_of_a_rate() -> None:
    def rated(by: Judgement) -> tuple[Rag, str]:
        found = row([190.0], [190.0], target=replace(TARGET, value=180.0), indicator=ACTIVITY, by=by).target
        assert found is not None
        return found.rag, found.rule.rpartition(":")[2]

    assert rated(DEFAULT) == (Rag.AMBER, " within 10%.")
    assert rated(Judgement(amber_per_cent=5)) == (Rag.RED, " more than 5%.")
    assert rated(Judgement(amber_points=5)) == rated(DEFAULT), "points are for percentages"


@pytest.mark.parametrize(
    ("indicator", "ours", "theirs", "chosen"),
    [
        (None, 24.0, 22.0, Judgement(in_line_points=1)),
        (ACTIVITY, 188.0, 180.0, Judgement(in_line_per_cent=2)),
    ],
)
def test_in_line_is_the_same_for_the_narrative_and_for_the_claim_check(
    indicator: object, ours: float, theirs: float, chosen: Judgement
) -> None:
    of = {"indicator": indicator} if indicator else {}
    for by, word in ((DEFAULT, "in line with"), (chosen, "higher than")):
        told = row([ours], [ours], there=published(theirs), by=by, **of)  # type: ignore[arg-type]
        text = tell_row(told).text
        assert f"{word} England" in text
        findings = check(text, card([told]))
        assert any(finding.words == f"{word} England" for finding in findings)
        assert all(finding.verdict is Verdict.TRUE for finding in findings)


def test_a_target_to_be_in_line_with_is_met_by_the_same_choice() -> None:
    goal = replace(TARGET, aim=Aim.KEEP, value=180.0)
    by_default, by_choice = (
        row([188.0], [188.0], target=goal, indicator=ACTIVITY, by=by).pace
        for by in (DEFAULT, Judgement(in_line_per_cent=2))
    )
    assert by_default is not None
    assert by_choice is not None
    assert (by_default.outlook, by_choice.outlook) == (Outlook.MET, Outlook.NOT_KEPT)


def test_the_neighbours_mean_or_their_median() -> None:
    there = published(neighbours=(10.0, 12.0, 50.0))
    by_mean, by_median = (
        row([23.0], [23.0], there=there, by=Judgement(neighbours=kind)).neighbours
        for kind in ("mean", "median")
    )
    assert by_mean is not None
    assert by_median is not None
    assert (by_mean.value, by_mean.rag, by_mean.n, by_mean.put_together) == (24.0, Rag.GREEN, 3, "mean")
    assert (by_median.value, by_median.rag, by_median.n, by_median.put_together) == (
        12.0,
        Rag.RED,
        3,
        "median",
    )
    assert "12%" in by_median.rule


def test_a_printed_mean_is_never_shown_as_a_median() -> None:
    there = replace(published(neighbours=()), printed=18.0)
    assert row([23.0], [23.0], there=there).neighbours is not None
    assert row([23.0], [23.0], there=there, by=Judgement(neighbours="median")).neighbours is None


@pytest.mark.parametrize(
    ("back", "judged", "why"),
    [
        (6, 28.0, ""),
        (2, 28.0, ""),
        (1, None, "no month from May 2023 on is final"),
        (0, None, "June 2023 is not final"),
    ],
)
def test_how_old_the_last_final_month_may_be(back: int, judged: float | None, why: str) -> None:
    values, by = [29.0, 28.0, 27.0, 26.0], Judgement(months_back=back)
    found = row(values, values, by=by).judged
    assert found is not None
    assert found.value == 26.0
    waiting = row(values, values, Status.PROVISIONAL, by=by, times=2)
    assert (waiting.judged.value if waiting.judged else None, waiting.unjudged) == (judged, why)
    assert (waiting.movement is None) is (waiting.direction is Direction.NOT_RATED) is bool(why)
    assert waiting.is_too_old is bool(why)


def test_of_a_last_final_month_that_is_too_long_ago_nothing_is_said() -> None:
    months = [30.0 - at for at in range(10)]
    found = row(months, months, Status.PROVISIONAL, target=TARGET, times=2, by=Judgement(months_back=1))
    assert (found.movement, found.signal, found.pace, found.assurance) == (None, None, None, Assurance.NONE)
    assert found.signal_words == "The last final month, April 2023, is too long ago to be judged."
    told = tell_row(found).text
    assert "The monthly figure was 23% in April 2023." in told
    assert "signal" not in told
    assert lines_of(found).assurance == ""
    assert row(months, months, Status.PROVISIONAL, target=TARGET, times=2).signal is not None


STEADY = [20.0 + each for each in BASE]
"""Twelve months whose limits are 21.5 -+ 7.98."""


def after(*tail: float) -> list[float]:
    return [*STEADY, *(20.0 + each for each in tail)]


COMMON, CONCERN, IMPROVEMENT = Variation.COMMON, Variation.CONCERN_HIGH, Variation.IMPROVEMENT_LOW


@pytest.mark.parametrize(
    ("months", "one", "other", "by_one", "by_other"),
    [
        (after(40, 2, 2, 15), DEFAULT, Judgement(screen=True), COMMON, CONCERN),
        (after(10, 0, 10), DEFAULT, Judgement(fix_first=12), COMMON, CONCERN),
        (STEADY[:7], DEFAULT, Judgement(fewest=8), COMMON, None),
        (
            after(10, 2, 7),
            Judgement(fix_first=12),
            Judgement(fix_first=12, two_of_three_2023=True),
            COMMON,
            CONCERN,
        ),
        (
            after(16, 15, 14, 13, 12, 11, 10),
            Judgement(fix_first=12),
            Judgement(fix_first=12, improvement_first=True),
            CONCERN,
            IMPROVEMENT,
        ),
    ],
)
def test_how_a_signal_is_found(
    months: list[float],
    one: Judgement,
    other: Judgement,
    by_one: Variation,
    by_other: Variation | None,
) -> None:
    found = [row(months, months, by=by) for by in (one, other)]
    assert [each.signal for each in found] == [by_one, by_other]
    assert found[0].signal_words != found[1].signal_words


def test_a_target_on_a_limit_is_left_open_or_decided() -> None:
    goal = replace(TARGET, value=29.48)
    found = [row(STEADY, STEADY, target=goal, by=Judgement(touching_counts=on)) for on in (False, True)]
    assert [each.assurance for each in found] == [Assurance.HIT_OR_MISS, Assurance.PASS]


def start(months_ago: int, reason: str = "new front door", **of: str) -> NewStart:
    return NewStart(
        of.get("indicator", "repeat_referrals"), JUNE.plus(-months_ago), reason, of.get("group", "")
    )


FALLEN = after(*(each - 10 for each in BASE))


def test_a_chart_begins_anew_from_the_month_named_and_says_why() -> None:
    told = row(FALLEN, FALLEN, starts=[start(11)])
    before, chart = row(FALLEN, FALLEN).chart, told.chart
    assert before is not None
    assert chart is not None
    assert [group.n for group in before.groups] == [24]
    assert [(group.n, group.mean, group.reason) for group in chart.groups] == [
        (12, 21.5, ""),
        (12, 11.5, "new front door"),
    ]
    assert (before.signal, chart.signal) == (Variation.IMPROVEMENT_LOW, Variation.COMMON)
    assert "start anew: new front door." in " ".join(notes(chart))
    assert any("new front door" in note for note in lines_of(told).notes)


def test_a_fixed_baseline_is_that_of_each_stretch() -> None:
    months = [*FALLEN[:21], 40.0, 41.0, 40.0]
    chart = row(months, months, by=Judgement(fix_first=12), starts=[start(23 - 9)]).chart
    assert chart is not None
    assert [len(group.values) for group in chart.groups] == [9, 15]
    assert chart.groups[1].mean == sum(months[9:21]) / 12
    assert "the first 12 figures of each stretch" in " ".join(notes(chart))


@pytest.mark.parametrize(
    "elsewhere",
    [
        start(11, indicator="referrals"),
        start(11, group="locality=North"),
        start(23),  # with the first month of the chart: it parts nothing
        start(40),
        start(-1),  # its first month is still to come
    ],
)
def test_a_new_start_of_something_else_or_beyond_the_chart_changes_nothing(elsewhere: NewStart) -> None:
    assert row(FALLEN, FALLEN, starts=[elsewhere]).chart == row(FALLEN, FALLEN).chart


def test_a_new_start_in_a_month_without_a_figure_waits_for_the_next() -> None:
    months: list[float | None] = [*FALLEN]
    months[12] = None
    chart = row(months, months, starts=[start(11)]).chart
    assert chart is not None
    assert [group.start for group in chart.groups] == [JUNE.plus(-23).end, JUNE.plus(-10).end]


def test_two_that_fall_on_one_figure_give_both_reasons() -> None:
    months: list[float | None] = [*FALLEN]
    months[12] = None
    both = [start(10, "new form"), start(11, "new front door.")]
    chart = row(months, months, starts=both).chart
    assert chart is not None
    assert chart.groups[1].reason == "new front door; new form"


def test_a_new_start_in_a_month_that_is_not_final_waits_until_it_is() -> None:
    chart = row(FALLEN, FALLEN, Status.PROVISIONAL, starts=[start(0)]).chart
    assert chart is not None
    assert len(chart.groups) == 1
