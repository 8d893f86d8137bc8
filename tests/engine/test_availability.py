"""Which figures the loads allow: final, provisional, rebuilt, or not available and why."""

from datetime import date

import pytest

from goldenthread import catalogue
from goldenthread.engine.availability import Availability, Stretch
from goldenthread.records.load import AS_KNOWN, Covers
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status

JUNE = Month(2023, 6)


def stretch(
    aspect: str, first: str, last: str, known: str, covers: Covers = Covers.EVENTS, bias: str | None = None
) -> Stretch:
    return Stretch(
        aspect, covers, date.fromisoformat(first), date.fromisoformat(last), bias, date.fromisoformat(known)
    )


def status(
    code: str, *stretches: Stretch, month: Month = JUNE, loads: tuple[str, ...] = ()
) -> tuple[Status, str]:
    dates = [date.fromisoformat(day) for day in loads]
    verdict = Availability(stretches, dates, lag=10).of(catalogue.load()[code], month)
    return verdict.status, verdict.reason


@pytest.mark.parametrize(
    ("known", "expected"),
    [("2023-07-13", Status.PROVISIONAL), ("2023-07-14", Status.FINAL)],
    ids=["nine working days after the end", "ten"],
)
def test_a_month_is_final_ten_working_days_after_its_end(known: str, expected: Status) -> None:
    found, reason = status("referrals", stretch("cin_episodes.referrals", "2023-01-01", known, known))
    assert found is expected
    assert ("14 July 2023" in reason) == (found is Status.PROVISIONAL)


def test_a_cohort_needs_its_own_time_too() -> None:
    needs = catalogue.load()["s47_to_icpc_cohort"].all_needs
    aspects = {aspect for need in needs for aspect, _ in need.any_of}

    def cohort(known: str) -> Status:
        return status("s47_to_icpc_cohort", *(stretch(a, "2022-01-01", known, known) for a in aspects))[0]

    assert (cohort("2023-08-03"), cohort("2023-08-04")) == (Status.PROVISIONAL, Status.FINAL)


def test_what_is_not_loaded_is_absent_and_says_what_is_missing() -> None:
    assert status("agency_fte") == (Status.NOT_AVAILABLE, "not loaded: staff (the HR file)")


def test_a_month_that_no_load_speaks_for_is_absent() -> None:
    known = stretch("cin_episodes.referrals", "2023-06-02", "2023-12-31", "2023-12-31")
    found, reason = status("referrals", known)
    assert found is Status.NOT_AVAILABLE
    assert reason == "nothing that was loaded covers referrals in June 2023"


def test_days_next_to_each_other_from_two_loads_make_one_month() -> None:
    first = stretch("cin_episodes.referrals", "2023-05-01", "2023-06-15", "2023-06-15")
    second = stretch("cin_episodes.referrals", "2023-06-16", "2023-07-31", "2023-07-31")
    assert status("referrals", first, second)[0] is Status.FINAL
    gap = stretch("cin_episodes.referrals", "2023-06-17", "2023-07-31", "2023-07-31")
    assert status("referrals", first, gap)[0] is Status.NOT_AVAILABLE


def test_repeat_referrals_need_the_year_before_or_the_stated_count() -> None:
    year = stretch("cin_episodes.referrals", "2022-06-01", "2023-12-31", "2023-12-31")
    short = stretch("cin_episodes.referrals", "2022-06-02", "2023-12-31", "2023-12-31")
    stated = stretch("cin_episodes.before", "2023-06-01", "2023-12-31", "2023-12-31")
    assert status("repeat_referrals", year)[0] is Status.FINAL
    assert status("repeat_referrals", short)[0] is Status.NOT_AVAILABLE
    assert status("repeat_referrals", short, stated)[0] is Status.FINAL


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-06-22", Status.NOT_AVAILABLE), ("2023-06-23", Status.FINAL), ("2023-07-07", Status.FINAL)],
)
def test_a_list_speaks_for_the_month_end_within_seven_days(day: str, expected: Status) -> None:
    assert status("cl_in_touch", stretch("care_leavers", day, day, day, Covers.AS_AT))[0] is expected


def test_a_list_of_a_day_is_final_as_known_at_the_time() -> None:
    near = stretch("care_leavers", "2023-07-03", "2023-07-03", "2023-07-03", Covers.AS_AT, AS_KNOWN)
    assert status("cl_in_touch", near) == (Status.FINAL, AS_KNOWN)
    visits = stretch("cla_visits", "2023-06-30", "2023-06-30", "2023-06-30", Covers.AS_AT, AS_KNOWN)
    others = [
        aspect
        for need in catalogue.load()["cla_visits"].all_needs
        for aspect, _ in need.any_of
        if aspect != "cla_visits"
    ]

    def visited(known: str) -> tuple[Status, str]:
        care = [stretch(a, "2022-01-01", known, known, Covers.SPELLS) for a in others]
        return status("cla_visits", visits, *care, loads=("2023-06-30", known))

    assert visited("2023-07-31") == (Status.FINAL, AS_KNOWN)
    provisional, reason = visited("2023-06-30")
    assert provisional is Status.PROVISIONAL
    assert reason.startswith("not final: ")
    assert reason.endswith(f"; {AS_KNOWN}")


def test_each_bias_is_said_once() -> None:
    """A load can be off in several ways; a year's months can come from different kinds of load."""
    leavers = stretch(
        "care_leavers", "2023-06-30", "2023-06-30", "2023-06-30", Covers.AS_AT, f"{AS_KNOWN}; odd"
    )
    care = stretch("care_leavers.pathway", "2023-06-30", "2023-06-30", "2023-06-30", Covers.AS_AT, AS_KNOWN)
    assert status("cl_pathway", leavers, care) == (Status.FINAL, f"{AS_KNOWN}; odd")


def test_a_stock_from_a_later_load_is_rebuilt_and_its_bias_is_said() -> None:
    later = stretch(
        "cp_plans", "2023-01-01", "2023-09-30", "2023-09-30", Covers.SPELLS, "counts too low: only the latest"
    )
    assert status("cpp_end", later, loads=("2023-09-30",)) == (
        Status.REBUILT,
        "counts too low: only the latest",
    )
    clean = stretch("cp_plans", "2017-01-01", "2023-09-30", "2023-09-30", Covers.SPELLS)
    assert status("cpp_end", clean, loads=("2023-09-30",)) == (Status.REBUILT, "")
    assert status("cpp_end", clean, loads=("2023-06-30", "2023-09-30")) == (Status.FINAL, "")


def test_a_flow_of_spells_is_read_on_the_last_day_of_its_month() -> None:
    before = stretch(
        "cla_episodes", "2023-01-01", "2023-06-29", "2023-09-30", Covers.SPELLS, "counts too low"
    )
    after = stretch("cla_episodes", "2023-06-30", "2023-09-30", "2023-09-30", Covers.SPELLS)
    assert status("cla_starts", before, after) == (Status.FINAL, "")


def test_placements_are_counted_once_a_year_of_them_is_known() -> None:
    """A return of one year tells the number of placements on its last day: those before it are in no file."""

    def of(first: str, last: str, month: Month) -> Status:
        found = [stretch(a, first, last, last, Covers.SPELLS) for a in ("cla_episodes", "cla_placement")]
        return (
            Availability(found, [date.fromisoformat(last)], 10)
            .of(catalogue.load()["cla_3placements"], month)
            .status
        )

    assert of("2022-04-01", "2023-03-31", Month(2023, 3)) is not Status.NOT_AVAILABLE
    assert of("2022-04-02", "2023-03-31", Month(2023, 3)) is Status.NOT_AVAILABLE
    for month in range(4, 13):
        assert of("2022-04-01", "2023-03-31", Month(2022, month)) is Status.NOT_AVAILABLE
