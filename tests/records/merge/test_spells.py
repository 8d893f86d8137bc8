"""Spells: what a newer load lists replaces what older ones said; what it should list and does not is gone."""

from pathlib import Path

import pytest

from goldenthread.records.load import Load, Source
from tests.records.hand import AS_AT, EVENTS, SPELLS, load, merged, rows, window

PLANS = "cp_plans\nperson_id | cp_plan_start_date | cp_plan_end_date\n"


def plans(reference: str, given: str, *, first: str, source: Source = Source.ANNEX_A) -> Load:
    return load(reference, PLANS + given, window("cp_plans", first, reference, SPELLS), source=source)


def result(tmp_path: Path, *loads: Load) -> list[tuple[object, ...]]:
    con = merged(tmp_path, *loads)
    return rows(con, "cp_plans", "person_id, cp_plan_start_date, cp_plan_end_date")


def test_the_newest_load_says_how_a_spell_went_on(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 |", first="2023-01-01"),
        plans("2023-07-31", "A | 2022-03-01 | 2023-07-10", first="2023-02-01"),
    ) == [("A", "2022-03-01", "2023-07-10")]


def test_a_spell_that_ended_before_the_newer_window_is_kept(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 | 2023-01-31\nB | 2022-03-01 | 2023-02-01", first="2023-01-01"),
        plans("2023-07-31", "", first="2023-02-01"),
    ) == [("A", "2022-03-01", "2023-01-31")]  # B ended on the first day of the newer window, which denies it


def test_an_open_spell_that_a_newer_load_would_list_and_does_not_is_denied(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 |", first="2023-01-01"),
        plans("2023-07-31", "B | 2023-07-01 |", first="2023-02-01"),
    )[:1] == [("B", "2023-07-01", None)]


def test_a_list_of_latest_spells_does_not_deny_an_earlier_one_and_ends_it(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 |\nB | 2022-03-01 | 2023-05-05", first="2023-01-01"),
        plans("2023-07-31", "A | 2023-07-10 |\nB | 2023-07-10 |", first="2023-02-01"),
    ) == [
        ("A", "2022-03-01", "2023-07-10"),  # was open: it ended at the latest when the next began
        ("A", "2023-07-10", None),
        ("B", "2022-03-01", "2023-05-05"),
        ("B", "2023-07-10", None),
    ]


def test_a_full_list_denies_an_earlier_spell_even_where_it_has_a_later_one(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 |", first="2023-01-01", source=Source.SSD),
        plans("2023-07-31", "A | 2023-07-10 |", first="2017-01-01", source=Source.SSD),
    ) == [("A", "2023-07-10", None)]


def test_a_corrected_start_replaces_the_old_one(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-05 |", first="2023-01-01"),
        plans("2023-07-31", "A | 2022-03-01 |", first="2023-02-01"),
    ) == [("A", "2022-03-01", None)]


def test_an_end_worked_out_counts_when_still_newer_loads_are_asked(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2023-01-31", "A | 2022-03-01 |", first="2022-08-01"),
        plans("2023-02-28", "A | 2023-02-10 | 2023-02-20", first="2022-09-01"),
        plans("2023-09-30", "", first="2023-04-01"),  # both were over before its window
    ) == [("A", "2022-03-01", "2023-02-10"), ("A", "2023-02-10", "2023-02-20")]


def test_a_spell_that_ended_where_no_load_looked_ends_before_the_next_window(tmp_path: Path) -> None:
    assert result(
        tmp_path,
        plans("2022-06-30", "A | 2022-03-01 |", first="2022-01-01"),
        plans("2023-06-30", "", first="2023-01-01"),
        plans("2023-07-31", "", first="2023-02-01"),
    ) == [("A", "2022-03-01", "2023-01-01")]


@pytest.mark.parametrize("later", ["2023-07-10", "2023-08-10"])
def test_three_lists_of_latest_spells_leave_three_spells(tmp_path: Path, later: str) -> None:
    found = result(
        tmp_path,
        plans("2023-06-30", "A | 2022-03-01 |", first="2023-01-01"),
        plans("2023-07-31", "A | 2023-07-01 |", first="2023-02-01"),
        plans("2023-08-31", f"A | {later} |", first="2023-03-01"),
    )
    assert found == [
        ("A", "2022-03-01", "2023-07-01"),
        ("A", "2023-07-01", later),
        ("A", later, None),
    ]


PLACEMENTS = "cla_placement\nperson_id | cla_placement_start_date | cla_placement_end_date\n"


def placements(reference: str, given: str, *, source: Source = Source.ANNEX_A) -> Load:
    covers, first = (AS_AT, reference) if source is Source.ANNEX_A else (SPELLS, "2022-04-01")
    return load(
        reference, PLACEMENTS + given, window("cla_placement", first, reference, covers), source=source
    )


def test_a_placement_of_a_monthly_list_ends_when_a_later_list_shows_the_next_one(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        placements("2023-03-31", "A | 2022-09-01 |\nB | 2022-09-01 |", source=Source.SSDA903),
        placements("2023-06-30", "A | 2023-05-05 |\nC | 2023-05-05 |"),
        placements("2023-07-31", "A | 2023-07-07 |\nB | 2022-09-01 |"),
    )
    assert rows(con, "cla_placement", "person_id, cla_placement_start_date, cla_placement_end_date") == [
        ("A", "2022-09-01", "2023-05-05"),
        ("A", "2023-05-05", "2023-07-07"),
        ("A", "2023-07-07", None),
        ("B", "2022-09-01", None),
        ("C", "2023-05-05", None),  # it left the list: its period of care ends it
    ]


NEED = "cin_episodes\nperson_id | referral_date | close_date | is_referral | is_episode\n"


def test_a_referral_and_its_episode_of_need_are_served_each_by_its_own_window(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        load(
            "2023-03-31",
            NEED + "A | 2022-05-05 | | yes | yes\nB | 2023-02-02 | | yes | yes",
            window("cin_episodes.referrals", "2022-04-01", "2023-03-31", EVENTS),
            window("cin_episodes.episodes", "2022-04-01", "2023-03-31", SPELLS),
            source=Source.CIN_CENSUS,
        ),
        load(
            "2023-06-30",
            NEED + "B | 2023-02-02 | | yes | no",
            window("cin_episodes.referrals", "2023-01-01", "2023-06-30", EVENTS),
            window("cin_episodes.episodes", "2023-01-01", "2023-06-30", SPELLS),
        ),
    )
    # A's referral is older than the newer window; its episode of need would be on the newer list of
    # children in need. B's referral comes from the newer load; its episode is not on that list either.
    assert rows(con, "cin_episodes", "person_id, is_referral, is_episode, load[:10]") == [
        ("A", True, False, "2023-03-31"),
        ("B", True, False, "2023-06-30"),
    ]
