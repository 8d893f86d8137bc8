"""What came of handing over files: delivery by delivery, and for the workspace as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from goldenthread.intake.finding import Finding, Outcome
from goldenthread.records.changes import Change
from goldenthread.records.load import Source


class Standing(StrEnum):
    """What became of one delivery.

    kept: it is in the archive and in force. held: it was there already, and nothing changed. differs: the
    workspace holds another delivery of the same source and date. refused: it cannot be used. not kept: it
    was sound, but another of the same call was not, and none was kept.
    """

    KEPT = "kept"
    HELD = "already held"
    DIFFERS = "differs"
    REFUSED = "refused"
    NOT_KEPT = "not kept"


@dataclass(frozen=True)
class Delivered:
    """One delivery. `differences`: against the load `instead_of`, by table, where there is one.

    `read_otherwise`: the files are held as an earlier version of goldenthread read them, and this one would not.
    """

    files: tuple[str, ...]
    standing: Standing
    outcome: Outcome
    findings: tuple[Finding, ...]
    source: Source | None = None
    reference_date: date | None = None
    load: str | None = None
    rows: int = 0
    notes: tuple[str, ...] = ()
    instead_of: str | None = None
    differences: tuple[Change, ...] = ()
    read_otherwise: bool = False


@dataclass(frozen=True)
class Receipt:
    """All deliveries of one call. `changes`: how records changed that the snapshot before spoke of."""

    deliveries: tuple[Delivered, ...]
    snapshot: str | None = None
    changes: tuple[Change, ...] = field(default=())

    @property
    def refused(self) -> bool:
        """Whether the workspace is as it was because something could not be accepted."""
        return any(d.standing in (Standing.REFUSED, Standing.DIFFERS) for d in self.deliveries)
