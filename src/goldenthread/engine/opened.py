"""Opens a snapshot with an engine by its name, and says what its loads allow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import ibis.expr.types as ir
import pyarrow as pa

from goldenthread.engine.availability import Availability, Stretch
from goldenthread.engine.cube import Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.engine.problem import EngineError
from goldenthread.engine.reference.opened import Reference
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Fact
from goldenthread.records.files import read_parquet
from goldenthread.records.load import Covers, Source
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown

ENGINES = ("duckdb", "reference", "spark")


class Engine(Protocol):
    """What every engine can do. The rows behind a figure come from those that have tables."""

    def cube(
        self, indicators: Iterable[Indicator], first: Month, last: Month, by: Breakdown | None = None
    ) -> Cube: ...


class TableEngine(Engine, Protocol):
    def table(self, fact: Fact) -> ir.Table: ...

    def run(self, query: ir.Table) -> pa.Table: ...


def open_engine(snapshot: Snapshot, name: str = "duckdb") -> Engine:
    """An engine over a snapshot: duckdb (the default), spark, or reference (plain Python, slow)."""
    facts = snapshot.folder / "facts"
    if name == "duckdb":
        return DuckDB.over(facts)
    if name == "reference":
        return Reference(snapshot)
    if name == "spark":
        return _spark(facts)
    raise EngineError(f"There is no engine {name!r}. Engines: {', '.join(ENGINES)}.")


def _spark(facts: Path) -> Engine:
    if find_spec("pyspark") is None:
        raise EngineError(
            "The Spark engine is not installed. Install goldenthread[spark], which needs Java 17."
        )
    from goldenthread.engine.spark import Spark  # Spark is an extra: it may not be there

    return Spark(facts)


def availability(snapshot: Snapshot) -> Availability:
    """What the loads of a snapshot allow."""
    stretches = [
        Stretch(
            row["aspect"],
            Covers(row["covers"]),
            row["first"],
            row["last"],
            row["bias"],
            row["reference_date"],
        )
        for row in read_parquet(snapshot.coverage).to_pylist()
    ]
    settings = Settings.read(snapshot.manifest["settings"])
    return Availability(stretches, child_reference_dates(snapshot), settings.recording_lag_working_days)


def child_reference_dates(snapshot: Snapshot) -> list[date]:
    """Reference dates of the loads that hold children's records."""
    others = (f"-{Source.HR.value}-", f"-{Source.LOCAL.value}-")
    return sorted(
        date.fromisoformat(load[:10]) for load in snapshot.loads if not any(o in load for o in others)
    )
