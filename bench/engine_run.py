"""The engine's counts as the same table that the baselines give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from goldenthread import catalogue
from goldenthread.engine.cube import Area, Column, Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown


def counts(facts: Path, first: Month, last: Month) -> pa.Table:
    """Every count of every month by area, and by the indicators' own age bands for the whole authority."""
    indicators = catalogue.load().values()
    engine = DuckDB.over(facts)
    by_area = engine.cube(indicators, first, last, by=Breakdown.TEAM)
    banded = engine.cube([i for i in indicators if i.bands], first, last)
    return pa.concat_tables([_rows(by_area, bands=False), _rows(banded, bands=True)])


def _rows(cube: Cube, bands: bool) -> pa.Table:
    """The counts that are not nought, one row each; either those of all ages or those of the age bands."""
    months = cube.values.shape[1]
    last = Month(cube.first.year, cube.first.month).plus(months - 1)
    ends = [month.end for month in months_between(cube.first, last)]
    columns = [column for column in cube.columns if bool(column.band) is bands]
    values = cube.values[:, :, [cube.columns[column] for column in columns]]
    area, month, column = np.nonzero(values)

    def text(of: list[str], at: np.ndarray) -> pa.Array:
        return pa.array(of, pa.string()).take(pa.array(at))

    areas: list[Area] = list(cube.areas)
    labels = [of.breakdown for of in areas]
    return pa.table(
        {
            "indicator": text([of.indicator for of in columns], column),
            "part": text([of.side for of in columns], column),
            "authority": text([of.authority for of in areas], area),
            "area": text([of.band for of in columns], column) if bands else text(labels, area),
            "month_end": pa.array(ends, pa.date32()).take(pa.array(month)),
            "value": values[area, month, column],
        }
    )
