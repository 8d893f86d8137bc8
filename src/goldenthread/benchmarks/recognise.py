"""Which file of which release it is: told by its header and its newest year, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.layout import GEOGRAPHY, Layout, Release
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.releases import releases

NEAR = 0.5  # of a layout's own columns: with fewer there, the file is another


class Recognised(NamedTuple):
    """A layout, the release it belongs to, and what to say of it beside."""

    release: str
    layout: Layout
    note: str = ""


def recognise(grid: Grid) -> Recognised:
    """The layout of a file, or a refusal that says what moved."""
    newest = _newest_year(grid)
    told = _told_apart(newest, lambda layout: _share(grid, layout) == 1)
    if told:
        return max(told, key=lambda found: (_labels_there(grid, found.layout), len(found.layout.columns)))
    for near in _told_apart(newest, lambda layout: _share(grid, layout) >= NEAR):
        grid.table(near.layout.columns)  # says which column is missing
    known = [(r, layout) for r, layout in _all() if _share(grid, layout) == 1]
    if newest is not None and known:
        ends = ", ".join(dict.fromkeys(str(layout.newest) for _, layout in known))
        raise BenchmarkError(
            f"{grid.file}: it is {known[0][1].title}, but its newest year is {newest}, and the releases known "
            f"here end with {ends}. A release is one file under goldenthread/benchmarks/releases."
        )
    nearest = max((layout for _, layout in _all()), key=lambda layout: _share(grid, layout))
    if _share(grid, nearest) >= NEAR:
        grid.table(nearest.columns)
    raise BenchmarkError(f"{grid.file}: it is not a file known here. Known are: {'; '.join(known_files())}.")


def known_header(header: Iterable[str]) -> bool:
    """Whether a header is that of a layout: what is asked of a file before it is fetched whole."""
    grid = Grid("", [tuple(header)], [1])
    return any(_share(grid, layout) == 1 for _, layout in _all())


def known_files() -> list[str]:
    """Every file that can be read, in words, with the releases it is known from."""
    found: dict[str, list[str]] = {}
    for release, layout in _all():
        found.setdefault(layout.title, []).append(release.name)
    return [f"{title} ({', '.join(names)})" for title, names in found.items()]


def _told_apart(newest: int | None, fits: Callable[[Layout], bool]) -> list[Recognised]:
    """The fitting layouts of the file's year; without any, those of the latest release carried forward."""
    if newest is None:
        return []
    there = [Recognised(r.name, layout) for r, layout in _all() if layout.newest == newest and fits(layout)]
    latest = releases()[-1]
    ahead = [
        _carried(latest, layout, newest)
        for layout in latest.layouts
        if layout.newest < newest and fits(layout)
    ]
    return there or ahead


def _carried(latest: Release, layout: Layout, newest: int) -> Recognised:
    """A release newer than any declared one, where it looks as the latest does."""
    name = str(int(latest.name) + newest - layout.newest)
    return Recognised(
        name, replace(layout, newest=newest), f"read as the release of {latest.name} is laid out"
    )


def _all() -> list[tuple[Release, Layout]]:
    return [(release, layout) for release in releases() for layout in release.layouts]


def _labels_there(grid: Grid, layout: Layout) -> int:
    """How many labels of a layout are there: two files may have one header and differ in what they speak of."""
    labels = {label for series in layout.series for label in (*series.rows, *series.over)}
    table = grid.table({column for column, _ in labels})
    there = {cell for _, cells in table for cell in cells.items()}
    return len(labels & there)


def _share(grid: Grid, layout: Layout) -> float:
    """How much of a layout is there: 1 where all of it is, else the share of what it has of its own."""
    lacking = grid.lacking(layout.columns)
    own = layout.columns - set(GEOGRAPHY)
    return 1.0 if not lacking else min(0.99, len(own - lacking) / len(own))


def _newest_year(grid: Grid) -> int | None:
    if grid.lacking(["time_period"]):
        return None
    years = [cells["time_period"] for _, cells in grid.table(["time_period"])]
    return max((int(year) for year in years if year.isdecimal() and len(year) == 4), default=None)
