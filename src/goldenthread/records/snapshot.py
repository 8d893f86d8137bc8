# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""A snapshot: the loads in force merged into records, with the facts worked out of them.

It is a folder of Parquet files with a manifest of their hashes, named by what went into it, and never
edited. Every figure names the snapshot that it came from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import duckdb

from goldenthread.records import derived
from goldenthread.records.files import faults, short_hash, write_json, write_parquet
from goldenthread.records.loads import KeptLoad
from goldenthread.records.merging.coverage import coverage_table
from goldenthread.records.merging.merge import merge
from goldenthread.records.settings import Settings
from goldenthread.records.table import merged_schema
from goldenthread.records.tables import TABLES

MANIFEST = "manifest.json"
MEMORY = "2GB"


@dataclass(frozen=True)
class Snapshot:
    """A snapshot on disk."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.manifest["id"])

    @property
    def loads(self) -> tuple[str, ...]:
        """The ids of the loads it holds, the newest last."""
        return tuple(self.manifest["loads"])

    def records(self, table: str) -> Path:
        return self.folder / "records" / f"{table}.parquet"

    def fact(self, name: str) -> Path:
        return self.folder / "facts" / f"{name}.parquet"

    @property
    def coverage(self) -> Path:
        """For which days the loads speak: see `records.merging.coverage`."""
        return self.folder / "coverage.parquet"

    def faults(self) -> list[str]:
        """What is no longer as it was written, in words; nothing for a sound snapshot."""
        return faults(self.folder, self.manifest["files"])


def read_snapshot(folder: Path) -> Snapshot:
    return Snapshot(folder, json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def snapshot_id(loads: Sequence[str], authority: str, settings: Settings) -> str:
    """The name of the snapshot that these loads give: the same loads, settings and definitions, the same name."""
    return short_hash(list(loads), authority, settings.digest, definitions_digest())


@cache
def definitions_digest() -> str:
    """A hash over everything that decides what a snapshot says, but for its loads and settings."""
    digest = hashlib.sha256()
    for package in ("goldenthread.records", "goldenthread.records.facts", "goldenthread.records.merging"):
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".sql")):
                digest.update(f"{package}/{file.name}\n".encode() + file.read_bytes())
    digest.update(resources.files("goldenthread.terms").joinpath("bank_holidays_england.csv").read_bytes())
    return digest.hexdigest()


def build_snapshot(folder: Path, loads: Sequence[KeptLoad], authority: str, settings: Settings) -> Snapshot:
    """Merge the loads (the newest last), work out the facts, and write both to a new folder."""
    for part in ("records", "facts"):
        (folder / part).mkdir(parents=True)
    con = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "temp_directory": str(folder / "spill")})
    try:
        notes = merge(con, loads, authority)
        derived.build(con, settings)
        files = {}
        for table in TABLES.values():
            names = merged_schema(table).names
            order = [*table.key, *(name for name in names if name not in table.key)]
            files[f"records/{table.name}.parquet"] = _write(
                con, folder / "records" / f"{table.name}.parquet", table.name, names, order
            )
        for fact in derived.all_facts().values():
            name = f"fact_{fact.name}"
            names = [row[0] for row in con.execute(f"DESCRIBE {name}").fetchall()]
            first = ["authority", fact.dated_by, "person_id", "load", "file", "sheet", "row"]
            order = [*first, *(column for column in names if column not in first)]
            path = folder / "facts" / f"{fact.name}.parquet"
            files[f"facts/{fact.name}.parquet"] = _write(con, path, name, names, order)
    finally:
        con.close()
    files["coverage.parquet"] = write_parquet(folder / "coverage.parquet", coverage_table(loads, authority))
    manifest = {
        "id": snapshot_id([load.id for load in loads], authority, settings),
        "authority": authority,
        "loads": [load.id for load in loads],
        "settings": settings.as_dict(),
        "definitions": definitions_digest(),
        "versions": {name: metadata.version(name) for name in ("goldenthread", "duckdb", "pyarrow")},
        "merging": notes,
        "files": files,
    }
    write_json(folder / MANIFEST, manifest)
    return Snapshot(folder, manifest)


def _write(
    con: duckdb.DuckDBPyConnection, path: Path, table: str, names: Iterable[str], order: Iterable[str]
) -> dict[str, Any]:
    columns, by = (", ".join(f'"{name}"' for name in chosen) for chosen in (names, order))
    return write_parquet(
        path, con.sql(f"SELECT {columns} FROM {table} ORDER BY {by}").to_arrow_reader(122_880)
    )
