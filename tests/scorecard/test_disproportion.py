"""Which group stands beside which, on made-up figures; and how it is said."""

import math
from collections.abc import Iterator
from datetime import date

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.rate_ratio import Counted, RateRatio, of_shares
from goldenthread.narrative.disproportion import People, finding, in_short, sentence, shown
from goldenthread.scorecard.disproportion import Compared, Disproportion, disproportions
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.standards.ethnic_groups import BROAD_OF, NOT_KNOWN
from goldenthread.terms.words import Basis, Breakdown, Status

CHILDREN = People("children")


def of(indicator: Indicator, **groups: tuple[float, float | None]) -> Iterator[Disproportion]:
    """What is compared of figures: kind_code=(above, below), of the basis that is compared."""
    basis = indicator.bases[1] if indicator.is_flow else indicator.bases[0]
    return disproportions(
        indicator, [figure(indicator, name, *counts, basis) for name, counts in groups.items()]
    )


def figure(indicator: Indicator, name: str, above: float, below: float | None, basis: Basis) -> Figure:
    group = name.replace("_", "=", 1).replace("_", "-")
    return Figure(
        indicator.code,
        "X01",
        group,
        date(2023, 6, 30),
        basis,
        above,
        below,
        None,
        indicator.unit,
        Status.FINAL,
        "",
        "s",
    )


def measure(code: str) -> Indicator:
    return catalogue.load()[code]


def test_single_codes_of_ethnicity_are_joined_and_compared_with_white_children() -> None:
    [found] = of(
        measure("repeat_referrals"),
        ethnicity_WBRI=(180, 900), ethnicity_WIRI=(20, 100), ethnicity_MWBC=(20, 50), ethnicity_MOTH=(12, 50),
        ethnicity_BAFR=(1, 5), ethnicity_NOBT=(30, 30), ethnicity_REFU=(3, 3),
    )  # fmt: skip
    mixed, black = found.compared
    assert (mixed.group, mixed.reference) == ("Mixed", "White")
    assert (mixed.ours, mixed.theirs) == (Counted(32, 100), Counted(200, 1000))
    assert mixed.ratio == of_shares(Counted(32, 100), Counted(200, 1000))
    assert (black.group, black.ratio) == ("Black", None)
    said = sentence(found, mixed, CHILDREN)
    assert said == (
        "Children of mixed ethnicity are 1.6 times as likely as White children to be counted (1.2 to 2.1): "
        "more than chance."
    )
    assert sentence(found, black, CHILDREN) == "Black children compared with White children: too few to tell."
    assert finding((found,), CHILDREN) == (
        "A difference that is more than chance is seen for children of mixed ethnicity."
    )


def test_an_age_is_compared_with_all_other_ages_in_their_order() -> None:
    [found] = of(measure("repeat_referrals"), age_10_15=(20, 100), age_1_4=(20, 100), age_5_9=(20, 100))
    assert [one.group for one in found.compared] == ["1-4", "5-9", "10-15"]
    assert {one.theirs for one in found.compared} == {Counted(40, 200)}
    assert sentence(found, found.compared[0], CHILDREN) == (
        "Children aged 1 to 4 are 1.0 times as likely as children of other ages to be counted (0.6 to 1.6): "
        "chance alone can explain the difference."
    )
    assert in_short(found, found.compared[0], CHILDREN) == (
        "children aged 1 to 4, 1.0 times as likely as children of other ages (0.6 to 1.6)"
    )
    assert finding((found,), CHILDREN) == "No difference between groups is more than chance can explain."
    assert list(of(measure("repeat_referrals"), age_1_4=(20, 100))) == []


def test_sex_and_disability_have_a_side_that_is_compared() -> None:
    by_sex, by_disability = of(
        measure("cla_visits"),
        sex_M=(30, 60),
        sex_F=(30, 50),
        sex_U=(1, 1),
        disability_yes=(20, 30),
        disability_no=(40, 80),
    )
    assert [(one.group, one.reference) for one in by_sex.compared] == [("F", "M")]
    assert sentence(by_sex, by_sex.compared[0], CHILDREN).startswith("Girls are 1.2 times as likely")
    assert sentence(by_sex, by_sex.compared[0], People("young people")).startswith("Young women are")
    assert "as children who are not disabled to be counted" in sentence(
        by_disability, by_disability.compared[0], CHILDREN
    )


def test_rates_are_compared_by_population_or_not_at_all() -> None:
    [known] = of(measure("referrals"), sex_M=(400, 10_000), sex_F=(300, 10_000))
    assert known.by_population
    assert sentence(known, known.compared[0], CHILDREN) == (
        "Girls are counted 0.8 times as often as boys, for how many of each live in the area (0.6 to 0.9): "
        "more than chance."
    )
    [unknown] = of(measure("referrals"), sex_M=(400, None), sex_F=(300, None))
    assert unknown.no_population
    assert unknown.compared == ()
    assert (
        list(
            of(
                measure("referrals"),
                ethnicity_MOTH=(5, None),
                ethnicity_MWBC=(5, 900),
                ethnicity_WBRI=(90, 9000),
            )
        )
        == []
    )


def test_what_is_so_on_a_day_is_compared_on_that_day_and_never_over_12_month_ends() -> None:
    visits = measure("cla_visits")
    average = [figure(visits, name, 300, 600, visits.bases[1]) for name in ("sex_M", "sex_F")]
    assert list(disproportions(visits, average)) == []


def test_what_counts_no_children_is_not_compared() -> None:
    for code in ("agency_fte", "audits_good", "assess_open_45", "s47_to_icpc_ratio"):
        assert list(of(measure(code), sex_M=(300, 600), sex_F=(300, 600))) == []


def test_every_code_of_ethnicity_is_in_a_group_or_says_that_nothing_is_known() -> None:
    assert {*BROAD_OF, *NOT_KNOWN} == set(CODE_LISTS["ethnicity"].codes)


def test_a_ratio_is_shown_on_the_side_of_1_on_which_it_lies() -> None:
    assert shown(RateRatio(1.6, 1.14, 2.3)) == ("1.6", "1.1", "2.3")
    assert shown(RateRatio(1.08, 1.02, 1.14)) == ("1.08", "1.02", "1.14")
    assert shown(RateRatio(1.0, 0.96, 1.04)) == ("1.0", "1.0", "1.0")
    assert shown(RateRatio(3.0, 1.5, math.inf)) == ("3.0", "1.5", "no limit")


def test_nobody_in_the_reference_is_said_so() -> None:
    one = Compared("F", "M", Counted(20, 40), Counted(0, 40), of_shares(Counted(20, 40), Counted(0, 40)))
    found = Disproportion(Breakdown.SEX, (one,), by_population=False)
    assert sentence(found, one, CHILDREN) == "Girls are counted, and no boys are: more than chance."
