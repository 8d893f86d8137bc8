"""The last report: the newest pack of an earlier month for the same readers, and the year's figures that it printed.

A month's first pack and its corrections have the same last report: the one that was out when the first was published.
So a correction changes what was wrong, and no sentence beside it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.indicators.figure import Figure
from goldenthread.reports.packs.manifest import FIGURES
from goldenthread.terms.months import Month
from goldenthread.terms.safe_csv import original
from goldenthread.terms.showing import SUPPRESSED
from goldenthread.terms.words import Basis, Status, Unit
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import Pack, file_text


@dataclass(frozen=True)
class LastReport:
    """The month of a report, and the final year's figures that it printed; those that it kept back are not there."""

    month: Month
    figures: tuple[Figure, ...]


def last_report(
    workspace: Workspace, packs: Sequence[Pack], month: Month, audience: str = ""
) -> LastReport | None:
    """What the report of a month for some readers, or for any, compares with; None where none was published before."""
    pack = last_pack(packs, month, audience)
    if pack is None:
        return None
    return LastReport(pack.month, tuple(_printed(file_text(workspace, pack, FIGURES))))


def last_pack(packs: Sequence[Pack], month: Month, audience: str = "") -> Pack | None:
    """The pack of the newest earlier month; of its versions the last. Packs are in the order of publishing."""
    ours = [pack for pack in packs if audience in ("", pack.audience)]
    first = next((at for at, pack in enumerate(ours) if pack.month == month), len(ours))
    earlier = [(pack.month, at) for at, pack in enumerate(ours[:first]) if pack.month < month]
    return ours[max(earlier)[1]] if earlier else None


def _printed(text: str) -> Iterator[Figure]:
    for line in csv.DictReader(io.StringIO(text)):
        basis, status = Basis(line["basis"]), Status(line["status"])
        if not basis.is_of_year or line["value"] in ("", SUPPRESSED):
            continue
        figure = Figure(
            line["indicator"], "", original(line["group"]), date.fromisoformat(line["period_end"]), basis,
            _number(line["numerator"]), _number(line["denominator"]), float(line["value"]), Unit(line["unit"]),
            status, "", "",
        )  # fmt: skip
        if figure.may_be_judged:
            yield figure


def _number(text: str) -> float | None:
    return float(text) if text else None
