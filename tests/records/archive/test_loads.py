"""A load in the archive: named by what it says, and found out when it is changed."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records.load import Load
from goldenthread.records.loads import load_faults, pack, read_load, write_load
from tests.records.hand import EVENTS, load, window

GIVEN = "contacts\nperson_id | contact_date | team\nA | 2023-06-01 | x\nB | 2023-06-02 |\nC | 2023-06-03 | x"


def june(given: str = GIVEN, last: str = "2023-06-30", file: str = "made-up.xlsx") -> Load:
    return load("2023-06-30", given, window("contacts", "2023-01-01", last, EVENTS), file=file)


def renamed(given: Load, file: str) -> Load:
    rows = given.tables["contacts"].drop_columns(["file"])
    tables = {"contacts": rows.append_column("file", pa.array([file] * rows.num_rows, pa.string()))}
    tables["contacts"] = tables["contacts"].select(given.tables["contacts"].column_names)
    return Load(given.source, given.reference_date, tables, given.windows, given.files)


def test_a_load_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    kept = write_load(tmp_path / "load", pack(june()), {"who": "tester"})
    again = read_load(tmp_path / "load")
    assert again == kept
    assert again.windows == june().windows
    assert again.manifest["who"] == "tester"
    assert again.rows == 3
    path = again.path_of("contacts")
    assert path is not None
    assert pq.read_table(path).to_pylist() == june().tables["contacts"].to_pylist()
    assert again.path_of("cp_plans") is None


def test_the_same_content_has_the_same_name_whatever_the_order_of_rows_and_the_name_of_the_file() -> None:
    rows = june().tables["contacts"]
    order = list(range(rows.num_rows))
    random.Random(3).shuffle(order)
    shuffled = Load(
        june().source, june().reference_date, {"contacts": rows.take(order)}, june().windows, june().files
    )
    assert pack(shuffled).id == pack(june()).id == pack(renamed(june(), "a copy.xlsx")).id
    assert pack(june()).id.startswith("2023-06-30-annex-a-")


def test_other_content_has_another_name() -> None:
    others = [
        june(GIVEN.replace("06-03", "06-04")),
        june(last="2023-06-29"),
        june(GIVEN + "\nD | 2023-06-09 |"),
    ]
    assert len({pack(other).id for other in (june(), *others)}) == 4


def test_a_changed_or_missing_file_is_named(tmp_path: Path) -> None:
    kept = write_load(tmp_path / "load", pack(june()), {})
    assert load_faults(kept) == []
    path = kept.folder / "contacts.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert load_faults(kept) == ["load/contacts.parquet is not as it was written"]
    path.unlink()
    assert load_faults(kept) == ["load/contacts.parquet is missing"]
