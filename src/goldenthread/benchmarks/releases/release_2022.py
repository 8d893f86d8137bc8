"""The release of 2022: children in need and looked after in autumn 2022, the workforce of September 2022.

Its children in need are divided by mid-2020, because mid-2021 was not ready; its children looked after
already by mid-2021, which stands in their own file.
"""

from __future__ import annotations

from goldenthread.benchmarks.layout import Layout, Period, Release, Series
from goldenthread.benchmarks.releases import shared
from goldenthread.terms.words import Unit

NEWEST = 2022
ASSESSED = shared.category("Duration of assessment")
IN_45_DAYS = ("Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days")
OVER_45_DAYS = ("46-50_days", "51-60_days", "61+_days")
LEAVERS = ("age", "number", "percentage")

ASSESSMENTS = Layout(
    "assessments",
    "assessments by duration (c2)",
    NEWEST,
    (
        Series(
            "assessments",
            Unit.PER_10000,
            Period.YEAR_TO_MARCH,
            "Assessments_completed_rate",
            ("Assessments_completed",),
            rows=ASSESSED,
            by_population=True,
        ),
        Series(
            "assess_45",
            Unit.PERCENT,
            Period.YEAR_TO_MARCH,
            "",
            IN_45_DAYS,
            ("Assessments_completed",),
            rows=ASSESSED,
            rest=OVER_45_DAYS,
        ),
    ),
)
PROTECTION_PLANS = Layout(
    "protection_plans",
    "child protection plans (d1)",
    NEWEST,
    (
        Series(
            "cpp_end",
            Unit.PER_10000,
            Period.AT_MARCH,
            "CPP_At31_rate",
            ("CPP_At31",),
            rows=shared.category("Child Protection Plans", "Category"),
            by_population=True,
        ),
    ),
)

RELEASE = Release(
    "2022",
    "DfE, autumn 2022; workforce: the release that ends in September 2022",
    (
        shared.children_in_need(NEWEST, "At31_episodes_rate"),
        shared.referrals(NEWEST, "Category"),
        ASSESSMENTS,
        shared.enquiries(NEWEST, "Section47_rate", "ICPC_rate"),
        PROTECTION_PLANS,
        shared.repeat_plans(NEWEST, "Category"),
        shared.long_plans(NEWEST, with_rate=False),
        shared.populations(2020),
        shared.children_looked_after(NEWEST, "population_count", "number", "at"),
        shared.placements(
            NEWEST, "characteristic", "Children looked after at 31 March", "number", "percentage"
        ),
        shared.care_leavers(
            "cl_suitable",
            NEWEST,
            ("accommodation_suitability", shared.SUITABLE, "Total"),
            shared.YEARS,
            LEAVERS,
        ),
        shared.care_leavers("cl_eet", NEWEST, ("activity", shared.IN_EET, "Total"), shared.AGED, LEAVERS),
        shared.care_leavers(
            "cl_in_touch", NEWEST, ("in_touch", shared.IN_TOUCH, "Total"), shared.AGED, LEAVERS
        ),
        # Two pairs of authorities make one return each; here the second's row says "not applicable".
        shared.workforce(
            NEWEST, "agency_worker_rate_fte_%", "social_worker_fte", {"941": "940", "318": "314"}
        ),
    ),
    populations={2022: 2020},
)
