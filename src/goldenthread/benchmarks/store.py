"""The published figures of a workspace, as files that are never edited.

A file that was taken in is one Parquet file, named by its release, its kind and the hash of what it says. The
manifest lists those in force and is switched last, so that a load is wholly there or not at all.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.recognise import recognise
from goldenthread.benchmarks.tables import CODE_LIST, MODELS, code_list, heads_of, neighbour_table
from goldenthread.benchmarks.tidy import tidy
from goldenthread.records.files import faults, read_parquet, replace_durably, settle, write_durably

FOLDER = "benchmarks"
MANIFEST = "manifest.json"


class Holds(StrEnum):
    """What a kept file holds."""

    FIGURES = "figures"
    NEIGHBOURS = "neighbours"
    PLACES = "places"


class Standing(StrEnum):
    """What became of a file that was handed over."""

    KEPT = "kept"
    HELD = "held already"


@dataclass(frozen=True)
class Read:
    """A published file that was read: what it is, and its content as a table."""

    file: str
    holds: Holds
    release: str
    kind: str
    title: str
    table: pa.Table
    note: str = ""

    @property
    def id(self) -> str:
        """The same figures have the same name, however the file was written."""
        return f"{self.release or 'any'}-{self.kind}-{_hash_of(self.table)}"


@dataclass(frozen=True)
class Kept:
    """A file of the store, as the manifest has it. `replaced`: another took its place."""

    id: str
    file: str
    holds: Holds
    release: str
    kind: str
    title: str
    loaded: str
    rows: int
    sha256: str
    note: str = ""
    replaced: bool = False

    @property
    def name(self) -> str:
        return f"{self.id}.parquet"

    @property
    def subject(self) -> tuple[str, str]:
        return self.release, self.kind


def read(grid: Grid) -> Read:
    """What a published file says, or a refusal in words."""
    heads = heads_of(grid)
    if heads:
        table = neighbour_table(grid, heads)
        model = table.column("model")[0].as_py()
        title = f"statistical neighbours, model of {MODELS[model]}"
        return Read(grid.file, Holds.NEIGHBOURS, model, "neighbours", title, table)
    if not grid.lacking(CODE_LIST):
        return Read(grid.file, Holds.PLACES, "", "authorities", "list of authorities", code_list(grid))
    found = recognise(grid)
    table = tidy(grid, found.layout, found.release)
    title = f"{found.layout.title}, release {found.release}"
    return Read(grid.file, Holds.FIGURES, found.release, found.layout.kind, title, table, found.note)


def manifest(folder: Path) -> tuple[Kept, ...]:
    """Every file of the store, also those that were replaced; none where nothing was loaded."""
    path = folder / MANIFEST
    if not path.is_file():
        return ()
    try:
        given = json.loads(path.read_text(encoding="utf-8"))["files"]
        return tuple(Kept(**{**entry, "holds": Holds(entry["holds"])}) for entry in given)
    except (ValueError, KeyError, TypeError):
        raise BenchmarkError(
            f"{FOLDER}/{MANIFEST} is not as it was written. Bring it back from a backup, or delete the folder "
            f"{FOLDER} and load the published files again."
        ) from None


def keep(
    folder: Path, files: Sequence[Read], when: str, *, replace: bool = False
) -> list[tuple[Read, Standing]]:
    """Keep files: all of them, or none. What is held already changes nothing.

    Other figures for a file that is held are refused, unless they are to take its place: DfE seldom issues
    a file anew, and a figure in a published report must be found again.
    """
    entries = list(manifest(folder))
    standings = []
    fresh: list[Read] = []
    for each in files:
        held = next((e for e in entries if not e.replaced and e.subject == (each.release, each.kind)), None)
        if held and held.id == each.id:
            standings.append((each, Standing.HELD))
            continue
        if held and not replace:
            raise BenchmarkError(
                f"{each.file}: other figures of {each.title} are held, from {held.file}. Nothing was changed. "
                "With --replace these take their place; the others stay in the archive."
            )
        entries = [_replaced(e) if e is held else e for e in entries if e.id != each.id]
        entries.append(_entry(each, when))
        fresh.append(each)
        standings.append((each, Standing.KEPT))
    if fresh:
        _write(folder, fresh, entries)
    return standings


def in_force(folder: Path) -> tuple[str, ...]:
    """The files that are compared with now, by their names."""
    return tuple(sorted(entry.id for entry in manifest(folder) if not entry.replaced))


def tables(folder: Path, holds: Holds, files: Collection[str] | None = None) -> Iterable[pa.Table]:
    """The content of some files, those in force by default. Refuses files that are not as they were written."""
    chosen = in_force(folder) if files is None else files
    for entry in (entry for entry in manifest(folder) if entry.id in chosen and entry.holds is holds):
        found = faults(folder, {entry.name: {"sha256": entry.sha256}})
        if found:
            raise BenchmarkError(f"{found[0]}. Load {entry.file} again after deleting the folder {FOLDER}.")
        yield read_parquet(folder / entry.name)


def _entry(read_file: Read, when: str) -> Kept:
    content = _parquet(read_file.table)
    return Kept(
        read_file.id,
        read_file.file,
        read_file.holds,
        read_file.release,
        read_file.kind,
        read_file.title,
        when,
        read_file.table.num_rows,
        hashlib.sha256(content).hexdigest(),
        read_file.note,
    )


def _replaced(entry: Kept) -> Kept:
    return Kept(**{**vars(entry), "replaced": True})


def _write(folder: Path, fresh: Sequence[Read], entries: Sequence[Kept]) -> None:
    folder.mkdir(exist_ok=True)
    for each in fresh:
        write_durably(folder / f"{each.id}.parquet", _parquet(each.table))
    settle(folder)
    content: dict[str, Any] = {"files": [asdict(entry) for entry in entries]}
    replace_durably(folder / MANIFEST, json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n")


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _hash_of(table: pa.Table) -> str:
    """Over the table as text: a Parquet file's bytes change with the library that writes it."""
    out = io.BytesIO()
    pa_csv.write_csv(table, out)
    return hashlib.sha256(out.getvalue()).hexdigest()[:10]
