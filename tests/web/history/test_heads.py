"""The end of the history is kept outside the database, once a day and at each check."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from goldenthread_web.history import heads, queries
from goldenthread_web.history.heads import HeadsError
from goldenthread_web.history.operations import By, keep_head, record

JUNE = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [JUNE]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


def write(count: int = 1) -> None:
    for _ in range(count):
        record("plan.changed", by=By("p-1"))


def test_the_first_line_of_each_day_is_kept(a_database: str, clock: list[datetime]) -> None:
    write(3)
    assert [head.number for head in heads.read()] == [1]
    clock[0] += timedelta(days=1)
    write(3)
    assert [head.number for head in heads.read()] == [1, 4]
    assert [head.time[:10] for head in heads.read()] == ["2026-06-03", "2026-06-04"]


def test_each_check_keeps_the_end_of_now(a_database: str, clock: list[datetime]) -> None:
    write(3)
    head = keep_head()
    end = queries.end()
    assert head is not None
    assert end is not None
    assert (head.number, head.hash) == (3, end.hash)
    assert heads.read()[-1] == head


def test_there_is_no_end_of_nothing(a_database: str, heads_kept: Path) -> None:
    assert keep_head() is None
    assert heads.read() == []


def test_what_the_power_cut_short_is_written_anew(
    a_database: str, heads_kept: Path, clock: list[datetime]
) -> None:
    write()
    keep_head()
    text = heads_kept.read_text()
    heads_kept.write_text(text[:-30])
    assert len(heads.read()) == 1
    keep_head()
    assert len(heads.read()) == 2


@pytest.mark.parametrize(
    "wrong", ["{}", "not json", '{"number": 0, "hash": "", "time": ""}', '{"number": "1", "hash": 1}']
)
def test_a_file_that_was_damaged_is_said(heads_kept: Path, wrong: str) -> None:
    heads_kept.write_text(f"{wrong}\n")
    with pytest.raises(HeadsError, match="line 1: not as it was written"):
        heads.read()


def test_a_head_that_cannot_be_kept_stops_no_work(
    a_database: str, heads_kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heads_kept.mkdir()
    with caplog.at_level(logging.WARNING):
        write(2)
    end = queries.end()
    assert end is not None
    assert end.number == 2
    assert "could not be kept" in caplog.text
