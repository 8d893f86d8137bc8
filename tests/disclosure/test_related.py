"""Counts that follow from others: the rest between two measures, and what a stock lost."""

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.attack import attack
from goldenthread.disclosure.balances import balances
from goldenthread.disclosure.cells import NUMERATOR, Need
from goldenthread.disclosure.figures import cells_of, what_is_counted
from goldenthread.disclosure.parts import Definition, is_part
from goldenthread.disclosure.protecting import Protected, protect
from goldenthread.disclosure.related import related
from goldenthread.indicators.figure import Figure
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status, Unit

JUNE = Month(2023, 6)


def figure(code: str, numerator: float, denominator: float, month: Month = JUNE) -> Figure:
    unit = catalogue()[code].unit
    basis, _ = catalogue()[code].bases
    scale = {Unit.PERCENT: 100.0, Unit.PER_10000: 10_000.0}.get(unit, 1.0)
    value = numerator / denominator * scale * (12 if basis is Basis.MONTH_ANNUALISED else 1)
    return Figure(
        code, "999", "", month.end, basis, numerator, denominator, value, unit, Status.FINAL, "", "s"
    )


def published(*figures: Figure) -> Protected:
    cells = cells_of(figures, catalogue().values())
    others, sums = related(cells, catalogue().values())
    return protect([*cells, *(one.cell for one in others)], balances=sums)


def amounts(*figures: Figure) -> dict[str, tuple[float, float | None]]:
    others, _ = related(cells_of(figures, catalogue().values()), catalogue().values())
    return {one.cell.key.indicator: (one.cell.numerator, one.cell.denominator) for one in others}


IN_CARE, FOR_FOUR_MONTHS = figure("cla_permanence", 46, 56), figure("cla_permanence_4m", 42, 50)


def test_those_in_care_for_less_are_a_number_and_so_are_those_of_them_with_a_plan() -> None:
    rest = "cla_end without cla_permanence_4m.denominator"
    assert amounts(IN_CARE, FOR_FOUR_MONTHS) == {
        rest: (6.0, None),
        f"cla_permanence without cla_permanence_4m of {rest}": (4.0, 6.0),
    }


def test_what_follows_from_two_measures_is_kept_back_with_one_of_them() -> None:
    done = published(IN_CARE, FOR_FOUR_MONTHS)
    hidden = [shown.key.indicator for shown in done.shown if "[c]" in shown.texts.values()]
    assert hidden
    small = [one for one in done.attack().intervals if one.need == Need.SMALL]
    assert small
    assert done.attack().proved
    alone = protect(cells_of([IN_CARE, FOR_FOUR_MONTHS], catalogue().values()))
    assert not [shown for shown in alone.shown if "[c]" in shown.texts.values()]


def test_a_rest_that_is_large_hides_nothing() -> None:
    done = published(figure("cla_permanence", 460, 560), figure("cla_permanence_4m", 420, 500))
    assert not [shown for shown in done.shown if "[c]" in shown.texts.values()]


def need(month: Month, closed: int, stock: int, referrals: int = 60, nfa: int = 3) -> list[Figure]:
    return [
        figure("referrals", referrals, 36_000, month),
        figure("referrals_nfa", nfa, referrals, month),
        figure("cin_end", stock, 36_000, month),
        figure("complete_close_reason", closed, closed, month),
    ]


def test_referrals_that_led_to_nothing_do_not_follow_from_those_that_led_on() -> None:
    """60 referrals, 400 children in need before and 410 after, 47 closed: 3 led to nothing."""
    figures = [*need(JUNE.plus(-1), 50, 400, nfa=20), *need(JUNE, 47, 410)]
    done = published(*figures)
    nfa = [
        one
        for one in done.attack().intervals
        if one.key.indicator == "referrals_nfa" and one.key.month == JUNE
    ]
    assert done.attack().proved
    assert [one for one in nfa if one.side == NUMERATOR and one.low <= 1 and one.high >= 5]
    told = protect(cells_of(figures, catalogue().values())).shown
    cells = cells_of(figures, catalogue().values())
    _, sums = related(cells, catalogue().values())
    careless = attack(told, [*sums, *balances([cell.subject for cell in cells], [])])
    assert not careless.proved


def test_plans_that_ended_are_a_number_though_nothing_counts_them() -> None:
    before, after = figure("cpp_end", 200, 36_000, JUNE.plus(-1)), figure("cpp_end", 206, 36_000)
    began = figure("cpp_repeat", 7, 10)
    assert amounts(before, after, began) == {"cpp_end, ended": (4.0, None)}
    done = published(before, after, began)
    assert done.attack().proved
    assert [shown for shown in done.shown if "[c]" in shown.texts.values()]


@pytest.mark.parametrize(
    ("narrow", "wide", "is_"),
    [
        ("cla_permanence_4m.denominator", "cla_end", True),
        ("cla_health.denominator", "cla_permanence_4m.denominator", True),
        ("assess_45.denominator", "assessments", True),
        ("cl_suitable.denominator", "cl_in_touch.denominator", True),
        ("cla_end", "cla_permanence_4m.denominator", False),
        ("cla_end", "cla_end", False),
        ("icpc", "section47", False),
        ("agency_fte", "agency_fte.denominator", False),
    ],
)
def test_parts_are_known_by_their_definitions(narrow: str, wide: str, is_: bool) -> None:
    counted = what_is_counted(catalogue().values())
    assert is_part(*(Definition.of(counted[name]) for name in (narrow, wide))) is is_
