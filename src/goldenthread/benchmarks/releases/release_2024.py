"""The release of 2024: as that of 2022, on populations that take the census of 2021 into account."""

from __future__ import annotations

from goldenthread.benchmarks.layout import Release
from goldenthread.benchmarks.releases import shared

NEWEST = 2024

RELEASE = Release(
    "2024",
    "DfE, autumn 2024",
    (
        shared.children_in_need(NEWEST, "At31_episodes_rate"),
        shared.referrals(NEWEST, "category"),
        shared.children_looked_after(NEWEST, "population_count", "number", "at"),
        shared.care_leavers(
            "cl_in_touch",
            NEWEST,
            ("in_touch", shared.IN_TOUCH, "Total"),
            shared.AGED,
            ("age", "number", "percentage"),
        ),
    ),
)
