"""Tables without a date: the newest values of a person, the newest rows of a child, the newest table."""

from pathlib import Path

from goldenthread.records.load import Load, Source
from goldenthread.records.merging.plan import How, how, match_key, needed, own_id
from goldenthread.records.tables import TABLES
from tests.records.hand import load, merged, rows


def test_of_a_person_the_newest_value_that_is_not_missing_counts(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        load("2023-06-30", "person\nperson_id | sex | ethnicity | dob\nA | U | WBRI |\nB | M | | 2010-01-01"),
        load("2023-07-31", "person\nperson_id | sex | ethnicity | dob\nA | F | | 2023-07-02"),
    )
    assert rows(con, "person", "person_id, sex, ethnicity, dob, load[:10]") == [
        ("A", "F", "WBRI", "2023-07-02", "2023-07-31"),
        ("B", "M", None, "2010-01-01", "2023-06-30"),
    ]


def test_of_a_child_all_disabilities_come_from_the_newest_load_that_has_any(tmp_path: Path) -> None:
    heading = "disability\nperson_id | disability_code\n"
    con = merged(
        tmp_path,
        load("2023-06-30", heading + "A | MOB\nA | HEAR\nB | VIS"),
        load("2023-07-31", heading + "A | HEAR\nA | HEAR"),
    )
    assert rows(con, "disability", "person_id, disability_code") == [("A", "HEAR"), ("B", "VIS")]


def local(reference: str, given: str) -> Load:
    return load(reference, given, source=Source.LOCAL)


def test_a_table_of_the_council_replaces_the_one_before_as_a_whole(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        local("2023-06-30", "teams\nteam | service\nEast 1 | Family\nWest 1 | Family"),
        local("2023-07-31", "teams\nteam | service\nEast 1 | Safeguarding"),
        local("2023-08-31", "restricted\nperson_id | roles"),
    )
    assert rows(con, "teams", "team, service") == [("East 1", "Safeguarding")]


def test_an_emptied_table_of_the_council_is_empty(tmp_path: Path) -> None:
    con = merged(
        tmp_path,
        local("2023-06-30", "restricted\nperson_id | roles\nA | manager"),
        local("2023-07-31", "restricted\nperson_id | roles"),
    )
    assert rows(con, "restricted", "person_id") == []


def test_every_table_has_its_way_of_merging() -> None:
    for table in TABLES.values():
        assert how(table) in How, table.name
        assert needed(table), f"{table.name}: name the columns that say whose record a row is"
        assert set(match_key(table)) <= {column.name for column in table.columns}, table.name


def test_a_record_is_known_again_without_the_key_of_its_source() -> None:
    assert own_id(TABLES["cp_plans"]) == "cp_plan_id"
    assert match_key(TABLES["cp_plans"]) == ("person_id", "cp_plan_start_date")
    assert match_key(TABLES["cin_episodes"]) == ("person_id", "referral_date")
    assert own_id(TABLES["person"]) is None
