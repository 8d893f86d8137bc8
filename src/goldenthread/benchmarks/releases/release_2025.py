"""The release of 2025: new names for most columns, and no rates of children in need.

Rates are worked out from its counts and its own populations of the mid-year before.
"""

from __future__ import annotations

from goldenthread.benchmarks.layout import Layout, Period, Release, Series
from goldenthread.benchmarks.releases import shared
from goldenthread.terms.words import Unit

NEWEST = 2025
REFERRED = shared.category("Referrals and Re-referrals")
ASSESSED_HEALTH = ("characteristic", shared.HEALTH_ASSESSMENTS)
LEAVERS = ("care_leaver_age", "care_leaver_count", "care_leaver_percent")

REFERRALS = Layout(
    "referrals",
    "referrals and re-referrals (c1)",
    NEWEST,
    (
        Series(
            "referrals",
            Unit.PER_10000,
            Period.YEAR_TO_MARCH,
            "",
            ("referral_count",),
            rows=REFERRED,
            by_population=True,
        ),
        Series(
            "repeat_referrals",
            Unit.PERCENT,
            Period.YEAR_TO_MARCH,
            "rereferral_percent",
            ("rereferral_count",),
            ("referral_count",),
            rows=REFERRED,
        ),
        Series(
            "referrals_nfa",
            Unit.PERCENT,
            Period.YEAR_TO_MARCH,
            "no_further_action_percent",
            ("no_further_action_count",),
            ("referral_count",),
            rows=REFERRED,
        ),
    ),
)
HEALTH = Layout(
    "health",
    "children looked after: health and convictions",
    NEWEST,
    (
        Series(
            "cla_health",
            Unit.PERCENT,
            Period.YEAR_TO_MARCH,
            "children_percent",
            ("children_count",),
            ("children_count",),
            rows=(ASSESSED_HEALTH, ("breakdown", shared.HAD_HEALTH_ASSESSMENT)),
            over=(ASSESSED_HEALTH, ("breakdown", "Total all ages")),
        ),
    ),
)

RELEASE = Release(
    "2025",
    "DfE, autumn 2025; workforce: the release that ends in September 2025",
    (
        shared.children_in_need(NEWEST),
        REFERRALS,
        shared.enquiries(NEWEST),
        shared.repeat_plans(NEWEST, "category"),
        shared.long_plans(NEWEST, with_rate=True),
        shared.populations(2024),
        shared.children_looked_after(NEWEST, "population_type", "children_count", "on"),
        shared.placements(
            NEWEST, "placement_stability", "CLA on 31 March", "children_count", "children_percent"
        ),
        HEALTH,
        shared.care_leavers(
            "cl_suitable", NEWEST, ("breakdown", shared.SUITABLE, "Suitability total"), shared.YEARS, LEAVERS
        ),
        shared.care_leavers("cl_eet", NEWEST, ("breakdown", shared.IN_EET, "Total"), shared.YEARS, LEAVERS),
        shared.workforce(NEWEST, "agency_rate_fte", "inpost_fte"),
    ),
)
