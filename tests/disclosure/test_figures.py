"""Figures of the catalogue as cells: what is counted, over what, for how long, and what is the same count."""

from datetime import date

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.cells import Key
from goldenthread.disclosure.figures import cells_of, key_of
from goldenthread.disclosure.protecting import protect
from goldenthread.indicators.figure import Figure
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status, Unit

JUNE = Month(2023, 6)


def figure(
    code: str, numerator: float | None, denominator: float | None, unit: Unit, basis: Basis, scale: float
) -> Figure:
    value = numerator / denominator * scale if numerator is not None and denominator else None
    return Figure(
        code, "999", "sex=F", JUNE.end, basis, numerator, denominator, value, unit, Status.FINAL, "", "s"
    )


RATE = figure("referrals", 40, 60_000, Unit.PER_10000, Basis.MONTH_ANNUALISED, 120_000)
YEAR = figure("referrals", 480, 60_000, Unit.PER_10000, Basis.ROLLING_12, 10_000)
SHARE = figure("repeat_referrals", 3, 40, Unit.PERCENT, Basis.MONTH, 100)


def test_a_cell_is_named_by_its_figure() -> None:
    assert key_of(RATE) == Key("referrals", "999", "sex=F", JUNE, "month_annualised")


def test_the_denominator_of_a_share_is_the_count_of_another_row() -> None:
    rate, year, share = (cell.subject for cell in cells_of([RATE, YEAR, SHARE], catalogue().values()))
    assert rate.counted == share.over == year.counted
    assert (rate.months, year.months) == (1, 12)
    assert (rate.per, rate.scale, year.scale) == (60_000, 120_000, 10_000)
    assert share.whole


def test_a_figure_is_published_as_the_report_shows_it() -> None:
    done = protect(cells_of([RATE, YEAR, SHARE], catalogue().values()))
    assert {shown.key[0] + shown.key[4]: dict(shown.texts) for shown in done.shown} == {
        "referralsmonth_annualised": {"numerator": "40", "denominator": "60,000", "value": "80"},
        "referralsrolling_12": {"numerator": "480", "denominator": "60,000", "value": "80"},
        "repeat_referralsmonth": {"numerator": "[c]", "denominator": "40", "value": "[c]"},
    }
    assert done.attack().proved


def test_what_is_not_available_has_no_cell() -> None:
    assert (
        cells_of([figure("referrals", None, None, Unit.PER_10000, Basis.MONTH, 1)], catalogue().values())
        == []
    )


def test_full_time_equivalents_are_amounts() -> None:
    [cell] = cells_of(
        [figure("agency_fte", 4.93, 233.0, Unit.PERCENT, Basis.POINT, 100)], catalogue().values()
    )
    assert cell.subject.amounts


def test_every_indicator_has_a_name_for_what_it_counts() -> None:
    today = date(2023, 6, 30)
    for code, indicator in catalogue().items():
        one = Figure(
            code, "999", "", today, indicator.bases[0], 7, 9, 77.0, indicator.unit, Status.FINAL, "", "s"
        )
        [cell] = cells_of([one], catalogue().values())
        assert cell.subject.counted
