"""A load beside the last one of its kind: what there is more of, and less, in counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.records.files import read_parquet
from goldenthread.records.loads import KeptLoad

_CHILDREN = "person"


@dataclass(frozen=True)
class Rows:
    """How many rows of a table there are now, and were before; None where a delivery does not hold the table."""

    table: str
    now: int | None
    before: int | None


@dataclass(frozen=True)
class Compared:
    """A load and the last one of its kind.

    before: that one's id; "" where this is the first. new_children, missing_children: children who are in one of the
    two alone; None where they do not hold children, or there is nothing before.
    """

    load: str
    rows: tuple[Rows, ...]
    before: str = ""
    before_date: date | None = None
    new_children: int | None = None
    missing_children: int | None = None


def compared(load: KeptLoad, held: Sequence[KeptLoad]) -> Compared:
    """Beside the newest of the loads held (the newest last) that is of the same source and holds one of its tables."""
    like = [
        other
        for other in held
        if other.source is load.source and other.id != load.id and set(other.tables) & set(load.tables)
    ]
    if not like:
        return Compared(load.id, _rows(load, None))
    before = like[-1]
    now, then = _children(load), _children(before)
    rows = _rows(load, before)
    if now is None or then is None:
        return Compared(load.id, rows, before.id, before.reference_date)
    return Compared(load.id, rows, before.id, before.reference_date, len(now - then), len(then - now))


def _rows(load: KeptLoad, before: KeptLoad | None) -> tuple[Rows, ...]:
    ours = load.manifest["tables"]
    theirs = before.manifest["tables"] if before else {}
    names = [*ours, *(name for name in theirs if name not in ours)]
    return tuple(
        Rows(name, *(of[name]["rows"] if name in of else None for of in (ours, theirs))) for name in names
    )


def _children(load: KeptLoad) -> set[str] | None:
    path = load.path_of(_CHILDREN)
    return set(read_parquet(path, ["person_id"]).column("person_id").to_pylist()) if path else None
