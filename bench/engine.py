"""The engine's counts, as the table that the baselines give too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from goldenthread import catalogue
from goldenthread.engine.cube import Cube
from goldenthread.engine.duckdb import DuckDB
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown


def counts(facts: Path, first: Month, last: Month) -> pa.Table:
    """Every count of every month by area, and by the indicators' own age bands for the whole authority."""
    by_area, banded = cubes(facts, first, last)
    return pa.concat_tables([_rows(by_area, bands=False), _rows(banded, bands=True)])


def cubes(facts: Path, first: Month, last: Month) -> tuple[Cube, Cube]:
    indicators = catalogue.load().values()
    over = DuckDB.over(facts)
    by_area = over.cube(indicators, first, last, by=Breakdown.TEAM)
    return by_area, over.cube([i for i in indicators if i.bands], first, last)


def _rows(cube: Cube, bands: bool) -> pa.Table:
    """The counts that are not nought, one row each: those of all ages, or those of the age bands."""
    columns = [column for column in cube.columns if bool(column.band) is bands]
    values = cube.values[:, :, [cube.columns[column] for column in columns]]
    area, month, column = np.nonzero(values)
    last = cube.first.plus(values.shape[1] - 1)
    ends = pa.array([month.end for month in months_between(cube.first, last)], pa.date32())
    return pa.table(
        {
            "indicator": _texts([of.indicator for of in columns], column),
            "part": _texts([of.side for of in columns], column),
            "authority": _texts([of.authority for of in cube.areas], area),
            "area": _texts([of.band for of in columns], column)
            if bands
            else _texts([of.breakdown for of in cube.areas], area),
            "month_end": ends.take(pa.array(month)),
            "value": values[area, month, column],
        }
    )


def _texts(of: list[str], at: np.ndarray) -> pa.Array:
    return pa.array(of, pa.string()).take(pa.array(at))
