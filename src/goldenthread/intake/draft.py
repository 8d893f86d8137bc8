"""What a source reader makes of a delivery: the load it would become, and what was found on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from goldenthread.intake.finding import Finding
from goldenthread.records.load import Load, Source


@dataclass(frozen=True)
class Draft:
    """A delivery read and mapped, not yet checked across its records, and not kept."""

    load: Load
    findings: list[Finding] = field(default_factory=list)


class Reader(Protocol):
    """Reads one kind of delivery. One module each in `intake/sources`, found by being there."""

    source: Source
    expects: str  # what to hand over, in words, for someone whose file no reader knows

    def recognises(self, path: str | Path) -> bool:
        """Whether this looks like a delivery of this kind (cheap: names, first bytes, headers)."""
        ...

    def deliveries(self, paths: Sequence[str | Path]) -> list[list[str | Path]]:
        """The paths grouped into deliveries: one load each (a workbook; the CSV files of a year)."""
        ...

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> Draft:
        """Read one delivery. Raises `Refused` where its structure cannot be used at all."""
        ...
