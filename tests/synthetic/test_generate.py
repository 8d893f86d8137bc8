"""The same seed tells the same lives; another tells others; size and span are as asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from goldenthread.records.tables import TABLES
from goldenthread.synthetic import generate, write
from goldenthread.synthetic.benchmark import councils, write_councils
from goldenthread.terms.months import Month

SMALL = 0.02


def _hashes(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write(tmp_path / folder, scale=SMALL, seed=11, months=2)
    one, two = (dict(_hashes(tmp_path / folder)) for folder in ("one", "two"))
    assert one == two
    assert len(one) > 40


def test_another_seed_or_authority_tells_other_lives() -> None:
    lives = [
        generate(seed, code, SMALL).tables["cin_episodes"]
        for seed, code in ((1, "X01"), (2, "X01"), (1, "X02"))
    ]
    assert not lives[0].equals(lives[1])
    assert not lives[0].equals(lives[2])


def test_a_change_of_one_subject_leaves_the_others(tmp_path: Path) -> None:
    """Late recording draws from streams of its own: what happened stays the same without it."""
    late, prompt = (generate(4, scale=SMALL, late_recording=late) for late in (True, False))
    for name in ("cin_episodes", "cla_placement", "cp_visits"):
        columns = [
            column.name for column in TABLES[name].columns if column.name in late.tables[name].column_names
        ]
        assert late.tables[name].select(columns).equals(prompt.tables[name].select(columns))


def test_size_goes_with_the_scale() -> None:
    small, large = (len(generate(1, scale=scale).tables["contacts"]) for scale in (0.02, 0.2))
    assert large == pytest.approx(10 * small, rel=0.2)


def test_a_shorter_span_ends_when_asked() -> None:
    history = generate(1, scale=SMALL, start=date(2020, 4, 1), end=date(2021, 3, 31))
    assert max(history.tables["cin_episodes"]["referral_date"].to_pylist()) <= date(2021, 3, 31)
    assert max(history.tables["workers"]["month_end"].to_pylist()) == date(2021, 3, 31)


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no format pdf"):
        write(tmp_path, scale=SMALL, formats=("pdf",))


def test_a_workbook_for_each_month_asked_for(tmp_path: Path) -> None:
    write(tmp_path, scale=SMALL, months=3, formats=("annex-a",), last=Month(2022, 12))
    assert [path.name for path in sorted((tmp_path / "annex-a").iterdir())] == [
        "annex_a_2022-10-31.xlsx",
        "annex_a_2022-11-30.xlsx",
        "annex_a_2022-12-31.xlsx",
    ]
    assert "made up" in (tmp_path / "README.txt").read_text()


def test_records_of_many_councils_come_one_by_one(tmp_path: Path) -> None:
    told = list(councils(2, scale=SMALL))
    assert [tables["cin_episodes"]["authority"][0].as_py() for tables in told] == ["X01", "X02"]
    for tables in told:
        assert tables.keys() == TABLES.keys()
        assert all(
            name in table.column_names for table in tables.values() for name in ("authority", "load", "file")
        )
    rows = write_councils(tmp_path, 2, scale=SMALL)
    assert rows == sum(len(table) for tables in told for table in tables.values())
    assert sorted(path.name for path in (tmp_path / "cp_plans").iterdir()) == ["X01.parquet", "X02.parquet"]
