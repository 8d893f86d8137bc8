"""The small tables that the made-up authority keeps: teams, population, restricted and unregistered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goldenthread.standards.local import LAYOUTS
from goldenthread.synthetic.history import History, as_known_at
from goldenthread.synthetic.render.tables import write_csv


def write_files(history: History, day: date, folder: Path) -> list[Path]:
    """One CSV file a table, as kept on a day."""
    known = as_known_at(history, day)
    written = []
    for name, layout in LAYOUTS.items():
        rows = known[name].select([field.record for field in layout.fields]).to_pydict()
        headers = [field.name for field in layout.fields]
        written.append(write_csv(folder / f"{name}.csv", headers, zip(*rows.values(), strict=True)))
    return written
