"""The reference engine's rules that are asked on a day, at their edges."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.engine.reference.facts import worker
from goldenthread.records.settings import Settings
from tests.spec.reference import history, on

CARE = """
    cla_episodes
    person_id | cla_episode_start_date
    A         | 2020-01-10
"""


@pytest.mark.parametrize(
    ("held", "day", "born", "found"),
    [
        ("2022-06-30", "2023-06-30", "2010-01-01", "A"),  # twelve months to the day
        ("2022-06-29", "2023-06-30", "2010-01-01", ""),
        ("2022-12-30", "2023-06-30", "2018-07-01", "A"),  # under 5 until tomorrow: six months
        ("2022-12-29", "2023-06-30", "2018-07-01", ""),
        ("2022-12-29", "2023-06-30", "2018-06-30", "A"),  # 5 today: twelve months again
        ("2022-06-30", "2023-06-30", "", "A"),  # date of birth not known: as for older children
        ("2023-07-01", "2023-06-30", "2010-01-01", ""),  # held later
    ],
)
def test_health_assessment_is_up_to_date(held: str, day: str, born: str, found: str) -> None:
    given = f"""{CARE}
    person
    person_id | dob
    A         | {born}

    cla_health
    person_id | health_check_type | health_check_date | health_check_status
    A         | Health Assessment | {held}            | Completed
    A         | Health Assessment | {day}             | Refused
    A         | Dental Check      | {day}             | Completed
    """
    assert on("care_health_checked", given, day) == found


@pytest.mark.parametrize(
    ("visited", "day", "found"),
    [
        ("2023-05-19", "2023-06-30", "A"),  # 42 days
        ("2023-05-18", "2023-06-30", ""),
    ],
)
def test_visit_in_care_is_up_to_date(visited: str, day: str, found: str) -> None:
    given = f"""{CARE}
    cla_visits
    person_id | cla_visit_date | cla_visit_seen
    A         | {visited}      |
    A         | {day}          | no
    """
    assert on("care_visited", given, day) == found


@pytest.mark.parametrize(
    ("kind", "visited", "found"),
    [
        ("U4", "2023-03-30", "A"),  # three months
        ("U4", "2023-03-29", ""),
        ("U6", "2023-03-30", ""),  # not long-term
    ],
)
def test_visits_are_rarer_in_long_term_fostering_a_year_old(kind: str, visited: str, found: str) -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type | cla_placement_start_reason
    A         | 2022-06-30               | 2022-09-01             | U6                 | P
    A         | 2022-09-01               |                        | {kind}             | T  # the same carer: a year

    cla_visits
    person_id | cla_visit_date
    A         | {visited}
    """
    assert on("care_visited", given, "2023-06-30") == found


@pytest.mark.parametrize(("day", "found"), [("2023-06-07", "A"), ("2023-06-08", "")])
def test_a_placement_counts_as_visited_in_its_first_seven_days(day: str, found: str) -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_start_reason
    A         | 2023-01-01               | P
    A         | 2023-06-01               | P
    """
    assert on("care_visited", given, day) == found


def test_a_move_with_the_same_carer_is_no_new_placement_to_visit() -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_start_reason
    A         | 2023-01-01               | P
    A         | 2023-06-01               | T
    """
    assert on("care_visited", given, "2023-06-02") == ""


def test_a_later_move_does_not_change_what_a_placement_was() -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type | cla_placement_start_reason
    A         | 2022-01-01               | 2023-07-10             | U4                 | P
    A         | 2023-07-10               |                        | A3                 | P

    cla_visits
    person_id | cla_visit_date
    A         | 2023-04-10
    """
    assert on("care_visited", given, "2023-06-30") == "A"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2023-03-31", "A"),  # the day of the third
        ("2023-03-30", ""),
        ("2023-06-29", "A"),  # the first ended on 2022-06-30: over for twelve months tomorrow
        ("2023-06-30", ""),
    ],
)
def test_three_placements_in_twelve_months(day: str, found: str) -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_end_date
    A         | 2020-01-10               | 2022-06-30
    A         | 2022-06-30               | 2023-03-31
    A         | 2023-03-31               |
    """
    assert on("care_three_placements", given, day) == found


@pytest.mark.parametrize(
    ("settings", "found"),
    [(Settings(), ""), (replace(Settings(), temporary_placements_count=True), "A")],
)
def test_temporary_placements_count_where_the_council_says_so(settings: Settings, found: str) -> None:
    given = f"""{CARE}
    cla_placement
    person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
    A         | 2020-01-10               | 2023-01-10             | U6
    A         | 2023-01-10               | 2023-01-20             | T4
    A         | 2023-01-20               |                        | U6
    """
    assert on("care_three_placements", given, "2023-06-30", settings) == found


@pytest.mark.parametrize(
    ("visited", "seen", "found"),
    [
        ("2023-03-27", "yes", "A"),  # 10 working days before 12 April, over Easter
        ("2023-03-24", "yes", ""),
        ("2023-03-27", "no", ""),
        ("2009-12-31", "yes", ""),  # before the first day that working days are known of
    ],
)
def test_a_child_on_a_plan_is_seen_in_time(visited: str, seen: str, found: str) -> None:
    given = f"""
    cp_plans
    person_id | cp_plan_start_date | cp_plan_ola
    A         | 2022-01-10         | no
    B         | 2022-01-10         | yes

    cp_visits
    person_id | cp_visit_date | cp_visit_seen
    A         | {visited}     | {seen}
    B         | 2023-04-12    | yes
    """
    assert on("protection_visited", given, "2023-04-12") == found


@pytest.mark.parametrize(
    ("started", "reviewed", "found"),
    [
        ("2022-11-28", "", "A"),  # three months before 28 February
        ("2022-11-27", "", ""),
        ("2022-01-10", "2022-08-28", "A"),  # six months before
        ("2022-01-10", "2022-08-27", ""),
        ("2022-08-28", "2022-08-28", ""),  # on the day the plan began: not a review of it
        ("2022-11-27", "2023-03-01", ""),  # not yet held
    ],
)
def test_the_review_of_a_plan_is_not_overdue(started: str, reviewed: str, found: str) -> None:
    given = f"""
    cp_plans
    person_id | cp_plan_start_date
    A         | {started}

    cp_reviews
    person_id | cp_review_date
    A         | {reviewed}
    """
    assert on("protection_reviewed", given, "2023-02-28") == found


@pytest.mark.parametrize(
    ("lists", "found"),
    [
        ("2023-07-07", "YES"),
        ("2023-07-08", ""),
        ("2023-06-23", "YES"),
        ("2023-06-22", ""),
    ],
)
def test_a_list_speaks_for_a_month_end_seven_days_off(lists: str, found: str) -> None:
    given = f"""
    care_leavers
    person_id | as_at   | care_leaver_in_touch
    YES       | {lists} | YES
    """
    assert on("care_leaver", given, "2023-06-30") == found
    assert on("care_leaver", given, "2023-06-29") == ""


def test_of_two_lists_the_nearer_then_the_later_speaks() -> None:
    given = """
    care_leavers
    person_id | as_at
    far       | 2023-06-26
    near      | 2023-07-03
    before    | 2023-07-28
    after     | 2023-08-03
    """
    assert on("care_leaver", given, "2023-06-30") == "near"
    assert on("care_leaver", given, "2023-07-31") == "after"


def test_a_permanence_plan_stands_in_a_plan_or_on_a_list() -> None:
    given = """
    cla_episodes
    person_id | cla_episode_start_date
    plan      | 2020-01-10
    over      | 2020-01-10
    none      | 2020-01-10
    listed    | 2020-01-10

    cla_care_plan
    person_id | cla_care_plan_start_date | cla_care_plan_end_date | permanence_plan
    plan      | 2023-06-30               |                        | ADOPTION
    over      | 2023-01-10               | 2023-06-30             | ADOPTION
    none      | 2023-01-10               |                        |

    care_status
    person_id | as_at      | permanence_plan
    listed    | 2023-06-28 | RETURN
    none      | 2023-06-28 |
    """
    assert on("care_permanence", given, "2023-06-30") == "listed plan"


def test_children_whom_a_list_of_open_children_misses_are_added() -> None:
    given = """
    cin_episodes
    person_id | referral_date | close_date | is_referral | is_episode
    listed    | 2023-01-10    |            | no          | yes
    closed    | 2023-01-10    | 2023-06-30 | no          | yes

    cp_plans
    person_id | cp_plan_start_date | cp_plan_ola
    listed    | 2023-01-10         | no
    closed    | 2023-01-10         | no
    both      | 2023-01-10         | no
    visitor   | 2023-01-10         | yes

    cla_episodes
    person_id | cla_episode_start_date | legal_status
    both      | 2023-02-10             | C2
    breaks    | 2023-02-10             | V4
    """
    assert on("need_episode", given, "2023-06-29") == "both closed listed"
    assert on("need_episode", given, "2023-06-30") == "both closed listed"
    returned = given.replace("| no          | yes", "| yes         | yes")
    assert on("need_episode", returned, "2023-06-30") == "listed"


def test_children_are_counted_for_the_workers_allocated_to_them() -> None:
    given = """
    workers
    month_end  | worker_id | role          | fte | cases
    2023-06-30 | W1        | Social worker | 1   |
    2023-06-30 | W2        | Caretaker     | 1   | 7
    2023-06-30 | W3        |               |     |

    cp_plans
    person_id | cp_plan_start_date
    A         | 2023-01-10
    B         | 2023-01-10

    involvements
    person_id | worker_id | role | involvement_start_date | involvement_end_date
    A         | W1        | CW   | 2023-06-30             |
    A         | W1        | CW   | 2023-01-10             |               # the same child
    B         | W1        | CW   | 2023-01-10             | 2023-06-30    # over
    B         | W1        | IRO  | 2023-01-10             |               # not allocated
    C         | W1        | CW   | 2023-01-10             |               # not open

    allocations
    person_id | as_at      | worker_id
    B         | 2023-07-03 | W1
    """
    found = {row["person_id"]: row for row in worker.open_on(history(given), date(2023, 6, 30))}
    assert {name: row["children"] for name, row in found.items()} == {"W1": 2, "W2": 7, "W3": 0}
    assert {name: row["social_worker"] for name, row in found.items()} == {
        "W1": True,
        "W2": False,
        "W3": None,
    }
