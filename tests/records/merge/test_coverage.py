"""For which days the loads in force speak, and with what bias."""

from pathlib import Path

from goldenthread.records.load import AS_KNOWN, Load
from goldenthread.records.merging.coverage import coverage
from tests.records.hand import AS_AT, EVENTS, SPELLS, kept, load, plain, window


def stretches(tmp_path: Path, *loads: Load) -> list[tuple[object, ...]]:
    found = coverage(kept(tmp_path, *loads))
    return [tuple(plain((s.aspect, s.first, s.last, s.bias, s.reference_date))) for s in found]


def test_the_newest_load_speaks_for_a_day_that_two_hold(tmp_path: Path) -> None:
    assert stretches(
        tmp_path,
        load("2023-06-30", "", window("contacts", "2023-01-01", "2023-06-30", EVENTS)),
        load("2023-07-31", "", window("contacts", "2023-02-01", "2023-07-31", EVENTS)),
    ) == [
        ("contacts", "2023-01-01", "2023-01-31", None, "2023-06-30"),
        ("contacts", "2023-02-01", "2023-07-31", None, "2023-07-31"),
    ]


def test_days_between_two_loads_are_not_spoken_for(tmp_path: Path) -> None:
    assert stretches(
        tmp_path,
        load("2022-06-30", "", window("contacts", "2022-01-01", "2022-06-30", EVENTS)),
        load("2023-06-30", "", window("contacts", "2023-01-01", "2023-06-30", EVENTS)),
    ) == [
        ("contacts", "2022-01-01", "2022-06-30", None, "2022-06-30"),
        ("contacts", "2023-01-01", "2023-06-30", None, "2023-06-30"),
    ]


def test_the_last_day_of_a_list_of_open_children_has_no_bias(tmp_path: Path) -> None:
    low = "too low: only the latest spell"
    assert stretches(
        tmp_path,
        load("2023-06-30", "", window("cp_plans", "2023-01-01", "2023-06-30", SPELLS, low)),
        load("2023-07-31", "", window("cp_plans", "2023-02-01", "2023-07-31", SPELLS, low)),
    ) == [
        ("cp_plans", "2023-01-01", "2023-01-31", low, "2023-06-30"),
        ("cp_plans", "2023-02-01", "2023-06-29", low, "2023-07-31"),
        ("cp_plans", "2023-06-30", "2023-06-30", None, "2023-07-31"),
        ("cp_plans", "2023-07-01", "2023-07-30", low, "2023-07-31"),
        ("cp_plans", "2023-07-31", "2023-07-31", None, "2023-07-31"),
    ]


def test_nothing_that_comes_later_mends_what_a_list_says_of_its_day(tmp_path: Path) -> None:
    assert stretches(
        tmp_path,
        load("2023-06-30", "", window("cla_visits", "2023-06-30", "2023-06-30", AS_AT, AS_KNOWN)),
        load("2023-07-31", "", window("cla_visits", "2023-07-31", "2023-07-31", AS_AT, AS_KNOWN)),
    ) == [
        ("cla_visits", "2023-06-30", "2023-06-30", AS_KNOWN, "2023-06-30"),
        ("cla_visits", "2023-07-31", "2023-07-31", AS_KNOWN, "2023-07-31"),
    ]


def test_a_list_as_at_a_day_speaks_of_that_day(tmp_path: Path) -> None:
    assert stretches(
        tmp_path, load("2023-06-30", "", window("care_leavers", "2023-01-01", "2023-06-30", AS_AT))
    ) == [("care_leavers", "2023-06-30", "2023-06-30", None, "2023-06-30")]
