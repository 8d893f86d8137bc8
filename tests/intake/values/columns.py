"""A column of made-up cells for the tests of reading, and what became of it."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from goldenthread.intake.report import Place, Report


def read(
    convert: Callable[..., pa.Array], cells: list[Any], *args: Any, **kwargs: Any
) -> tuple[list[Any], list[Any]]:
    """The values, and the (row, rule) of every finding; the first cell stands in row 2."""
    date_system = kwargs.pop("date_system", None)
    place = Place("made-up.csv", "List_1", "A column", pa.array(range(2, 2 + len(cells))), date_system)
    report = Report()
    column = cells if isinstance(cells, pa.Array) else pa.array(cells)
    values = convert(column, *args, place, report, **kwargs).to_pylist()
    return values, sorted((finding.row, finding.rule) for finding in report.findings)
