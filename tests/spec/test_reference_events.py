"""The reference engine's events, and the plans and periods of care it joins, at their edges."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.records.settings import Settings
from tests.spec.reference import events


def spans(fact: str, given: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    found = [(str(row["start_date"]), str(row["end_date"])) for row in events(fact, given, settings)]
    return sorted(found)


def only(fact: str, given: str, settings: Settings | None = None) -> dict[str, Any]:
    (row,) = events(fact, given, settings)
    return row


def test_two_on_one_day_are_one_and_the_first_row_serves() -> None:
    given = """
    contacts
    person_id | contact_date | contact_id | team
    A         | 2023-06-01   | 1          | North
    A         | 2023-06-01   | 2          | South
    A         | 2023-06-02   | 3          | South
    A         |              | 4          | South
    """
    found = events("contact", given)
    assert [(row["contact_date"].day, row["team"]) for row in found] == [(1, "North"), (2, "South")]
    assert [row["previous_contact_date"] for row in found] == [None, date(2023, 6, 1)]


@pytest.mark.parametrize(
    ("referred", "working_days", "became"),
    [
        ("2023-04-06", 0, True),  # the day itself: Maundy Thursday
        ("2023-04-17", 5, True),  # over Easter
        ("2023-04-18", 6, False),
        ("2023-04-05", None, False),  # the day before: not after the contact
    ],
)
def test_a_contact_becomes_a_referral(referred: str, working_days: int | None, became: bool) -> None:
    given = f"""
    contacts
    person_id | contact_date
    A         | 2023-04-06

    cin_episodes
    person_id | referral_date | is_referral | is_episode
    A         | {referred}    | yes         | no
    A         | 2023-04-07    | no          | yes         # no referral: an episode that a list names
    """
    row = only("contact", given)
    assert (row["working_days_to_referral"], row["became_referral"]) == (working_days, became)


@pytest.mark.parametrize(
    ("stated", "includes_current", "expected"),
    [
        (0, False, [False, False]),
        (1, False, [False, True]),
        (2, False, [True, True]),
        (2, True, [False, True]),
        (1, True, [False, False]),
    ],
)
def test_earlier_referrals_as_a_list_states_them(
    stated: int, includes_current: bool, expected: list[bool]
) -> None:
    """The list states the number on the latest referral; two or more there are one before this one too."""
    given = f"""
    cin_episodes
    person_id | referral_date | referrals_12m | is_referral | is_episode
    A         | 2023-02-01    |               | yes         | no
    A         | 2023-06-01    | {stated}      | yes         | no
    """
    settings = replace(Settings(), referral_count_includes_current=includes_current)
    assert [row["earlier_stated"] for row in events("referral", given, settings)] == expected


def test_a_number_stated_a_year_later_says_nothing() -> None:
    given = """
    cin_episodes
    person_id | referral_date | referrals_12m | is_referral | is_episode
    A         | 2022-05-31    |               | yes         | no
    A         | 2023-06-01    | 2             | yes         | no
    """
    assert [row["earlier_stated"] for row in events("referral", given)] == [None, True]


@pytest.mark.parametrize(
    ("start", "end", "working_days"),
    [
        ("2023-04-03", "2023-04-26", 15),
        ("2023-04-03", "2023-04-27", 16),
        ("2023-04-04", "2023-04-03", -1),
        ("", "2023-04-03", None),
        ("2009-12-31", "2023-04-03", None),
    ],
)
def test_working_days_of_an_assessment(start: str, end: str, working_days: int | None) -> None:
    given = f"""
    cin_assessments
    person_id | assessment_start_date | assessment_auth_date
    A         | {start}               | {end}
    """
    assert only("assessment", given)["working_days"] == working_days


ENQUIRIES = """
    s47_enquiry
    person_id | s47_start_date | s47_enquiry_id
    A         | 2023-03-01     | E1
    A         | 2023-04-03     | E2
"""


@pytest.mark.parametrize(
    ("conference", "led_to", "clock"),
    [
        ("2023-04-02 |    |            | no ", ["2023-04-02", None], "2023-03-01"),
        ("2023-04-03 |    |            | no ", [None, "2023-04-03"], "2023-04-03"),
        ("2023-06-02 |    |            | no ", [None, "2023-06-02"], "2023-04-03"),  # sixty days after
        ("2023-06-03 |    |            | no ", [None, None], "2023-04-03"),  # the clock has no such limit
        ("2023-06-03 | E1 |            | no ", ["2023-06-03", None], "2023-03-01"),  # linked by its key
        ("2023-06-03 |    | 2023-03-01 | no ", ["2023-06-03", None], "2023-03-01"),  # linked on its row
        ("2023-04-10 |    |            | yes", [None, None], None),  # a transfer in is not looked for
    ],
)
def test_which_enquiry_led_to_a_conference(
    conference: str, led_to: list[str | None], clock: str | None
) -> None:
    given = f"""{ENQUIRIES}
    initial_cp_conference
    person_id | icpc_date | s47_enquiry_id | linked_s47_start_date | icpc_transfer_in
    A         | {conference}
    """
    dates = [row["icpc_date"] for row in events("section47", given)]
    assert [day and str(day) for day in dates] == led_to
    start = only("conference", given)["clock_start_date"]
    assert (start and str(start)) == clock


def test_what_the_source_links_goes_before_what_is_nearer() -> None:
    given = f"""{ENQUIRIES}
    initial_cp_conference
    person_id | icpc_date  | s47_enquiry_id
    A         | 2023-04-10 |
    A         | 2023-05-10 | E2
    """
    assert [row["icpc_date"] for row in events("section47", given)] == [None, date(2023, 5, 10)]


@pytest.mark.parametrize(
    ("gap_days", "second", "joined"),
    [(1, "2023-02-02", True), (1, "2023-02-03", False), (0, "2023-02-01", True), (0, "2023-02-02", False)],
)
def test_plans_that_nearly_touch_are_one(gap_days: int, second: str, joined: bool) -> None:
    given = f"""
    cp_plans
    person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
    A         | 2022-01-10         | 2023-02-01       | no
    A         | 2022-03-10         | 2022-04-10       | no
    A         | {second}           |                  | no
    A         | 2023-02-01         |                  | yes
    """
    found = [
        row
        for row in events("protection_plan", given, replace(Settings(), plan_gap_days=gap_days))
        if not row["other_authority"]
    ]
    assert len(found) == (1 if joined else 2)
    assert found[0]["end_date"] == (None if joined else date(2023, 2, 1))
    assert [row["earlier_plan"] for row in found] == [False, True][: len(found)]


def test_an_earlier_plan_that_the_source_states() -> None:
    given = """
    cp_plans
    person_id | cp_plan_start_date | previous_plans | cp_plan_initial_category | cp_plan_latest_category
    A         | 2023-01-10         | 1              | NEG                      |
    B         | 2023-01-10         | 0              | NEG                      | EMO
    """
    found = events("protection_plan", given)
    assert [(row["earlier_plan"], row["category"]) for row in found] == [(True, "NEG"), (False, "EMO")]


@pytest.mark.parametrize(
    ("first", "second", "periods"),
    [
        ("2023-02-01 | X1  | C2", "2023-02-01 | P | C2", 1),
        ("2023-02-01 |     | C2", "2023-02-01 | P | C2", 1),
        ("2023-02-01 | E11 | C2", "2023-02-01 | P | C2", 2),  # it says that care had ended
        ("2023-02-01 | X1  | C2", "2023-02-01 | S | C2", 2),  # it says that care began
        ("2023-02-01 | X1  | C2", "2023-02-02 | P | C2", 2),  # a day between
        ("2023-02-03 | E11 | C2", "2023-02-02 | S | C2", 1),  # overlapping
        ("           |     | C2", "2023-02-02 | S | C2", 1),  # the first is still open
        ("2023-02-01 | X1  | C2", "2023-02-01 | L | V3", 2),  # short breaks stand by themselves
    ],
)
def test_episodes_are_joined_to_periods_of_care(first: str, second: str, periods: int) -> None:
    ended, reason, status = first.split("|")
    started, began, later = second.split("|")
    columns = ("start_date", "start_reason", "ceased_date", "ceased_reason")
    given = f"""
    cla_episodes | person_id: A
    {" | ".join(f"cla_episode_{name}" for name in columns)} | legal_status
    2022-01-10 | S       | {ended}    | {reason} | {status}
    {started}  | {began} | 2023-06-01 | E11      | {later}
    """
    assert len(events("care", given)) == periods


def test_the_legal_status_of_an_episode_that_has_none() -> None:
    given = """
    cla_episodes
    person_id | cla_episode_start_date
    A         | 2023-01-10

    legal_status
    person_id | legal_status_start_date | legal_status
    A         | 2022-01-10              | C2
    A         | 2023-01-10              | V4
    A         | 2023-01-11              | C1
    """
    row = only("care", given)
    assert (row["legal_status"], row["short_break"]) == ("V4", True)
