"""The child's part of reading Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused

BATCH_ROWS = 65_536


def write_parquet(path: Path, limits: Limits, sink: BinaryIO) -> dict[str, Any]:
    """Check what the file says of itself, then copy it as an Arrow stream."""
    try:
        with pq.ParquetFile(path) as file:
            _check(file, limits)
            rows = 0
            with pa.ipc.new_stream(sink, file.schema_arrow.remove_metadata()) as writer:
                for batch in file.iter_batches(BATCH_ROWS):
                    rows += batch.num_rows
                    writer.write_batch(batch.replace_schema_metadata(None))
            if rows != file.metadata.num_rows:
                raise _damaged()
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise _damaged() from error
    return {"span": [0, sink.tell()]}


def _check(file: pq.ParquetFile, limits: Limits) -> None:
    about = file.metadata
    if about.num_rows > limits.text_rows:
        raise Refused("too-many-rows", f"It has more than {limits.text_rows:,} rows. Split it.")
    if len(file.schema_arrow) > limits.columns:
        raise Refused("too-many-columns", f"It has more than {limits.columns:,} columns.")
    for field in file.schema_arrow:
        if pa.types.is_nested(field.type):
            message = f"Column {field.name!r} holds lists or records. Export one value per cell."
            raise Refused("nested-column", message, column=field.name)
    size = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    if size > limits.unpacked_bytes:
        raise Refused("too-large-unpacked", "It unpacks to more than a return holds. Split it.")


def _damaged() -> Refused:
    return Refused("truncated", "It is damaged or cut short. Copy or export it again.")
