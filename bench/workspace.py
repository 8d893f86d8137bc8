"""A made-up council's workspace for the benches: a year of its files, loaded."""

from __future__ import annotations

from pathlib import Path

from goldenthread.synthetic import write
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority

REPORTED = Month(2023, 6)
LAST = REPORTED.plus(1)  # by then the month reported has had time to be recorded


def made_up(folder: Path, scale: float) -> Workspace:
    """The demo's authority, loaded as the demo loads it."""
    workspace = Workspace.create(folder, Authority("X01", "Goldshire (made up)"))
    files = folder / "files"
    write(files, scale=scale, seed=1, months=13, formats=("annex-a", "hr", "local"), last=LAST)
    workspace.load([files / "local"], reference_date=LAST.end, who="bench")
    workspace.load([*sorted((files / "annex-a").iterdir()), files / "hr"], who="bench")
    return workspace
