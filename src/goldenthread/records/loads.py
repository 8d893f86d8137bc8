"""A load as it is kept: one folder with its records, where each row came from, and a manifest.

The folder's name is the load's id: its reference date, its source, and the first eight characters of
the hash of what it says. What is said twice has the same id, whatever the file was called.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records.files import canonical, faults, write_json, write_parquet
from goldenthread.records.load import Covers, Load, Source, Window
from goldenthread.records.tables import TABLES

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class KeptLoad:
    """A load in the archive."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.manifest["id"])

    @property
    def source(self) -> Source:
        return Source(self.manifest["source"])

    @property
    def reference_date(self) -> date:
        return date.fromisoformat(self.manifest["reference_date"])

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        return tuple(
            Window(
                w["aspect"],
                date.fromisoformat(w["first"]),
                date.fromisoformat(w["last"]),
                Covers(w["covers"]),
                w["bias"],
            )
            for w in self.manifest["windows"]
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the delivery holds, empty ones included."""
        return tuple(self.manifest["tables"])

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.manifest["tables"].values())

    def path_of(self, table: str) -> Path | None:
        """The file of a table's rows; None where the load has none."""
        rows = self.manifest["tables"].get(table, {"rows": 0})["rows"]
        return self.folder / f"{table}.parquet" if rows else None


@dataclass(frozen=True)
class Packed:
    """A load as it is to be kept: its rows in an order that depends on nothing but what they say."""

    load: Load
    tables: dict[str, pa.Table]
    digest: str

    @property
    def id(self) -> str:
        return f"{self.load.reference_date.isoformat()}-{self.load.source.value}-{self.digest[:8]}"


def pack(load: Load) -> Packed:
    tables = {name: _in_order(load.tables[name]) for name in TABLES if name in load.tables}
    return Packed(load, tables, _content_hash(load, tables))


def _content_hash(load: Load, tables: Mapping[str, pa.Table]) -> str:
    """The hash over what a load says. The names of its files do not count, the places of its rows do."""
    digest = hashlib.sha256(canonical([load.source, load.reference_date, windows_as_written(load)]))
    for name, rows in sorted(tables.items()):
        sink = pa.BufferOutputStream()
        pq.write_table(rows.drop_columns(["file"]), sink, compression="none")
        digest.update(canonical([name, rows.num_rows]))
        digest.update(sink.getvalue())
    return digest.hexdigest()


def write_load(folder: Path, packed: Packed, said: Mapping[str, Any]) -> KeptLoad:
    """Write a load to a new folder. `said` is what else the manifest holds: who, when, outcome, counts."""
    folder.mkdir(parents=True)
    load = packed.load
    tables: dict[str, dict[str, Any]] = {
        name: write_parquet(folder / f"{name}.parquet", rows) if rows.num_rows else {"rows": 0}
        for name, rows in packed.tables.items()
    }
    manifest = {
        "id": packed.id,
        "source": load.source.value,
        "reference_date": load.reference_date.isoformat(),
        **said,
        "windows": windows_as_written(load),
        "files": [asdict(file) for file in load.files],
        "notes": list(load.notes),
        "content_sha256": packed.digest,
        "tables": tables,
    }
    write_json(folder / MANIFEST, manifest)
    return KeptLoad(folder, manifest)


def read_load(folder: Path) -> KeptLoad:
    return KeptLoad(folder, json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def load_faults(load: KeptLoad) -> list[str]:
    """What is no longer as it was written, in words; nothing for a sound load."""
    files = {f"{name}.parquet": t for name, t in load.manifest["tables"].items() if t["rows"]}
    return faults(load.folder, files)


def windows_as_written(load: Load) -> list[dict[str, Any]]:
    ordered = sorted(load.windows, key=lambda w: (w.aspect, w.first, w.last, w.covers))
    return [
        {
            "aspect": w.aspect,
            "first": w.first.isoformat(),
            "last": w.last.isoformat(),
            "covers": w.covers.value,
            "bias": w.bias,
        }
        for w in ordered
    ]


def _in_order(rows: pa.Table) -> pa.Table:
    """Rows in an order that depends on what they say, and on nothing else."""
    names = [name for name in rows.column_names if name != "file"]
    return rows.combine_chunks().sort_by([(name, "ascending") for name in [*names, "file"]])
