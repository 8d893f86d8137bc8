"""Which cells of a workbook are shown as percentages: they hold 0.27, and people see and mean 27%."""

from __future__ import annotations

from pathlib import Path

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.shown import Place, Shown, shown


def percentages(path: Path, limits: Limits) -> dict[str, frozenset[Place]]:
    """By sheet, the row and the column of each cell that is shown as a percentage, in a workbook that was read."""
    return {
        sheet: frozenset(place for place, each in cells.items() if each is Shown.PERCENTAGE)
        for sheet, cells in shown(path, limits).items()
    }
