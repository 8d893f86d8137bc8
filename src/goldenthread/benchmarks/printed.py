"""The comparators that a council's report of September 2023 printed, for where nothing is loaded yet.

England and the mean of Devon's statistical neighbours (model of April 2021), rounded as they were printed, each
with the year that it is really for: the report's own heading, "2021/22", does not hold for all of them. The source
is Devon County Council's children's services performance report, and through it DfE's releases of autumn 2022
(Open Government Licence v3.0). Load DfE's files for any other council, and for all that is newer.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from goldenthread.benchmarks.comparison import Comparison, Published
from goldenthread.benchmarks.rows import ENGLAND

RELEASE = "printed-2023"
DEVON, MODEL = "878", "2021"
HOW_TO_LOAD = "Load DfE's files with: goldenthread benchmarks load PATH"
NOTE = (
    "No published file is loaded: England and the neighbours are as one report printed them in September 2023. "
    f"{HOW_TO_LOAD}"
)


@cache
def printed() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of the table, by indicator and breakdown."""
    text = resources.files("goldenthread.benchmarks").joinpath("printed_2023.csv").read_text("utf-8")
    return {(row["indicator"], row["breakdown"]): row for row in csv.DictReader(text.splitlines())}


class Printed:
    """Answers as `Benchmarks` does, from the embedded table. `neighbours`: whether its neighbours are ours.

    They are Devon's, and those of a made-up council that is modelled on it.
    """

    def __init__(self, *, neighbours: bool) -> None:
        self._neighbours = neighbours

    @property
    def series(self) -> list[tuple[str, str]]:
        """Every indicator and breakdown of the table."""
        return sorted(printed())

    def breakdowns(self, indicator: str) -> list[str]:
        """The breakdowns of an indicator in the table."""
        return [breakdown for code, breakdown in self.series if code == indicator]

    def compare(
        self,
        authority: str,  # noqa: ARG002 - the table has one council's neighbours, and nobody's own figures
        indicator: str,
        breakdown: str = "",
        *,
        year: int | None = None,
        release: str = "",
        model: str = "",
    ) -> Comparison | None:
        """England and the neighbours as printed; None for another year, release or model than the table's."""
        row = printed().get((indicator, breakdown))
        if row is None or year not in (None, int(row["year"])):
            return None
        if release not in ("", RELEASE) or model not in ("", MODEL):
            return None
        return Comparison(
            indicator,
            breakdown,
            int(row["year"]),
            RELEASE,
            row["period"],
            row["unit"],
            MODEL if self._neighbours else "",
            Published(ENGLAND, ENGLAND, float(row["england"])),
            None,
            None,
            (),
            float(row["neighbours"]) if self._neighbours and row["neighbours"] else None,
        )
