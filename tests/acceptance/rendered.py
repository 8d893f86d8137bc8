"""One made-up history as every format renders it, each loaded into a workspace of its own."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.scorecard.reading import read_figures
from goldenthread.synthetic import write
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority

MADE_UP = Authority("X01", "Goldshire (made up)", made_up=True)
# The first workbook of which the latest's 12-month average needs anything is the 12th before it; contacts are
# looked at for a year more.
WORKBOOKS = 19
ARCHIVE, ONE, SSD, SSDA903, CIN = "archive of Annex A", "one workbook", "SSD", "SSDA903", "CIN census"

FORMATS = (ARCHIVE, ONE, SSD, SSDA903, CIN)
_KINDS = {ARCHIVE: "annex-a", ONE: "annex-a", SSD: "ssd", SSDA903: "ssda903", CIN: "cin-census"}
Key = tuple[str, str, Month, str]


@dataclass(frozen=True)
class Rendered:
    """Workspaces by format, all as known at the end of `last`."""

    workspaces: dict[str, Workspace]
    last: Month

    def figures(self, months: int) -> dict[str, dict[Key, Figure]]:
        """Every indicator's figures of the last months, by format."""
        indicators = list(catalogue.load().values())
        first = self.last.plus(1 - months)
        return {
            name: {
                (f.indicator, f.breakdown, Month.of(f.period_end), f.basis.value): f
                for f in read_figures(space.snapshot(), space.population, indicators, first, self.last)
            }
            for name, space in self.workspaces.items()
        }


def render(
    folder: Path,
    last: Month,
    scale: float,
    *,
    late: bool,
    formats: Sequence[str] = FORMATS,
    workbooks: int = WORKBOOKS,
) -> Rendered:
    """Write the history in some formats and load each of them, beside the HR and the council's own files.

    Caseloads are not in the HR file, so that they come from the children's records where those name workers.
    """
    files = folder / "files"
    kinds = {"hr", "local", *(_KINDS[name] for name in formats)}
    write(files, scale=scale, months=workbooks, formats=kinds, last=last, late_recording=late)
    _without(files / "hr" / "staff.csv", "cases")
    spaces = {
        name: _loaded(folder / name.replace(" ", "-"), files, _delivered(files, name), last)
        for name in formats
    }
    return Rendered(spaces, last)


def _delivered(files: Path, name: str) -> list[Path]:
    if name == SSD:
        return [files / _KINDS[name]]
    paths = sorted((files / _KINDS[name]).iterdir())
    return paths[-1:] if name == ONE else paths


def _loaded(folder: Path, files: Path, paths: Sequence[Path], last: Month) -> Workspace:
    workspace = Workspace.create(folder, MADE_UP)
    receipts = [
        workspace.load([files / "local"], reference_date=last.end, who="test"),
        workspace.load([*paths, files / "hr"], who="test"),
    ]
    refused = [finding for r in receipts if r.refused for d in r.deliveries for finding in d.findings]
    assert not any(receipt.refused for receipt in receipts), refused[:3]
    return workspace


def _without(path: Path, column: str) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kept = [name for name in rows[0] if name != column]
    assert len(kept) == len(rows[0]) - 1
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
