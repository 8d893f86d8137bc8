"""Reading Parquet: parsed in the child process, because a damaged file can end the process that reads it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.isolation import parse
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused


def read_parquet(path: Path | str, limits: Limits | None = None) -> pa.Table:
    """The table that a Parquet file holds, with the types that it declares."""
    path, limits = Path(path), limits or Limits()
    with arriving(path):
        size = checked_size(path, limits.text_bytes)
        _check_marks(path, size)
        answer = parse("parquet", path, limits)
        return answer.table(answer.facts["span"])


def _check_marks(path: Path, size: int) -> None:
    """A Parquet file begins and ends with the same four letters; one cut short does not."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(0, size - 4))
        tail = file.read(4)
    if head != b"PAR1":
        raise Refused("not-parquet", "It is not a Parquet file. Export it again.")
    if tail != b"PAR1" or size < 12:
        raise Refused("truncated", "It is cut short. Copy or export it again.")
