"""The lists found in records made up for their edges, on a Monday: 31 July 2023."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread import catalogue
from goldenthread.judgement.ahead import Ahead
from goldenthread.ledger.attention.due import Due
from goldenthread.ledger.attention.finding import Finder
from goldenthread.ledger.attention.lists import BY_NAME, LISTS
from goldenthread.records.load import Source
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot, build_snapshot
from tests.records.hand import AS_AT, EVENTS, SPELLS, kept, load, window

GIVEN = """
person
person_id   | dob
CARE-18     | 2005-07-31
CARE-TODAY  | 2010-01-01
CARE-LATE   | 2010-01-01
CARE-WEEK   | 2010-01-01
CARE-LATER  | 2010-01-01
CARE-BREAK  | 2010-01-01
CARE-BABY   | 2021-01-01
YOUNG-TODAY | 2004-01-01
YOUNG-LATE  | 2004-01-01
YOUNG-NEVER | 2004-01-01
YOUNG-LATER | 2004-01-01
YOUNG-22    | 2001-01-01

cp_plans | team: East
person_id  | cp_plan_start_date | cp_plan_end_date | cp_plan_ola | worker_id
TODAY      | 2023-02-01         |                  |             |
ONE-OVER   | 2023-02-01         |                  |             | W1
IN-7       | 2023-02-01         |                  |             |
IN-8       | 2023-02-01         |                  |             |
NEVER      | 2023-07-10         |                  |             |
ENDED      | 2023-02-01         | 2023-07-31       |             |
ENDS-FIRST | 2023-02-01         | 2023-08-03       |             |
OTHER      | 2023-02-01         |                  | yes         |
TWO-YEARS  | 2021-07-31         |                  |             |
A-DAY-LESS | 2021-08-01         |                  |             |
IN-91      | 2021-10-31         |                  |             |
IN-92      | 2021-11-01         |                  |             |

cp_visits | cp_visit_seen: yes
person_id  | cp_visit_date
TODAY      | 2023-07-17
ONE-OVER   | 2023-07-14
IN-7       | 2023-07-24
IN-8       | 2023-07-25
ENDED      | 2023-07-03
ENDS-FIRST | 2023-07-24
OTHER      | 2023-05-01
TWO-YEARS  | 2023-07-31
A-DAY-LESS | 2023-07-31
IN-91      | 2023-07-31
IN-92      | 2023-07-31

cla_episodes | team: West
person_id  | cla_episode_start_date | cla_episode_ceased_date | legal_status
CARE-18    | 2022-01-10             |                         | C2
CARE-TODAY | 2022-07-31             |                         | C2
CARE-LATE  | 2022-01-10             |                         | C2
CARE-WEEK  | 2022-01-10             |                         | C2
CARE-LATER | 2023-05-01             |                         | C2
CARE-BREAK | 2022-01-10             |                         | V4
CARE-BABY  | 2022-01-10             |                         | C2
CARE-OUT   | 2022-01-10             | 2023-07-30              | C2

cla_visits
person_id  | cla_visit_date
CARE-TODAY | 2023-06-19
CARE-LATE  | 2023-06-18
CARE-WEEK  | 2023-06-26
CARE-LATER | 2023-06-27
CARE-BABY  | 2023-07-20

cla_health | health_check_type: Health Assessment
person_id  | health_check_date | health_check_status
CARE-LATE  | 2022-07-30        | Completed
CARE-LATE  | 2023-07-01        | Refused
CARE-WEEK  | 2022-08-28        | Completed
CARE-BABY  | 2023-01-31        | Completed

care_status | as_at: 2023-07-31
person_id  | permanence_plan
CARE-18    |
CARE-TODAY | Return home
CARE-LATE  |
CARE-WEEK  | Adoption
CARE-LATER |
CARE-BREAK |
CARE-BABY  | Adoption

care_leavers | as_at: 2023-07-31 | care_leaver_eligibility: Former relevant | care_leaver_in_touch: YES
person_id   | pathway_plan_review_date
YOUNG-TODAY | 2023-01-31
YOUNG-LATE  | 2023-01-30
YOUNG-NEVER |
YOUNG-LATER | 2023-07-20
YOUNG-22    | 2022-01-30

cin_assessments | team: East
person_id | assessment_start_date | assessment_auth_date | worker_id
TODAY     | 2023-05-26            |                      | W2
ONE-OVER  | 2023-05-25            |                      |
DONE      | 2023-05-02            | 2023-07-31           |
TOO-NEW   | 2023-07-20            |                      |

s47_enquiry | team: East
person_id  | s47_start_date | icpc_not_required
WAITS      | 2023-07-10     |
WAITS-OVER | 2023-07-07     |
WAITS-NEW  | 2023-07-28     |
UNNEEDED   | 2023-07-03     | yes
HELD       | 2023-07-03     |
TODAY      | 2023-07-03     |
TOO-OLD    | 2023-05-31     |
TWICE      | 2023-06-20     |
TWICE      | 2023-07-11     |

initial_cp_conference
person_id | icpc_date
HELD      | 2023-07-20

allocations | as_at: 2023-07-31
person_id | worker_id | team
TODAY     | W9        | West
TODAY     | W5        | East
CARE-LATE | W7        | Elsewhere
"""
FIRST = "2021-01-01"
WINDOWS = (
    *(
        window(aspect, FIRST, "2023-07-31", SPELLS)
        for aspect in ("cp_plans", "cla_episodes", "cin_assessments")
    ),
    *(
        window(aspect, FIRST, "2023-07-31", EVENTS)
        for aspect in ("cp_visits", "cla_visits", "cla_health", "s47_enquiry", "initial_cp_conference")
    ),
    *(
        window(aspect, "2023-07-31", "2023-07-31", AS_AT)
        for aspect in ("care_status.permanence", "care_leavers", "care_leavers.pathway", "allocations")
    ),
)
EXPECTED: Mapping[str, Mapping[str, tuple[str, bool]]] = {
    "visits-on-a-plan": {
        "TODAY": ("2023-07-31", False),
        "ONE-OVER": ("2023-07-28", True),  # the Friday before; today would be the 11th working day
        "IN-7": ("2023-08-07", False),
        "NEVER": ("2023-07-10", True),
    },
    "visits-in-care": {
        "CARE-TODAY": ("2023-07-31", False),
        "CARE-LATE": ("2023-07-30", True),
        "CARE-WEEK": ("2023-08-07", False),
    },
    "assessments": {"TODAY": ("2023-07-31", False), "ONE-OVER": ("2023-07-28", True)},
    "conferences": {
        "WAITS": ("2023-07-31", False),
        "WAITS-OVER": ("2023-07-28", True),
        "TWICE": ("2023-08-01", False),
    },
    "health": {
        "CARE-TODAY": ("2023-07-31", True),  # a year today, and none done: the measure counts it as missing
        "CARE-LATE": ("2023-07-30", True),
        "CARE-WEEK": ("2023-08-28", False),
        "CARE-BABY": ("2023-07-31", False),  # six months while under 5
    },
    "two-years": {
        "TWO-YEARS": ("2023-07-30", True),
        "A-DAY-LESS": ("2023-07-31", False),
        "IN-91": ("2023-10-30", False),
    },
    "permanence": {"CARE-LATE": ("2022-05-10", True)},
    "pathway": {
        "YOUNG-TODAY": ("2023-07-31", False),
        "YOUNG-LATE": ("2023-07-30", True),
        "YOUNG-NEVER": ("", True),
    },
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return made(tmp_path_factory.mktemp("attention"))


def made(folder: Path, *, without: str = "") -> Snapshot:
    windows = [each for each in WINDOWS if each.aspect != without]
    return build_snapshot(
        folder / "snapshot", kept(folder, load("2023-07-31", GIVEN, *windows)), "999", Settings()
    )


@pytest.fixture(scope="module")
def finder(snapshot: Snapshot) -> Finder:
    return Finder(snapshot, Ahead())


def by_child(finder: Finder, name: str) -> dict[str, tuple[Due, str]]:
    found = finder.find(BY_NAME[name]).rows
    assert len({due.child for due, _ in found}) == len(found)
    return {due.child: (due, worker) for due, worker in found}


@pytest.mark.parametrize("name", EXPECTED)
def test_who_is_on_a_list_and_when_it_falls_due(finder: Finder, name: str) -> None:
    found = by_child(finder, name)
    told = {child: (due.on.isoformat() if due.on else "", due.late) for child, (due, _) in found.items()}
    assert told == EXPECTED[name]


def test_every_list_has_its_edges_here_and_is_judged_by_a_measure_of_the_catalogue() -> None:
    assert set(EXPECTED) == {each.name for each in LISTS}
    assert {each.judged_by for each in LISTS} <= set(catalogue.load())


def test_the_worker_is_the_allocated_one_of_the_same_team_or_whom_the_record_names(finder: Finder) -> None:
    visits, assessments = by_child(finder, "visits-on-a-plan"), by_child(finder, "assessments")
    assert visits["TODAY"][1] == "W5"  # of two allocations the one in the plan's team
    assert assessments["TODAY"][1] == "W5"  # the allocation before the record's own
    assert visits["ONE-OVER"][1] == "W1"  # no allocation: the record's
    assert assessments["ONE-OVER"][1] == ""  # nobody
    assert by_child(finder, "visits-in-care")["CARE-LATE"][1] == "W7"  # of another team, where no other is


def test_how_far_a_list_looks_ahead_is_a_setting(snapshot: Snapshot) -> None:
    near = Finder(snapshot, replace(Ahead(), visits=8, two_years=0))
    assert "IN-8" in by_child(near, "visits-on-a-plan")
    assert set(by_child(near, "two-years")) == {"TWO-YEARS", "A-DAY-LESS"}


def test_what_is_not_loaded_is_said_and_nobody_is_called_late(tmp_path: Path) -> None:
    found = Finder(made(tmp_path, without="cp_visits"), Ahead()).find(BY_NAME["visits-on-a-plan"])
    assert found.rows == ()
    assert found.missing == "not loaded: child protection visits"


def test_a_list_whose_records_are_older_speaks_of_the_day_that_they_reach_to(tmp_path: Path) -> None:
    """A newer load of other records makes nobody late: of the visits since the last list nothing is known."""
    newer = load(
        "2023-08-20",
        "contacts\nperson_id | contact_date\nTODAY | 2023-08-14",
        window("contacts", "2023-08-01", "2023-08-20", EVENTS),
        source=Source.CIN_CENSUS,
    )
    both = kept(tmp_path, load("2023-07-31", GIVEN, *WINDOWS), newer)
    later = Finder(build_snapshot(tmp_path / "snapshot", both, "999", Settings()), Ahead())
    assert later.day == date(2023, 8, 20)
    for name in ("visits-on-a-plan", "assessments", "permanence", "pathway", "conferences"):
        found = later.find(BY_NAME[name])
        assert found.day == date(2023, 7, 31)
        told = {due.child: (due.on.isoformat() if due.on else "", due.late) for due, _ in found.rows}
        assert told == EXPECTED[name]


def test_the_day_is_that_of_the_last_load_of_childrens_records(finder: Finder) -> None:
    assert finder.day == date(2023, 7, 31)
