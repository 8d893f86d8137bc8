"""The Standard Safeguarding Dataset (SSD), version 1.4.5: the tables and columns that are read.

Publisher: Data to Insight. Tables are called `ssd_` and a name, columns have four letters before
theirs; our records carry the same names without both. Only what feeds a record is listed: names of
children and of staff, addresses and free text are never read.
"""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout, by_name

SAME = "the same name"


def _column(
    name: str,
    kind: str,
    codes: str = "",
    *,
    record: str = SAME,
    also: tuple[str, ...] = (),
    needed: bool = False,
) -> Field:
    return Field(name, kind, codes, name if record is SAME else record, also, needed)


def _table(name: str, prefix: str, *columns: Field) -> Layout:
    """A table whose columns begin with `prefix`; they are also found without it."""
    fields = (
        Field(
            f"{prefix}_{column.name}",
            column.kind,
            column.codes,
            column.record,
            (column.name, *(f"{prefix}_{other}" for other in column.also)),
            column.needed,
        )
        for column in columns
    )
    return Layout(f"ssd_{name}", tuple(fields), also=(name,))


_CHILD = _column("person_id", "id", needed=True)
_CHILD_OR_LINK = _column("person_id", "id")  # some systems leave it out: found through another table

PERSON = _table(
    "person",
    "pers",
    _CHILD,
    _column("upn", "text"),
    _column("upn_unknown", "code", "upn_unknown"),
    _column("sex", "code", "sex"),
    _column("gender", "code", "sex", record=""),
    _column("ethnicity", "code", "ethnicity"),
    _column("dob", "birth"),
    _column("expected_dob", "birth"),
    _column("death_date", "birth"),
)
DISABILITY = _table(
    "disability", "disa", _CHILD, _column("disability_code", "code", "disability", needed=True)
)
IMMIGRATION_STATUS = _table(
    "immigration_status",
    "immi",
    _CHILD,
    _column("immigration_status", "text", record="", needed=True),
    _column("immigration_status_end_date", "date"),
)
CONTACTS = _table(
    "contacts",
    "cont",
    _column("contact_id", "id"),
    _CHILD,
    _column("contact_date", "date", needed=True),
    _column("contact_source_code", "text", record=""),
    _column("contact_source_desc", "text", record=""),
)
CIN_EPISODES = _table(
    "cin_episodes",
    "cine",
    _column("referral_id", "id"),
    _CHILD,
    _column("referral_date", "date", needed=True),
    _column("cin_primary_need_code", "code", "primary_need", record="primary_need_code"),
    _column("referral_source_code", "text", record=""),
    _column("referral_source_desc", "text", record=""),
    _column("referral_nfa", "yes_no"),
    _column("close_date", "date", needed=True),
    _column("close_reason", "code", "reason_for_closure"),
    _column("referral_team", "text", record="team", also=("referral_team_name",)),
    _column("referral_worker_id", "text", record="worker_id"),
)
CIN_ASSESSMENTS = _table(
    "cin_assessments",
    "cina",
    _column("assessment_id", "id"),
    _CHILD,
    _column("referral_id", "id"),
    _column("assessment_start_date", "date", needed=True),
    _column("assessment_child_seen", "yes_no"),
    _column("assessment_auth_date", "date", needed=True),
    _column("assessment_outcome_json", "text", record=""),
    _column("assessment_outcome_nfa", "yes_no"),
    _column("assessment_team", "text", record="team"),
    _column("assessment_worker_id", "text", record="worker_id"),
)
CIN_PLANS = _table(
    "cin_plans",
    "cinp",
    _column("cin_plan_id", "id"),
    _CHILD,
    _column("cin_plan_start_date", "date", needed=True),
    _column("cin_plan_end_date", "date", needed=True),
)
S47_ENQUIRY = _table(
    "s47_enquiry",
    "s47e",
    _column("s47_enquiry_id", "id"),
    _CHILD,
    _column("referral_id", "id"),
    _column("s47_start_date", "date", needed=True),
    _column("s47_end_date", "date"),
    _column("s47_nfa", "yes_no", record=""),
    _column("s47_outcome_json", "text", record=""),
    _column("s47_completed_by_team", "text", record="team"),
    _column("s47_completed_by_worker_id", "text", record="worker_id", also=("s47_completed_by_worker",)),
)
INITIAL_CP_CONFERENCE = _table(
    "initial_cp_conference",
    "icpc",
    _column("icpc_id", "id"),
    _column("s47_enquiry_id", "id"),
    _CHILD,
    _column("referral_id", "id"),
    _column("icpc_transfer_in", "yes_no"),
    _column("icpc_date", "date", needed=True),
    _column("icpc_outcome_cp_flag", "yes_no"),
    _column("icpc_team", "text", record="team"),
    _column("icpc_worker_id", "text", record="worker_id"),
)
CP_PLANS = _table(
    "cp_plans",
    "cppl",
    _column("cp_plan_id", "id"),
    _CHILD,
    _column("cp_plan_start_date", "date", needed=True),
    _column("cp_plan_end_date", "date", needed=True),
    _column("cp_plan_ola", "yes_no"),
    _column("cp_plan_initial_category", "code", "category_of_abuse"),
    _column("cp_plan_latest_category", "code", "category_of_abuse"),
)
CP_VISITS = _table(
    "cp_visits",
    "cppv",
    _column("cp_visit_id", "id"),
    _CHILD_OR_LINK,
    _column("cp_plan_id", "id", record=""),
    _column("cp_visit_date", "date", needed=True),
    _column("cp_visit_seen", "yes_no"),
    _column("cp_visit_seen_alone", "yes_no"),
)
CP_REVIEWS = _table(
    "cp_reviews",
    "cppr",
    _column("cp_review_id", "id"),
    _CHILD_OR_LINK,
    _column("cp_plan_id", "id", record=""),
    _column("cp_review_date", "date", needed=True),
)
CLA_EPISODES = _table(
    "cla_episodes",
    "clae",
    _column("cla_episode_id", "id"),
    _CHILD,
    _column("cla_placement_id", "id", record=""),
    _column("cla_episode_start_date", "date", needed=True),
    _column("cla_episode_start_reason", "code", "reason_new_episode"),
    _column("cla_primary_need_code", "code", "primary_need", record="primary_need_code"),
    _column("cla_episode_ceased_date", "date", needed=True, also=("cla_episode_ceased",)),
    _column("cla_episode_ceased_reason", "code", "reason_ceased"),
    _column("cla_id", "id"),
)
LEGAL_STATUS = _table(
    "legal_status",
    "lega",
    _CHILD,
    _column("legal_status", "code", "legal_status", needed=True),
    _column("legal_status_start_date", "date", needed=True, also=("legal_status_start",)),
    _column("legal_status_end_date", "date", needed=True, also=("legal_status_end",)),
)
CLA_PLACEMENT = _table(
    "cla_placement",
    "clap",
    _column("cla_placement_id", "id"),
    _CHILD_OR_LINK,
    _column("cla_id", "id", record=""),
    _column("cla_placement_start_date", "date", needed=True),
    _column("cla_placement_end_date", "date", needed=True),
    _column("cla_placement_type", "code", "placement_type"),
    _column("cla_placement_provider", "code", "placement_provider"),
    _column("cla_placement_urn", "text"),
)
CLA_HEALTH = _table(
    "cla_health",
    "clah",
    _CHILD,
    _column("health_check_type", "text", record="", needed=True),
    _column("health_check_date", "date", needed=True),
    _column("health_check_status", "code", "health_check_status", needed=True),
)
CLA_VISITS = _table(
    "cla_visits",
    "clav",
    _column("cla_visit_id", "id"),
    _CHILD_OR_LINK,
    _column("cla_id", "id", record=""),
    _column("cla_visit_date", "date", needed=True),
    _column("cla_visit_seen", "yes_no"),
)
CLA_REVIEWS = _table(
    "cla_reviews",
    "clar",
    _column("cla_person_id", "id", record="person_id", also=("person_id",)),
    _column("cla_id", "id", record=""),
    _column("cla_review_date", "date", needed=True),
    _column("cla_review_cancelled", "yes_no", record=""),
)
CLA_CARE_PLAN = _table(
    "cla_care_plan",
    "lacp",
    _CHILD,
    _column("cla_care_plan_start_date", "date", needed=True),
    _column("cla_care_plan_end_date", "date", needed=True),
    _column("cla_care_plan_json", "text", record="", needed=True),
)
CARE_LEAVERS = _table(
    "care_leavers",
    "clea",
    _CHILD,
    _column("care_leaver_eligibility", "code", "care_leaver_eligibility"),
    _column("care_leaver_in_touch", "code", "in_touch"),
    _column("care_leaver_latest_contact", "date"),
    _column("care_leaver_accommodation", "code", "care_leaver_accommodation"),
    _column("care_leaver_accom_suitable", "code", "accommodation_suitable", record=""),
    _column("care_leaver_activity", "code", "activity"),
    _column("pathway_plan_review_date", "date"),
    _column("care_leaver_allocated_team", "text", record="team", also=("care_leaver_allocated_team_name",)),
    _column("care_leaver_worker_id", "text", record="worker_id"),
)
INVOLVEMENTS = _table(
    "involvements",
    "invo",
    _column("professional_id", "id", record="worker_id", needed=True),
    _column("professional_role_id", "text", record="role", also=("professional_role",)),
    _column("professional_team", "text", record="team", also=("professional_team_name",)),
    _CHILD_OR_LINK,
    _column("involvement_start_date", "date", needed=True),
    _column("involvement_end_date", "date", needed=True),
    _column("referral_id", "id", record=""),
)

LAYOUTS = by_name(layout for layout in list(globals().values()) if isinstance(layout, Layout))

# Tables of the SSD that feed nothing here. Their files are known and left unread.
UNREAD = (
    "address",
    "assessment_factors",
    "cin_visits",
    "cla_convictions",
    "cla_immunisations",
    "cla_previous_permanence",
    "cla_substance_misuse",
    "cohort",
    "department",
    "dim_date",
    "early_help_episodes",
    "ehcp_active_plans",
    "ehcp_assessment",
    "ehcp_named_plan",
    "ehcp_requests",
    "family",
    "linked_identifiers",
    "missing",
    "mother",
    "permanence",
    "pre_cla_care_plan",
    "pre_proceedings",
    "professionals",
    "s251_finance",
    "sdq_scores",
    "sen_need",
    "send",
    "version_log",
    "voice_of_child",
)

# What stands for "none" in a date column by the publisher's own scripts: not a fault of the council.
NO_DATE = ("1900-01-01", "01/01/1900")
NO_DATE_COLUMNS = ("cina_assessment_auth_date", "clea_pathway_plan_review_date")
