"""The monthly staff extract and the establishment of the made-up authority."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.standards.hr import ESTABLISHMENT, STAFF
from goldenthread.standards.layout import Layout
from goldenthread.synthetic.history import History
from goldenthread.synthetic.render.tables import write_csv


def write_files(history: History, last: date, folder: Path, first: date | None = None) -> list[Path]:
    """staff.csv and establishment.csv for the month ends from `first` (all there are) to `last`."""
    return [
        _write(history.tables["workers"], STAFF, folder / "staff.csv", first, last),
        _write(history.tables["establishment"], ESTABLISHMENT, folder / "establishment.csv", first, last),
    ]


def _write(table: pa.Table, layout: Layout, path: Path, first: date | None, last: date) -> Path:
    on = table["month_end"]
    inside = pc.less_equal(on, pa.scalar(last, pa.date32()))
    if first:
        inside = pc.and_(inside, pc.greater_equal(on, pa.scalar(first, pa.date32())))
    if "agency" in table.column_names:
        table = table.set_column(
            table.column_names.index("agency"), "agency", pc.if_else(table["agency"], "Y", "N")
        )
    rows = table.filter(inside).select([field.record for field in layout.fields]).to_pydict()
    return write_csv(path, [field.name for field in layout.fields], zip(*rows.values(), strict=True))
