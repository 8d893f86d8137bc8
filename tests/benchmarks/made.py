"""Made-up files in DfE's form, written from what a release declares. No figure in them is real."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.layout import GEOGRAPHY, Layout
from goldenthread.benchmarks.releases import releases
from goldenthread.benchmarks.tables import NEIGHBOURS
from goldenthread.benchmarks.tidy import tidy

Row = dict[str, str]

US = "501"
NEIGHBOURS_OF_US = [str(code) for code in range(502, 512)]
AUTHORITIES = [US, *NEIGHBOURS_OF_US, "512", "513"]
WEST, EAST = "E12000001", "E12000002"


def layout(kind: str, release: str) -> Layout:
    declared = next(each for each in releases() if each.name == release)
    return next(each for each in declared.layouts if each.kind == kind)


def rows_of(shape: Layout, years: Iterable[int] = ()) -> Iterator[Row]:
    """A row for each label, year and place, every number a plain one."""
    columns = sorted(shape.columns - set(GEOGRAPHY))
    wanted = {labels for series in shape.series for labels in (series.rows, series.over or series.rows)}
    for year in years or (shape.newest - 1, shape.newest):
        for labels in sorted(wanted):
            for at, place in enumerate(places()):
                numbers = {column: str(100 + at) for column in columns}
                yield {**place, "time_period": str(year), **numbers, **dict(labels)}


def places() -> Iterator[Row]:
    yield _place("National")
    for code, name in ((WEST, "Westshire"), (EAST, "Eastshire")):
        yield _place("Regional", region_code=code, region_name=name)
    for code in AUTHORITIES:
        region = WEST if code in AUTHORITIES[:6] else EAST
        yield _place("Local authority", region_code=region, old_la_code=code, la_name=f"Council {code}")


def _place(level: str, **given: str) -> Row:
    return {**dict.fromkeys(GEOGRAPHY, ""), "geographic_level": level, **given}


def changed(rows: Iterable[Row], where: Mapping[str, str], **cells: str) -> list[Row]:
    """The rows with other cells where they fit: `changed(rows, {"old_la_code": US}, number="c")`."""
    return [
        {**row, **cells} if all(row[column] == value for column, value in where.items()) else row
        for row in rows
    ]


def grid(rows: Sequence[Row], file: str = "made-up.csv") -> Grid:
    header = list(rows[0])
    lines = [header, *([row[column] for column in header] for row in rows)]
    return Grid(file, lines, range(1, len(lines) + 1))


def csv_file(path: Path, rows: Sequence[Row]) -> Path:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(grid(rows).rows)
    return path


def figures(kind: str, release: str, rows: Sequence[Row] = ()) -> pa.Table:
    """A made-up file as a tidy table."""
    shape = layout(kind, release)
    return tidy(grid(list(rows) or list(rows_of(shape))), shape, release)


def ten(model: str = "2025", neighbours: Sequence[str] = NEIGHBOURS_OF_US) -> pa.Table:
    """Our neighbours by a model."""
    rows = [
        {"model": model, "place": US, "rank": rank, "neighbour": code}
        for rank, code in enumerate(neighbours, 1)
    ]
    return pa.Table.from_pylist(rows, schema=NEIGHBOURS)


def asked(*tables: pa.Table, neighbours: Sequence[pa.Table] = ()) -> Benchmarks:
    return Benchmarks(tables, neighbours or [ten()])


def rows_by_model(model: str) -> list[list[str]]:
    """A neighbour table as published: twelve authorities, each with the ten that follow it."""
    codes = [str(code) for code in range(601, 612)] + [{"2021": "909", "2025": "942"}[model]]
    lines = []
    for at, code in enumerate(codes):
        following = [codes[(at + step) % len(codes)] for step in range(1, 11)]
        paired = [cell for other in following for cell in (other, "Close ")]
        lines.append([code, f"Council {code}", *paired])
    return lines
