"""The words that random records draw from, and how many rows of each table a random authority has."""

from __future__ import annotations

TEAMS = (("T1", "Assessment", "North"), ("T2", "In care", "South"), ("T3", "Assessment", "South"))

# Rows an authority: from, to. Tables not named have 1 to 5.
ROWS = {
    "contacts": (2, 9),
    "cin_episodes": (3, 10),
    "cin_assessments": (2, 8),
    "s47_enquiry": (2, 8),
    "initial_cp_conference": (2, 7),
    "cp_plans": (2, 8),
    "cp_visits": (3, 12),
    "cp_reviews": (1, 6),
    "cla_episodes": (3, 10),
    "legal_status": (1, 6),
    "cla_placement": (4, 12),
    "cla_health": (2, 10),
    "cla_visits": (3, 12),
    "cla_care_plan": (1, 5),
    "care_status": (1, 6),
    "care_leavers": (3, 12),
    "involvements": (2, 8),
    "allocations": (2, 8),
    "workers": (3, 12),
    "teams": (2, 6),
}

# By table and column ("" = any table): words, or the name of a list of codes.
WORDS: dict[tuple[str, str], tuple[str, ...] | str] = {
    ("", "team"): tuple(name for name, _, _ in TEAMS),
    ("", "service"): tuple(service for _, service, _ in TEAMS),
    ("", "locality"): tuple(locality for _, _, locality in TEAMS),
    ("", "worker_id"): ("w1", "w2", "w3"),
    ("", "sex"): ("M", "F", "U"),
    ("", "ethnicity"): ("WBRI", "MWBC", "AIND", "BAFR", "OOTH", "REFU", "NOBT"),
    ("", "disability_code"): ("NONE", "NONE", "LD", "AUT", "YES"),
    ("", "immigration_status"): ("UASC", "Refugee Status"),
    ("", "contact_source_code"): ("6", "2A", "1A"),
    ("", "referral_source_code"): ("6", "2A", "1A", "5C"),
    ("", "primary_need_code"): ("N1", "N2", "N5", "N0", "N9"),
    ("", "close_reason"): ("RC7", "RC8", "RC9", "RC1"),
    ("", "cp_plan_initial_category"): "category_of_abuse",
    ("", "cp_plan_latest_category"): "category_of_abuse",
    ("", "cla_episode_start_reason"): "reason_new_episode",
    ("", "cla_placement_start_reason"): "reason_new_episode",
    ("", "cla_episode_ceased_reason"): ("X1", "X1", "X1", "E4A", "E11", "E8"),
    ("", "legal_status"): ("C2", "C1", "V2", "E1", "V3", "V4"),
    ("", "cla_placement_type"): ("U6", "U4", "U1", "K2", "A5", "A3", "T3", "T0", "H5", "P1"),
    ("", "cla_placement_provider"): "placement_provider",
    ("", "health_check_type"): ("Health Assessment", "Health Assessment", "Dental Check"),
    ("", "health_check_status"): ("Completed", "Completed", "Refused", "Planned"),
    ("", "permanence_plan"): "permanence_plan",
    ("", "care_leaver_eligibility"): "care_leaver_eligibility",
    ("", "care_leaver_in_touch"): "in_touch",
    ("", "care_leaver_accommodation"): "care_leaver_accommodation",
    ("", "care_leaver_activity"): "activity",
    ("involvements", "role"): ("CW", "CW", "ALLOCATED CASE WORKER", "16PLUS"),
    ("workers", "role"): ("Social worker", "Senior practitioner", "Team manager", "Personal adviser"),
    ("", "scope"): ("Social workers", "All posts"),
    ("", "roles"): ("caldicott guardian",),
    ("", "indicator"): ("audits_good", "audits_feedback"),
    ("", "aim"): "target_aim",
}
