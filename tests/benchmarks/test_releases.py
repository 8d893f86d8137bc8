"""Each release declares its files; each is known again however it is written, and refused by name when it moved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from goldenthread import catalogue
from goldenthread.benchmarks.layout import GEOGRAPHY, POPULATION, Layout, Release
from goldenthread.benchmarks.problem import BenchmarkError, OtherFileError
from goldenthread.benchmarks.recognise import known_header, recognise
from goldenthread.benchmarks.releases import releases
from goldenthread.benchmarks.store import read
from goldenthread.workspace.benchmarks import grid_of
from tests.benchmarks import made

EVERY = [(release, shape) for release in releases() for shape in release.layouts]
each_file = pytest.mark.parametrize(
    ("release", "shape"), EVERY, ids=[f"{release.name}-{shape.kind}" for release, shape in EVERY]
)


@each_file
def test_a_file_is_known_by_its_header_and_its_year(release: Release, shape: Layout) -> None:
    rows = list(made.rows_of(shape))
    found = recognise(made.grid(rows, "any name.csv"))
    assert (found.release, found.layout.kind, found.note) == (release.name, shape.kind, "")
    assert known_header(rows[0])


@each_file
def test_a_file_says_the_same_however_it_is_written(release: Release, shape: Layout, tmp_path: Path) -> None:
    rows = list(made.rows_of(shape))
    chance = random.Random(1)
    columns = chance.sample(list(rows[0]), len(rows[0]))
    other = [{column: row[column] for column in columns} for row in chance.sample(rows, len(rows))]
    text = made.csv_file(tmp_path / "other.csv", other).read_text("utf-8")
    (tmp_path / "other.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    there = read(grid_of(tmp_path / "other.csv"))
    assert there.id == read(made.grid(rows)).id
    assert there.release == release.name


@each_file
def test_a_column_that_moved_is_named(release: Release, shape: Layout) -> None:
    rows = list(made.rows_of(shape))
    series = shape.series[0]
    lost = series.value or series.numerator[0]
    renamed = [
        {(f"{name}_new" if name == lost else name): cell for name, cell in row.items()} for row in rows
    ]
    with pytest.raises(BenchmarkError) as refused:
        read(made.grid(renamed, "moved.csv"))
    assert str(refused.value).startswith(
        f'moved.csv: the column "{lost}" is not there. The nearest that is there is'
    )
    assert f'"{lost}_new"' in str(refused.value)


@each_file
def test_a_label_that_moved_is_named(release: Release, shape: Layout) -> None:
    rows = list(made.rows_of(shape))
    labels = shape.series[0].rows or (("geographic_level", "Local authority"),)
    for column, label in labels:
        moved = made.changed(rows, {column: label}, **{column: f"{label}, new"})
        with pytest.raises(BenchmarkError) as refused:
            read(made.grid(moved, "moved.csv"))
        assert f'moved.csv, column "{column}": the label "{label}" is not there' in str(refused.value)
        assert f'The nearest that is there is "{label}, new"' in str(refused.value)


@each_file
def test_what_it_gives_is_in_the_catalogue_in_the_same_unit(release: Release, shape: Layout) -> None:
    known = catalogue.load()
    for series in shape.series:
        if series.indicator != POPULATION:
            assert known[series.indicator].unit is series.unit, series.indicator
            bands = {f"age={band.label}" for band in known[series.indicator].bands}
            assert series.breakdown in (bands or {""})


def test_a_label_that_is_only_in_older_years_is_missing() -> None:
    shape = made.layout("referrals", "2025")
    rows = made.changed(made.rows_of(shape), {"time_period": "2025"}, category="Something else")
    with pytest.raises(BenchmarkError, match="no row is for England in 2025 with category"):
        read(made.grid(rows))


def test_a_newer_release_that_looks_as_the_latest_is_read_as_it_and_says_so() -> None:
    shape = made.layout("children_in_need", "2025")
    found = recognise(made.grid(list(made.rows_of(shape, [2025, 2026]))))
    assert (found.release, found.layout.newest) == ("2026", 2026)
    assert found.note == "read as the release of 2025 is laid out"
    children = recognise(made.grid(list(made.rows_of(made.layout("populations", "2025"), [2025]))))
    assert children.release == "2026"


def test_a_release_between_those_known_is_refused() -> None:
    rows = list(made.rows_of(made.layout("referrals", "2022"), [2022, 2023]))
    with pytest.raises(BenchmarkError, match=r"its newest year is 2023.*end with 2022, 2024"):
        read(made.grid(rows))


def test_another_file_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(
        BenchmarkError, match=r"it is not a file known here\. Known are: children in need \(b1\)"
    ):
        read(made.grid([{"child": "1", "date": "2023-06-01"}]))


def test_a_file_that_only_looks_alike_is_another_one() -> None:
    shape = made.layout("cl_eet", "2025")
    label = "Total in education, employment or training"
    rows = made.changed(made.rows_of(shape), {"breakdown": label}, breakdown="With parents or relatives")
    with pytest.raises(OtherFileError, match=f'the label "{label}" is not there. Nothing like it is there'):
        read(made.grid(rows))


def test_figures_of_england_alone_are_another_file() -> None:
    rows = [
        row
        for row in made.rows_of(made.layout("placements", "2022"))
        if row["geographic_level"] == "National"
    ]
    with pytest.raises(OtherFileError, match='the label "Regional" is not there'):
        read(made.grid(rows))


def test_a_file_without_its_geography_names_the_column() -> None:
    rows = [{k: v for k, v in row.items() if k != "region_code"} for row in made.rows_of(EVERY[0][1])]
    with pytest.raises(BenchmarkError, match='the column "region_code" is not there'):
        read(made.grid(rows))


def test_a_column_that_is_there_twice_is_refused() -> None:
    rows = list(made.rows_of(made.layout("workforce", "2025")))
    there = made.grid(rows)
    doubled = [[*row, row[list(rows[0]).index("caseload_fte")]] for row in there.rows]
    with pytest.raises(BenchmarkError, match='two columns are headed "caseload_fte"'):
        read(made.Grid("twice.csv", doubled, there.numbers))


def test_all_columns_of_the_geography_are_needed() -> None:
    assert all(set(GEOGRAPHY) <= shape.columns for _, shape in EVERY)


def test_the_first_release_divides_its_last_year_by_the_mid_year_before_the_last() -> None:
    first, latest = releases()[0], releases()[-1]
    assert (first.mid_year(2022), first.mid_year(2021), latest.mid_year(2022)) == (2020, 2020, 2021)
