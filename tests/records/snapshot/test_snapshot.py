"""A snapshot: the same loads give the same bytes, and its name says what went into it."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.records.derived import all_facts
from goldenthread.records.load import Load
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot, build_snapshot, read_snapshot, snapshot_id
from goldenthread.records.tables import TABLES
from tests.records.hand import EVENTS, SPELLS, kept, load, window

GIVEN = """
person
person_id | sex | dob
A | M | 2010-01-01
B | F | 2012-01-01

cin_episodes
person_id | referral_date | close_date | is_referral | is_episode
A | 2023-06-01 | 2023-06-20 | yes | yes
A | 2023-06-01 | | yes | yes
B | 2023-06-02 | | yes | no

contacts
person_id | contact_date | team
A | 2023-05-31 | East
A | 2023-05-31 | West
B | 2023-05-31 | West
"""
WINDOWS = (
    window("contacts", "2023-01-01", "2023-06-30", EVENTS),
    window("cin_episodes.referrals", "2023-01-01", "2023-06-30", EVENTS),
    window("cin_episodes.episodes", "2023-01-01", "2023-06-30", SPELLS),
)


def june() -> Load:
    return load("2023-06-30", GIVEN, *WINDOWS)


def shuffled(given: Load, seed: int) -> Load:
    """The rows in another order, and each with the number of its new place: another file altogether."""
    tables = {}
    for name, rows in given.tables.items():
        order = list(range(rows.num_rows))
        random.Random(seed).shuffle(order)
        moved = rows.take(order)
        place = moved.schema.get_field_index("row")
        tables[name] = moved.set_column(place, "row", pa.array(range(1, rows.num_rows + 1), pa.int64()))
    return Load(given.source, given.reference_date, tables, given.windows, given.files)


def build(folder: Path, *loads: Load) -> Snapshot:
    return build_snapshot(folder / "snapshot", kept(folder, *loads), "999", Settings())


def test_every_table_and_every_fact_is_there_even_where_nothing_was_loaded(tmp_path: Path) -> None:
    snapshot = build(tmp_path)
    assert all(pq.read_metadata(snapshot.records(name)).num_rows == 0 for name in TABLES)
    assert all(pq.read_metadata(snapshot.fact(name)).num_rows == 0 for name in all_facts())
    assert snapshot.faults() == []


def test_the_same_loads_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build(tmp_path / "1", june()), build(tmp_path / "2", june())
    assert first.manifest == second.manifest
    assert read_snapshot(second.folder) == second
    assert pq.read_table(first.fact("referral")).column("person_id").to_pylist() == ["A", "B"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_rows_changes_no_record_and_no_fact(tmp_path: Path, seed: int) -> None:
    places = ["load", "file", "sheet", "row"]
    first, second = build(tmp_path / "1", june()), build(tmp_path / "2", shuffled(june(), seed))
    for path in [*map(first.records, TABLES), *map(first.fact, all_facts())]:
        other = second.folder / path.relative_to(first.folder)
        contents = [
            table.drop_columns([name for name in places if name in table.column_names]).to_pylist()
            for table in (pq.read_table(path), pq.read_table(other))
        ]
        assert sorted(contents[0], key=str) == sorted(contents[1], key=str), path.name


def test_the_name_says_loads_in_their_order_authority_and_settings() -> None:
    names = {
        snapshot_id(["a", "b"], "878", Settings()),
        snapshot_id(["b", "a"], "878", Settings()),
        snapshot_id(["a"], "878", Settings()),
        snapshot_id(["a", "b"], "879", Settings()),
        snapshot_id(["a", "b"], "878", Settings(plan_gap_days=0)),
    }
    assert len(names) == 5
    assert snapshot_id(["a"], "878", Settings.read({"plan_gap_days": 1})) in names


def test_an_edited_snapshot_is_found_out(tmp_path: Path) -> None:
    snapshot = build(tmp_path, june())
    pq.write_table(pq.read_table(snapshot.fact("referral")).slice(1), snapshot.fact("referral"))
    assert snapshot.faults() == ["snapshot/facts/referral.parquet is not as it was written"]
