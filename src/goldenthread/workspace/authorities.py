"""The local authorities of England with their codes and how many children live there.

Codes and names as the Department for Education uses them; children aged 0 to 17 by the Office for
National Statistics' mid-year estimates, as the department re-issued them with its releases on children
looked after of 2022 (before the census of 2021 was taken into account) and 2025. Open Government
Licence v3.0.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from goldenthread.indicators.population import Estimate

_RELEASES = {
    "mid_2020_in_2022": (2020, "ONS mid-2012 to mid-2020, DfE 2022"),
    "mid_2020": (2020, "ONS mid-2012 to mid-2024, DfE 2025"),
    "mid_2021": (2021, "ONS mid-2012 to mid-2024, DfE 2025"),
    "mid_2022": (2022, "ONS mid-2012 to mid-2024, DfE 2025"),
    "mid_2023": (2023, "ONS mid-2012 to mid-2024, DfE 2025"),
    "mid_2024": (2024, "ONS mid-2012 to mid-2024, DfE 2025"),
}


@dataclass(frozen=True)
class Authority:
    """A local authority by the department's three-digit code, or one that is made up; with the region it lies in."""

    code: str
    name: str
    ons_code: str = ""
    region_code: str = ""
    region_name: str = ""
    estimates: tuple[Estimate, ...] = ()
    made_up: bool = False


@cache
def authorities() -> dict[str, Authority]:
    """Every authority by its code."""
    text = resources.files("goldenthread.workspace").joinpath("authorities.csv").read_text("utf-8")
    return {row["code"]: _authority(row) for row in csv.DictReader(text.splitlines())}


def _authority(row: dict[str, str]) -> Authority:
    estimates = tuple(
        Estimate(year, release, row["code"], int(row[column]))
        for column, (year, release) in _RELEASES.items()
        if row[column]
    )
    return Authority(
        row["code"], row["name"], row["ons_code"], row["region_code"], row["region_name"], estimates
    )
