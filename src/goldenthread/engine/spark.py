"""The engine for a region or the nation: PySpark, reading the same snapshot. Needs goldenthread[spark] and Java 17."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from pyspark.sql import SparkSession

from goldenthread.engine import cube
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Fact
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown


class Spark:
    """Counts over the Parquet files of a snapshot's facts."""

    def __init__(self, facts: Path, session: SparkSession | None = None) -> None:
        self._backend = ibis.pyspark.connect(session or local_session())
        self._facts = facts
        self._tables: dict[str, ir.Table] = {}

    def table(self, fact: Fact) -> ir.Table:
        if fact.name not in self._tables:
            path = str(self._facts / f"{fact.name}.parquet")
            self._tables[fact.name] = self._backend.read_parquet(path, table_name=f"fact_{fact.name}")
        return self._tables[fact.name]

    def run(self, query: ir.Table) -> pa.Table:
        return query.to_pyarrow()

    def cube(
        self, indicators: Iterable[Indicator], first: Month, last: Month, by: Breakdown | None = None
    ) -> cube.Cube:
        return cube.compute(indicators, self.table, self.run, first, last, by)


def local_session() -> SparkSession:
    """Spark on this machine alone: no web page, nothing listening but on the loopback address."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return (
        SparkSession.builder.master("local[2]")
        .appName("goldenthread")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.ansi.enabled", "true")
        .getOrCreate()
    )
