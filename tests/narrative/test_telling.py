"""The sentences themselves, row by row, and which of them become headlines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.narrative.checked import told
from goldenthread.narrative.headlines import also_red, headlines
from goldenthread.narrative.telling import tell, tell_row
from goldenthread.narrative.words import makes_claims
from goldenthread.scorecard.earlier import months_before
from goldenthread.terms.judging import Movement, Rag, Variation
from goldenthread.terms.words import Better, Status, Theme
from tests.narrative.made import JUNE, card, report_of, row
from tests.narrative.seed import seed_card

# What stands in a sentence and is no claim: dates, ages, and the numbers of a name.
_NAMES = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|aged \d\d-\d\d"
    r"|[Ss]ection 47|\d\d working days|Counted up to a year"
)


def test_every_number_and_every_word_of_change_names_its_cells() -> None:
    """What a part says without cells says nothing of figures; a part with one cell shows that cell."""
    before = report_of(JUNE.plus(-1), [row("referrals", [500, 490, 480], 483, last=JUNE.plus(-1))])
    paragraphs = [p for area in tell(seed_card(), before).areas for p in area.paragraphs]
    parts = [
        part for paragraph in paragraphs for statement in paragraph.statements for part in statement.parts
    ]
    loose = [part.text for part in parts if not part.cells and makes_claims(_NAMES.sub("", part.text))]
    assert loose == []
    figures = [part for part in parts if part.text[0].isdigit()]
    assert len(figures) > 100
    assert all(part.text.split()[0] == part.cells[0].shown for part in figures)


def test_a_flow_is_compared_by_its_year_and_followed_by_its_months() -> None:
    """The seed's referrals, as this product tells them."""
    text = tell_row(row("referrals", [329, 467, 495], 464, 538, 465, signal=Variation.COMMON)).text
    assert text == (
        "Referrals to children's social care were 464 per 10,000 in the year to June 2023: lower than England (538), "
        "in line with our statistical neighbours (465). Counted up to a year, the month's figure rose from 467 in May "
        "2023 to 495 in June 2023. The last final month shows no signal, only the usual ups and downs."
    )


def test_figures_that_the_rule_sets_apart_are_told_with_the_decimals_that_show_it() -> None:
    """94% and 92% are 2 points apart, which is in line; 94.4% is not in line with 92%, and is told so."""
    made = row("assess_45", [94, 94, 94], 94.4, 92, 94)
    said = tell_row(made).text.partition(". ")[0]
    assert " was 94.4% on average in the year to June 2023: " in said
    assert said.endswith(": higher than England (92%), in line with our statistical neighbours (94%)")
    apart = row("assess_45", [95, 95, 95], 94.5, 92.5, None)  # 95% and 93%, as near as in line
    assert " was 95% " in tell_row(apart).text
    assert "in line with England (93%)" in tell_row(apart).text


def test_a_share_says_so_with_its_age_group_and_its_target() -> None:
    made = row("cl_eet", [55, 55, 57], 51, 66, 69, 60, group="age=17-18", signal=Variation.IMPROVEMENT_HIGH)
    assert tell_row(made).text == (
        "The share of care leavers in education, employment or training aged 17-18 was 51% on average in the year to "
        "June 2023: lower than England (66%) and our statistical neighbours (69%). The monthly figure rose from 55% in "
        "May 2023 to 57% in June 2023. The last final month shows a signal of improvement. "
        "The target (60%) is not reached."
    )


def test_a_last_month_without_a_signal_is_not_all_that_the_months_show() -> None:
    """Figures that fall all year and rest in the last month: the chart beside the words shows both."""
    falling = [64.0 - month for month in range(20)]
    drawn = xmr([(JUNE.plus(at - 19).end, value) for at, value in enumerate(falling)], Better.HIGHER, 60.0)
    made = replace(row("cl_eet", falling, 51, target=60, signal=Variation.COMMON), chart=drawn)
    assert "The last final month shows no signal, but earlier months of the year do." in tell_row(made).text
    assert told(card([made])).left_out == ()


def test_a_year_that_is_kept_back_is_not_called_missing() -> None:
    made = row("cla_health", [None, None, None], None)
    why = {"kept_back": True, "reason": "kept back so that nobody can be recognised"}
    gone = replace(made, year=replace(made.year, **why), months=tuple(replace(f, **why) for f in made.months))
    assert tell_row(gone).text == (
        "Children in care with an up-to-date health assessment: the year's figure is kept back so that nobody can be "
        "recognised. The figures for April 2023, May 2023 and June 2023 are kept back so that nobody can be recognised."
    )


def test_a_month_that_is_not_final_is_shown_and_not_judged() -> None:
    """June's 5% of a cohort that was not complete: the year ends with May, and so does the comparison of months."""
    text = tell_row(row("s47_to_icpc_cohort", [23, 30, 5], 28, provisional=1, judged=29)).text
    assert "was 29% on average in the year to May 2023." in text
    assert "rose from 23% in April 2023 to 30% in May 2023." in text
    assert text.endswith("The figure for June 2023 (5%) is not final yet, so it is not judged.")


def test_a_year_that_is_not_judged_is_not_compared() -> None:
    """Not final: said so. Final, and too old for this month's report: not compared, and not called provisional."""
    made = row("cla_health", [80, 81, 82], 84, 89, provisional=3, judged=None)
    assert "That is not final yet, so it is not compared." in tell_row(made).text
    old = replace(made, year=replace(made.year, status=Status.FINAL))
    assert "That is not compared." in tell_row(old).text
    assert told(card([made])).left_out == told(card([old])).left_out == ()


def test_what_is_missing_is_said_with_its_reason() -> None:
    made = row("cla_health", [None, None, None], None)
    gone = tuple(replace(figure, reason="not loaded: health checks") for figure in made.months)
    assert tell_row(replace(made, months=gone)).text == (
        "Children in care with an up-to-date health assessment: there is no year's figure to compare. "
        "There is no figure for April 2023, May 2023 or June 2023: not loaded: health checks."
    )


def test_a_reason_that_would_itself_be_a_claim_is_left_to_the_table() -> None:
    """A reason with a date or a word of change would be read as one."""
    made = row("cla_health", [80, 81, None], 80)
    gone = replace(made.months[-1], reason="nothing that was loaded covers health checks on 30 June 2023")
    assert tell_row(replace(made, months=(*made.months[:-1], gone))).text.endswith("no figure for June 2023.")


MAY, MARCH = JUNE.plus(-1), JUNE.plus(-3)


@pytest.mark.parametrize(
    ("printed", "today", "said"),
    [
        (480, 480, "rose from 480 in the report of May 2023."),
        (480, 480.4, "rose from 480 in the report of May 2023."),
        (
            480,
            486,
            "rose from 480 in the report of May 2023, but fell from 486 by today's records of that year.",
        ),
        (
            470,
            481,
            "rose from 470 in the report of May 2023, and rose from 481 by today's records of that year.",
        ),
        (
            490,
            484,
            "fell from 490 in the report of May 2023, but is unchanged from 484 by today's records of that",
        ),
        (
            484,
            486,
            "is unchanged since the report of May 2023, but fell from 486 by today's records of that year.",
        ),
    ],
)
def test_the_last_report_is_the_one_that_was_printed(printed: float, today: float, said: str) -> None:
    """The number that its readers hold, with its month; what records have since made of that year is said too."""
    now = card([row("referrals", [467, 495], 484)])
    before = report_of(MAY, [row("referrals", [329, 467], printed, last=MAY)], today=today)
    text = tell(now, before).markdown
    assert f"The year's figure {said}" in text
    assert "last report" not in text
    assert told(now, before).left_out == ()


def test_what_the_last_report_kept_back_is_not_told() -> None:
    """Nothing is said of it, whatever is known today."""
    now = card([row("referrals", [467, 495], 484)])
    assert (
        "report of" not in tell(now, report_of(MAY, [row("referrals", [329, 467], None, last=MAY)])).markdown
    )


def test_a_year_that_the_last_report_had_too_says_so() -> None:
    """June is not final, so this report's year is that of the last one: what changed is what was recorded since."""
    now = card([row("referrals", [467, 495], 464, provisional=1, judged=484)])
    before = report_of(MAY, [row("referrals", [329, 467], 480, last=MAY)], today=484)
    assert (
        "rose from 480 in the report of May 2023, which was of the same year." in tell(now, before).markdown
    )
    assert told(now, before).left_out == ()


def test_without_a_report_the_year_to_an_earlier_month_is_not_called_one() -> None:
    """Three months earlier by its month; the same year is not compared with itself."""
    before = months_before(card([row("referrals", [500, 490, 480], 486, last=MARCH)], MARCH))
    now = card([row("referrals", [467, 495], 484)])
    assert "The year's figure fell from 486 in the year to March 2023." in tell(now, before).markdown
    assert told(now, before).left_out == ()
    level = months_before(card([row("referrals", [500, 490, 480], 484, last=MARCH)], MARCH))
    assert "The year's figure is unchanged since the year to March 2023." in tell(now, level).markdown
    assert told(now, level).left_out == ()
    same = months_before(now)
    assert "The year's figure fell" not in tell(now, same).markdown


def test_areas_come_in_the_order_of_the_report_and_hold_its_rows_alone() -> None:
    """Measures beside the report (records' completeness, for one) are not in the narrative."""
    made = card([*seed_card().rows, row("complete_ethnicity", [90, 91], 90)])
    themes = [area.theme for area in tell(made).areas]
    assert themes == [theme for theme in Theme if theme is not Theme.DATA_QUALITY]


def test_headlines_begin_with_concern() -> None:
    """Signals of concern, then red against the target, then other signals; what is neither is no headline."""
    rows = [
        row("referrals", [329, 467, 495], 464, signal=Variation.NEITHER_HIGH),
        row("section47", [133, 175, 198], 199, signal=Variation.COMMON),
        row("assess_45", [71, 86, 82], 75, target=90, signal=Variation.COMMON),
        row("cla_health", [87, 85, 84], 84, signal=Variation.CONCERN_LOW),
    ]
    assert rows[2].target is not None
    assert rows[2].target.rag is Rag.RED
    found = headlines(card(rows))
    assert [paragraph.code for paragraph in found] == ["cla_health", "assess_45", "referrals"]
    assert found[1].text.endswith("only the usual ups and downs. The target (90%) is not reached.")
    assert len(headlines(card(rows), most=1)) == 1


def test_a_doubtful_signal_is_no_headline_and_one_thing_on_two_bases_is_one() -> None:
    concern, better = Variation.CONCERN_LOW, Variation.IMPROVEMENT_LOW
    values = [100.0] * 14 + [99.0, 98.0]
    series = [(JUNE.plus(at - 15).end, value) for at, value in enumerate(values)]
    doubtful = replace(row("cla_health", values, 99, signal=concern), chart=xmr(series, Better.HIGHER))
    bases = [
        row(code, [30, 29, 28], 29, signal=better) for code in ("agency_fte", "agency_fte_establishment")
    ]
    shown = [replace(each, indicator=replace(each.indicator, in_report=True)) for each in bases]
    assert [one.code for one in headlines(card([doubtful, *shown]))] == ["agency_fte"]


def test_an_indicator_is_one_headline_at_most() -> None:
    """Of its age groups the one that matters most; of equals the first."""
    common, concern = Variation.COMMON, Variation.CONCERN_LOW
    of = {"": common, "age=17-18": concern, "age=19-21": concern}
    rows = [row("cl_eet", [55, 55, 57], 51, group=group, signal=signal) for group, signal in of.items()]
    assert [paragraph.group for paragraph in headlines(card(rows))] == ["age=17-18"]


def test_what_would_contradict_the_table_is_left_out_and_named() -> None:
    """A scorecard whose arrow contradicts its own months: the paragraph is not said."""
    made = row("assess_45", [71, 86, 82], 95, target=90)
    assert told(card([made])).areas[Theme.PRACTICE][0].endswith("The target (90%) is reached.")
    contradicting = told(card([replace(made, movement=Movement.UP)]))
    assert contradicting.areas == {Theme.PRACTICE: ()}
    assert contradicting.left_out == ("assess_45: 'rose': decreased: from 86% to 82%",)


def test_an_area_may_be_called_anything() -> None:
    """Words and numbers in the name of a team are of the team."""
    area = "team=Referrals 24 rose above England"
    rows = [
        row("repeat_referrals", [23, 22, 24], 27, 22, 18, group=area),
        row("referrals", [1, 2, 3], 4, group=area),
    ]
    found = told(replace(card(rows), area=area))
    assert found.left_out == ()
    assert "in Referrals 24 rose above England was 27% on average" in found.areas[Theme.PRACTICE][0]


def test_the_decimals_of_a_chart_are_in_no_other_sentence() -> None:
    """Our months need a decimal to be told from their limits; ours and theirs are told as everywhere."""
    made = row("cl_eet", [55.12, 55.14, 55.13], 55.1, 55, 54.5, 60, group="age=17-18")
    finer = card([replace(made, telling=1)])
    text = tell(finer).markdown
    assert "were 55%" in text or "was 55%" in text
    for shown in ("England (55%)", "our statistical neighbours (55%)", "The target (60%)"):
        assert shown in text
    assert told(finer).left_out == ()


def test_what_is_red_and_no_headline_is_named_beside_them() -> None:
    """A count of reds of which one is named nowhere would make readers look for it."""
    rows = [row(code, [50, 50], 50, 90, target=90) for code in ("icpc_15", "assess_45", "cla_health")]
    made = card([*rows, row("cla_visits", [50, 50], 50, 90)])
    assert [one.code for one in headlines(made, most=2)] == ["icpc_15", "assess_45"]
    assert [one.indicator.code for one in also_red(made, "target", most=2)] == ["cla_health"]
    assert [one.indicator.code for one in also_red(made, "england", most=2)] == ["cla_health", "cla_visits"]
