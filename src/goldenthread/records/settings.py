"""The choices that the definitions leave to an authority, each with its default and what it decides.

They are kept in `goldenthread.toml` under [settings], are part of a snapshot's identity, and stand in
its manifest: a figure always names the settings that were in force.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from goldenthread.terms.choices import Choices, choice


@dataclass(frozen=True)
class Settings(Choices):
    """Every setting with its default."""

    recording_lag_working_days: int = choice(
        10,
        "A month is final this many working days after its end, counted to the load's reference date. A figure that "
        "rests on a dated list alone is final with the list: nothing that is written down later is added to it.",
        most=366,
    )
    annualise: int = choice(12, "A month's count is multiplied by this for a yearly rate.", most=366)
    population_year: int = choice(
        0,
        "The mid-year whose estimate of children rates are worked out with; 0 = the newest in this file.",
        most=9999,
    )
    contact_to_referral_working_days: int = choice(
        5,
        "A contact became a referral when a referral of the child follows within this many working days.",
        most=366,
    )
    referral_count_includes_current: bool = choice(
        False, "Annex A's number of referrals in the last 12 months counts the referral of the row itself."
    )
    s47_to_icpc_days: int = choice(
        60,
        "A conference that no source links belongs to an enquiry begun at most this many days before.",
        most=3660,
    )
    plan_gap_days: int = choice(
        1,
        "Child protection plans this many days apart or fewer count as the same plan.",
        most=3660,
    )
    cp_visit_working_days: int = choice(
        10,
        "A child on a plan is visited in time within this many working days.",
        most=366,
    )
    care_visit_days: int = choice(42, "A child in care is visited in time within this many days.", most=366)
    long_term_visit_months: int = choice(
        3,
        "The same, in months, in a long-term foster placement that is a year old.",
        most=120,
    )
    temporary_placements_count: bool = choice(
        False, "Temporary placements (T0 to T4) count towards three or more placements."
    )
    social_work_roles: tuple[str, ...] = choice(
        (
            "Social worker",
            "Newly qualified social worker",
            "Experienced social worker",
            "Advanced social worker",
            "Senior practitioner",
        ),
        "Roles in the HR extract that are social work roles.",
    )
    allocated_roles: tuple[str, ...] = choice(
        ("CW", "ALLOCATED CASE WORKER"), "Roles of an involvement that make a worker the allocated one."
    )
    social_worker_scope: str = choice(
        "Social workers", "The scope in the establishment file that holds the social work posts."
    )
    all_posts_scope: str = choice(
        "All posts", "The scope in the establishment file that holds the posts of everyone in the staff file."
    )
    snapshots_kept: int = choice(24, "How many of the latest snapshots stay on disk.", most=10000)

    @property
    def digest(self) -> str:
        """The same for the same values, whether they are written down or left to their defaults."""
        return hashlib.sha256(json.dumps(self.as_dict(), sort_keys=True).encode()).hexdigest()
