"""Writing files so that they are wholly there or not at all, and knowing them again by their hash."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 122_880


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def short_hash(*parts: Any) -> str:
    """Eight characters that stand for these values."""
    return hashlib.sha256(canonical(parts)).hexdigest()[:8]


def canonical(value: Any) -> bytes:
    """A value as bytes that are the same for the same value; dates and such as their text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_json(path: Path, value: Any) -> None:
    write_durably(path, json.dumps(value, indent=2, ensure_ascii=False, default=str).encode() + b"\n")


def replace_durably(path: Path, content: bytes) -> None:
    """Change a file's content in one step: whoever reads it sees the old or the new, never a part."""
    fresh = path.with_name(f".{path.name}.new")
    write_durably(fresh, content)
    fresh.replace(path)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until what was added to, renamed in or taken from a folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def seal(folder: Path) -> None:
    """Make every file in a folder durable and read-only: from now on it is not edited."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            settle(path)
        else:
            settle_file(path)
            path.chmod(0o444)
    settle(folder)


def write_parquet(path: Path, rows: pa.Table | pa.RecordBatchReader) -> dict[str, Any]:
    """Write rows as they are ordered; the same rows give the same bytes. Returns rows, size and hash."""
    count = 0
    with pq.ParquetWriter(path, rows.schema, compression="zstd") as writer:
        for batch in rows.to_batches(ROW_GROUP) if isinstance(rows, pa.Table) else rows:
            writer.write_batch(batch, row_group_size=ROW_GROUP)
            count += batch.num_rows
    return {"rows": count, "bytes": path.stat().st_size, "sha256": sha256_of(path)}


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one whole file. pyarrow's own `read_table` first loads what folders of files need, and pandas."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=None if columns is None else list(columns))


def faults(folder: Path, files: dict[str, dict[str, Any]]) -> list[str]:
    """What differs between a folder's files and what its manifest says of them, each in words."""
    found = []
    for name, stated in sorted(files.items()):
        path = folder / name
        if not path.is_file():
            found.append(f"{folder.name}/{name} is missing")
        elif sha256_of(path) != stated["sha256"]:
            found.append(f"{folder.name}/{name} is not as it was written")
    return found
