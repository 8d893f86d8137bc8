"""The figures of a snapshot, worked out once and kept in the workspace: whoever only looks at them runs no engine.

The shelf is rebuilt from the snapshot whenever it is lost. What is looked at is always one whole shelf: the one before,
until the new one is complete.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.population import Population
from goldenthread.records.files import ROW_GROUP, short_hash, write_json, write_parquet
from goldenthread.records.snapshot import Snapshot, read_snapshot
from goldenthread.scorecard.posts import posts_indicators
from goldenthread.scorecard.reading import latest_month, read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Breakdown, Status, Unit
from goldenthread.workspace import Workspace
from goldenthread.workspace.kept import code_digest, current, keep
from goldenthread.workspace.writing import SNAPSHOTS

FOLDER, POSTS, MANIFEST = "shelf", "posts.parquet", "manifest.json"
FIGURES, MEASURES = "figures.parquet", "measures.parquet"
"""The same figures twice: by group, for a page of all measures of it; by measure, for one measure's groups."""
LAYOUT = 3  # of what is kept: another layout is another shelf
MONTHS = 60
"""How far back figures are kept: three years of reports, each with the two years that its signals look at."""

AREAS = (Breakdown.SERVICE, Breakdown.TEAM, Breakdown.LOCALITY)
"""The parts of a council that have a scorecard of their own."""

_SCHEMA = pa.schema(
    [
        ("indicator", pa.string()), ("area", pa.string()), ("breakdown", pa.string()), ("period_end", pa.date32()),
        ("basis", pa.string()), ("numerator", pa.float64()), ("denominator", pa.float64()), ("value", pa.float64()),
        ("unit", pa.string()), ("status", pa.string()), ("reason", pa.string()), ("snapshot", pa.string()),
        ("population", pa.string()), ("kept_back", pa.bool_()),
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """Kept figures. `areas`: the parts of the council that there are, as "service=..." and so on, in their order."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        """The name of what is kept: another snapshot, population or definition gives another."""
        return self.folder.name

    @cached_property
    def snapshot(self) -> Snapshot:
        return read_snapshot(self.folder.parent.parent / SNAPSHOTS / self.manifest["snapshot"])

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(self.manifest["areas"])

    @property
    def teams(self) -> dict[str, str]:
        """The service that each team is in at the end of the last month, as team=... -> service=..."""
        return dict(self.manifest["teams"])

    @property
    def last(self) -> Month:
        """The last month of which there are figures."""
        return Month.parse(self.manifest["last"])

    @property
    def first(self) -> Month:
        return self.last.plus(1 - MONTHS)

    def figures(self, area: str = "") -> list[Figure]:
        """The figures of the council, with the age bands that an indicator has of its own, or those of one area."""
        if area:
            return list(self._figures(pc.field("breakdown") == area))
        own = {(code, group) for code, groups in self.manifest["bands"].items() for group in groups}
        found = self._figures(pc.field("breakdown").isin(["", *{group for _, group in own}]))
        return [
            figure for figure in found if not figure.breakdown or (figure.indicator, figure.breakdown) in own
        ]

    def breakdowns(self, indicator: str, month: Month | None = None) -> list[Figure]:
        """The figures of one indicator by whatever they can be split: of all months, or of those that end with one."""
        parts = [place for place, code in enumerate(self.manifest["measures"]) if code == indicator]
        with pq.ParquetFile(self.folder / MEASURES) as file:
            found = file.read_row_groups(parts, use_threads=False)  # one measure is small: threads cost more
        if month is not None:
            found = found.filter(pc.equal(found.column("period_end"), month.end))
        return list(_read(found))

    def posts(self, month: Month) -> list[Figure]:
        """The counts behind the posts table at the end of a month."""
        return list(self._figures(pc.field("period_end") == month.end, POSTS))

    def _figures(self, chosen: pc.Expression, file: str = FIGURES) -> Iterator[Figure]:
        return _read(pq.read_table(self.folder / file, filters=chosen))


def _read(table: pa.Table) -> Iterator[Figure]:
    columns = [table.column(name).to_pylist() for name in _SCHEMA.names]
    for name, kind in {"basis": Basis, "unit": Unit, "status": Status}.items():
        place = _SCHEMA.names.index(name)
        columns[place] = [kind(value) for value in columns[place]]
    return map(Figure, *columns)


def shelf_of(workspace: Workspace) -> Shelf | None:
    """The newest complete shelf; None before the first is there, and where another goldenthread laid it out."""
    folder = current(workspace.folder / FOLDER)
    if folder is None:
        return None
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Shelf(folder, manifest) if manifest.get("layout") == LAYOUT else None


def fill(workspace: Workspace) -> Shelf | None:
    """Work out what the shelf must hold now, where it does not; None where nothing is loaded that has a month."""
    snapshot, population = workspace.snapshot(), workspace.population
    last = latest_month(snapshot)
    if last is None:
        return None
    name = shelf_name(snapshot, population)
    there = shelf_of(workspace)
    if there is not None and there.id == name:
        return there
    keep(workspace.folder / FOLDER, name, lambda folder: _write(folder, snapshot, population, last))
    return shelf_of(workspace)


def _write(folder: Path, snapshot: Snapshot, population: Population, last: Month) -> None:
    indicators = list(catalogue.load().values())
    first = last.plus(1 - MONTHS)
    figures = read_figures(snapshot, population, indicators, first, last)
    bands = {i.code: [f"age={band.label}" for band in i.bands] for i in indicators if i.bands}
    areas: list[str] = []
    for by in Breakdown:
        found = read_figures(snapshot, population, indicators, first, last, by)
        if by in AREAS:
            areas += sorted({figure.breakdown for figure in found})
        figures += [figure for figure in found if figure.breakdown not in bands.get(figure.indicator, ())]
    by_group = _table(sorted(figures, key=lambda figure: figure.breakdown))
    write_parquet(folder / FIGURES, by_group)
    parts = _one_by_one(by_group)
    write_parquet(folder / MEASURES, pa.RecordBatchReader.from_batches(_SCHEMA, (part for _, part in parts)))
    write_parquet(folder / POSTS, _table(_posts(snapshot, population, first, last)))
    teams = _teams(snapshot, last)
    manifest = {
        "layout": LAYOUT,
        "snapshot": snapshot.id,
        "last": str(last),
        "areas": areas,
        "bands": bands,
        "teams": teams,
        "measures": [code for code, _ in parts],
    }
    write_json(folder / MANIFEST, manifest)


def _one_by_one(figures: pa.Table) -> list[tuple[str, pa.RecordBatch]]:
    """The figures of one measure after the other: each stands in parts of the file of its own, and is read alone."""
    codes = sorted(set(figures.column("indicator").to_pylist()))
    of_each = ((code, figures.filter(pc.field("indicator") == code).combine_chunks()) for code in codes)
    return [(code, part) for code, table in of_each for part in table.to_batches(ROW_GROUP)]


def _posts(snapshot: Snapshot, population: Population, first: Month, last: Month) -> list[Figure]:
    asked = posts_indicators()
    found = read_figures(snapshot, population, asked, first, last)
    return [figure for figure in found if figure.basis is asked[0].bases[0]]


def _teams(snapshot: Snapshot, last: Month) -> dict[str, str]:
    """team=... -> service=... on the last day."""
    rows = pq.read_table(snapshot.fact("team_area")).sort_by("start_date").to_pylist()
    return {
        f"{Breakdown.TEAM}={row['team']}": f"{Breakdown.SERVICE}={row['area_service']}"
        for row in rows
        if row["area_service"] and row["start_date"] <= last.end and (row["end_date"] or last.end) >= last.end
    }


def _table(figures: Sequence[Figure]) -> pa.Table:
    return pa.table(
        {f.name: [getattr(each, f.name) for each in figures] for f in fields(Figure)}, schema=_SCHEMA
    )


def shelf_name(snapshot: Snapshot, population: Population) -> str:
    """The name of the shelf that belongs to a snapshot: other figures have another."""
    estimates = [astuple(estimate) for estimate in population.in_force]
    made_with = metadata.version("goldenthread"), catalogue.digest(), code_digest("goldenthread.engine")
    return short_hash(LAYOUT, snapshot.id, str(latest_month(snapshot)), estimates, made_with)
