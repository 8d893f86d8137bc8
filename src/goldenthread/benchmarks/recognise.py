"""Which file of which release it is: told by its header and its newest year, never by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.layout import GEOGRAPHY, Layout
from goldenthread.benchmarks.problem import BenchmarkError, OtherFileError
from goldenthread.benchmarks.releases import releases

NEAR = 0.5  # of a layout's own columns and labels: with fewer there, the file is another


class Recognised(NamedTuple):
    """A layout, the release it belongs to, and what to say of it beside."""

    release: str
    layout: Layout
    note: str = ""


def recognise(grid: Grid) -> Recognised:
    """The layout of a file, or a refusal that says what moved."""
    newest = _newest_year(grid)
    told = _of_year(newest, [each for each in _all() if not grid.lacking(each.layout.columns)])
    if len(told) == 1:
        return told[0]
    said = _said(grid)
    if told:  # two files of a release may have one header: they differ in their labels
        return max(told, key=lambda each: _closeness(grid, each.layout, said))
    near = [each for each in _all() if _moved(grid, each.layout, said)]
    of_year = _of_year(newest, near) or (near if newest is None else [])
    if of_year:
        nearest = max(of_year, key=lambda each: _closeness(grid, each.layout, said))
        grid.table(nearest.layout.columns)  # says which column is missing
    if near:
        raise BenchmarkError(_another_year(grid, newest, near))
    raise OtherFileError(f"{grid.file}: it is not a file known here. Known are: {'; '.join(known_files())}.")


def _moved(grid: Grid, layout: Layout, said: set[str]) -> bool:
    """Whether a file is that of a layout but for some columns: all labels are there, and most of its columns."""
    return all(label in said for _, label in layout.labels) and _closeness(grid, layout, said) >= NEAR


def known_header(header: Iterable[str]) -> bool:
    """Whether a header is that of a layout: what is asked of a file before it is fetched whole."""
    grid = Grid("", [tuple(header)], [1])
    return any(not grid.lacking(each.layout.columns) for each in _all())


def known_files() -> list[str]:
    """Every file that can be read, in words, with the releases it is known from."""
    found: dict[str, list[str]] = {}
    for each in _all():
        found.setdefault(each.layout.title, []).append(each.release)
    return [f"{title} ({', '.join(names)})" for title, names in found.items()]


def _all() -> list[Recognised]:
    return [Recognised(release.name, layout) for release in releases() for layout in release.layouts]


def _of_year(newest: int | None, found: list[Recognised]) -> list[Recognised]:
    """Those whose last year is the file's; without any, those of the latest release carried forward."""
    if newest is None:
        return []
    latest = releases()[-1].name
    ahead = [each for each in found if each.release == latest and each.layout.newest < newest]
    there = [each for each in found if each.layout.newest == newest]
    return there or [_carried(each, newest) for each in ahead]


def _carried(latest: Recognised, newest: int) -> Recognised:
    """A release newer than any declared one, where it looks as the latest does."""
    name = str(int(latest.release) + newest - latest.layout.newest)
    note = f"read as the release of {latest.release} is laid out"
    return Recognised(name, replace(latest.layout, newest=newest), note)


def _another_year(grid: Grid, newest: int | None, near: list[Recognised]) -> str:
    ends = ", ".join(dict.fromkeys(str(each.layout.newest) for each in near))
    return (
        f"{grid.file}: it looks like {near[-1].layout.title}, but its newest year is {newest}, and the releases "
        f"known here end with {ends}. A release is one file under goldenthread/benchmarks/releases."
    )


def _closeness(grid: Grid, layout: Layout, said: set[str]) -> float:
    """How much of a layout is there: of its own columns, and of its labels, in whatever column they stand."""
    columns = layout.columns - set(GEOGRAPHY) - {column for column, _ in layout.labels}
    there = len(columns - grid.lacking(columns)) + sum(label in said for _, label in layout.labels)
    return there / (len(columns) + len(layout.labels))


def _said(grid: Grid) -> set[str]:
    return {cell.strip() for row in grid.rows for cell in row}


def _newest_year(grid: Grid) -> int | None:
    if grid.lacking(["time_period"]):
        return None
    years = [cells["time_period"] for _, cells in grid.table(["time_period"])]
    return max((int(year) for year in years if year.isdecimal() and len(year) == 4), default=None)
