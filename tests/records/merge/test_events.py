"""Events: the newest load counts for the dates it speaks for, older ones for the rest."""

from pathlib import Path

from goldenthread.records.load import Load, Source
from tests.records.hand import AS_AT, EVENTS, load, merged, rows, window


def june(given: str) -> Load:
    return load("2023-06-30", given, window("contacts", "2023-01-01", "2023-06-30", EVENTS))


def july(given: str) -> Load:
    return load("2023-07-31", given, window("contacts", "2023-02-01", "2023-07-31", EVENTS))


CONTACTS = "contacts\nperson_id | contact_date | team\n"


def test_the_newer_load_counts_inside_its_window_and_the_older_one_outside(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        june(CONTACTS + "A | 2023-01-10 | x\nB | 2023-01-31 | x\nC | 2023-02-01 | x\nD | 2023-03-01 | x"),
        july(CONTACTS + "D | 2023-03-01 | y\nE | 2023-07-31 | y"),
    )
    assert rows(con, "contacts", "person_id, contact_date, team, load[:10]") == [
        ("A", "2023-01-10", "x", "2023-06-30"),  # before the newer window
        ("B", "2023-01-31", "x", "2023-06-30"),  # its last day before
        ("D", "2023-03-01", "y", "2023-07-31"),  # as the newer load has it; C, inside its window, is gone
        ("E", "2023-07-31", "y", "2023-07-31"),
    ]


def test_a_newer_load_that_does_not_speak_of_the_table_denies_nothing(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        june(CONTACTS + "A | 2023-06-10 | x"),
        load("2023-07-31", "", window("s47_enquiry", "2023-02-01", "2023-07-31", EVENTS)),
    )
    assert rows(con, "contacts", "person_id") == [("A",)]


def test_the_newest_knowledge_of_a_record_counts_even_outside_the_newer_window(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        june(CONTACTS + "A | 2023-01-10 | x"),
        july(CONTACTS + "A | 2023-01-10 | y"),
    )
    assert rows(con, "contacts", "person_id, team") == [("A", "y")]


def test_dated_rows_that_each_list_adds_one_of_are_all_kept(tmp_path: Path) -> None:
    visits = "cla_visits\nperson_id | cla_visit_date\n"
    con = merged(
        tmp_path,
        load(
            "2023-06-30", visits + "A | 2023-06-10", window("cla_visits", "2023-06-30", "2023-06-30", AS_AT)
        ),
        load(
            "2023-07-31", visits + "A | 2023-07-10", window("cla_visits", "2023-07-31", "2023-07-31", AS_AT)
        ),
    )
    assert rows(con, "cla_visits", "cla_visit_date") == [("2023-06-10",), ("2023-07-10",)]


def test_what_is_said_of_one_day_is_said_anew_by_the_next_load_of_that_source(tmp_path: Path) -> None:
    staff = "workers\nmonth_end | worker_id | fte\n"
    con = merged(
        tmp_path,
        load(
            "2023-06-30",
            staff + "2023-06-30 | W1 | 1\n2023-06-30 | W2 | 1",
            window("workers", "2023-06-30", "2023-06-30", AS_AT),
            source=Source.HR,
        ),
        load(
            "2023-07-31",
            staff + "2023-06-30 | W1 | 0.5\n2023-07-31 | W1 | 0.5",
            window("workers", "2023-06-30", "2023-06-30", AS_AT),
            window("workers", "2023-07-31", "2023-07-31", AS_AT),
            source=Source.HR,
        ),
    )
    assert rows(con, "workers", "month_end, worker_id, fte") == [
        ("2023-06-30", "W1", 0.5),  # W2 is no longer said to have been there
        ("2023-07-31", "W1", 0.5),
    ]


def test_two_sources_that_speak_of_one_day_are_joined(tmp_path: Path) -> None:
    leavers = "care_leavers\nperson_id | as_at | care_leaver_in_touch\n"
    aspect = window("care_leavers", "2023-06-30", "2023-06-30", AS_AT)
    con = merged(
        tmp_path,
        load("2023-06-30", leavers + "A | 2023-06-30 | YES\nB | 2023-06-30 | YES", aspect),
        load("2023-06-30", leavers + "A | 2023-06-30 | NO", aspect, source=Source.SSD),
    )
    assert rows(con, "care_leavers", "person_id, care_leaver_in_touch") == [("A", "NO"), ("B", "YES")]


def test_a_record_given_twice_counts_once_and_the_order_of_rows_does_not_decide_which(tmp_path: Path) -> None:
    twice = ["A | 2023-06-10 | x", "A | 2023-06-10 | y"]
    for number, order in enumerate((twice, twice[::-1])):
        con = merged(tmp_path / str(number), june(CONTACTS + "\n".join(order)))
        assert rows(con, "contacts", "person_id, team") == [("A", "x")]


def test_a_row_without_its_child_cannot_be_used(tmp_path: Path) -> None:
    con = merged(tmp_path, june(CONTACTS + " | 2023-06-10 | x\nA | | x"))
    assert rows(con, "contacts", "person_id, contact_date") == [("A", None)]


def test_the_stated_number_of_earlier_referrals_outlives_the_load_that_stated_it(tmp_path: Path) -> None:
    referrals = "cin_episodes\nperson_id | referral_date | referrals_12m | is_referral | is_episode\n"
    con = merged(
        tmp_path,
        load(
            "2023-06-30",
            referrals + "A | 2023-06-10 | 1 | yes | no",
            window("cin_episodes.referrals", "2023-01-01", "2023-06-30", EVENTS),
        ),
        load(
            "2023-07-31",
            referrals + "A | 2023-06-10 | | yes | no\nA | 2023-07-10 | 2 | yes | no",
            window("cin_episodes.referrals", "2023-02-01", "2023-07-31", EVENTS),
        ),
    )
    assert rows(con, "cin_episodes", "referral_date, referrals_12m, load[:10]") == [
        ("2023-06-10", 1, "2023-07-31"),
        ("2023-07-10", 2, "2023-07-31"),
    ]


def test_a_list_of_enquiries_denies_only_conferences_of_its_enquiries(tmp_path: Path) -> None:
    held = "initial_cp_conference\nperson_id | icpc_date | linked_s47_start_date\n"
    con = merged(
        tmp_path,
        load(
            "2023-06-30",
            held + "A | 2023-02-08 | 2023-01-25\nB | 2023-02-20 | 2023-02-05\nC | 2023-02-08 |",
            window("initial_cp_conference", "2023-01-01", "2023-06-30", EVENTS),
        ),
        load("2023-07-31", held, window("initial_cp_conference", "2023-02-01", "2023-07-31", EVENTS)),
    )
    # A's enquiry began before the newer list's six months; C came in without one: neither could be on it.
    assert rows(con, "initial_cp_conference", "person_id") == [("A",), ("C",)]
