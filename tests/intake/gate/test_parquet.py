"""Parquet files of a case system's extract, and damaged ones."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parquet import read_parquet
from goldenthread.intake.gate.refusal import Refused

TABLE = pa.table(
    {
        "id": ["a", None, "c"],
        "n": [1, 2, None],
        "on": [dt.date(2023, 5, 31), None, None],
        "seen": [True, False, None],
    }
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pq.write_table(TABLE, tmp_path / "ssd_person.parquet")
    return tmp_path / "ssd_person.parquet"


def refused(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        read_parquet(path, limits)
    assert refusal.value.file == "ssd_person.parquet"
    return refusal.value.rule


def test_what_is_written_is_read(path: Path) -> None:
    assert read_parquet(path).equals(TABLE)


def test_damaged(path: Path) -> None:
    content = path.read_bytes()
    for damaged, rule in (
        (content[:-10], "truncated"),
        (content[: len(content) // 2] + b"PAR1", "truncated"),
        (content[:20] + b"\xff" * 40 + content[60:], "truncated"),
        (content[:-30] + b"\xff" * 22 + content[-8:], "truncated"),
        (b"PAR1PAR1", "truncated"),
        (b"id,n\n", "not-parquet"),
        (b"", "empty-file"),
    ):
        path.write_bytes(damaged)
        assert refused(path) in (rule, "reader-died")


def test_limits(path: Path) -> None:
    assert refused(path, Limits(text_rows=2)) == "too-many-rows"
    assert refused(path, Limits(columns=2)) == "too-many-columns"
    assert refused(path, Limits(unpacked_bytes=10)) == "too-large-unpacked"


def test_a_column_of_lists(path: Path) -> None:
    pq.write_table(pa.table({"id": [[1, 2]]}), path)
    assert refused(path) == "nested-column"
