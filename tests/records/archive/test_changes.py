"""What differs between two sets of records is told as counts."""

from datetime import date
from pathlib import Path

from goldenthread.records.changes import Change, changes
from tests.records.hand import kept, load

BEFORE = """
contacts
person_id | contact_date | team
A | 2023-05-01 | x
B | 2023-05-02 | x
C | 2023-06-02 | x

person
person_id | sex
A | M
"""
AFTER = """
contacts
person_id | contact_date | team
A | 2023-05-01 | y
C | 2023-06-02 | x
D | 2023-05-09 | x
E | 2023-06-09 | x

cp_plans
person_id | cp_plan_start_date
A | 2023-05-05
"""


def test_rows_are_compared_by_key(tmp_path: Path) -> None:
    before, after = kept(tmp_path, load("2023-06-30", BEFORE), load("2023-06-30", AFTER))
    assert changes(before.path_of, after.path_of) == [
        Change("person", added=0, removed=1, changed=0),
        Change("contacts", added=2, removed=1, changed=1),
        Change("cp_plans", added=1, removed=0, changed=0),
    ]
    assert changes(before.path_of, before.path_of) == []


def test_up_to_a_day_only_dated_records_are_compared(tmp_path: Path) -> None:
    before, after = kept(tmp_path, load("2023-06-30", BEFORE), load("2023-06-30", AFTER))
    assert changes(before.path_of, after.path_of, date(2023, 5, 31)) == [
        Change("contacts", added=1, removed=1, changed=1),
        Change("cp_plans", added=1, removed=0, changed=0),
    ]


def test_where_rows_come_from_is_no_difference(tmp_path: Path) -> None:
    given = load("2023-06-30", BEFORE)
    elsewhere = load("2023-06-30", BEFORE.replace("\nA | 2023-05-01 | x", "\nB | 2023-05-02 | x", 1))
    before, after = kept(tmp_path, given, elsewhere)
    assert [c.table for c in changes(before.path_of, after.path_of)] == ["contacts"]
    shuffled = BEFORE.replace(
        "A | 2023-05-01 | x\nB | 2023-05-02 | x", "B | 2023-05-02 | x\nA | 2023-05-01 | x"
    )
    before, after = kept(tmp_path / "order", given, load("2023-06-30", shuffled))
    assert changes(before.path_of, after.path_of) == []
