"""Children in care: episodes, placements, legal status, health, visits, care plans; care leavers."""

from goldenthread.records.table import Table, day, text, whole, yes_no

CLA_EPISODES = Table(
    "cla_episodes",
    "An episode of care: a new one begins when placement or legal status changes (Annex A: the whole period).",
    key=("person_id", "cla_episode_start_date", "cla_episode_id"),
    dated_by="cla_episode_start_date",
    ends_by="cla_episode_ceased_date",
    columns=(
        text("cla_episode_id", "Key where the source has one."),
        text("person_id", "The child."),
        text("cla_id", "Key of the period of care that the episode is part of, where the source has one."),
        day("cla_episode_start_date", "Episode start (903: DECOM)."),
        text("cla_episode_start_reason", "Why it began (903: RNE): S, L, P, T, B or U."),
        day("cla_episode_ceased_date", "Episode end (903: DEC); missing = open."),
        text("cla_episode_ceased_reason", "Why it ended (903: REC); X1 = care continues."),
        text(
            "legal_status",
            "Ours: legal status in the episode (903: LS; Annex A list 8); SSD has its own table.",
        ),
        text("primary_need_code", "Need on entering care, N1 to N8."),
        text("team", "Team."),
        text("worker_id", "Worker."),
    ),
)

LEGAL_STATUS = Table(
    "legal_status",
    "A legal status of a child over time (SSD only).",
    key=("person_id", "legal_status_start_date", "legal_status"),
    dated_by="legal_status_start_date",
    ends_by="legal_status_end_date",
    columns=(
        text("person_id", "The child."),
        text("legal_status", "DfE's legal status code."),
        day("legal_status_start_date", "From."),
        day("legal_status_end_date", "To; missing = current."),
    ),
)

CLA_PLACEMENT = Table(
    "cla_placement",
    "A placement of a child in care.",
    key=("person_id", "cla_placement_start_date", "cla_placement_id"),
    dated_by="cla_placement_start_date",
    ends_by="cla_placement_end_date",
    columns=(
        text("cla_placement_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cla_placement_start_date", "Placement start."),
        day("cla_placement_end_date", "Placement end; missing = current."),
        text("cla_placement_type", "DfE's placement type code."),
        text("cla_placement_provider", "PR0 to PR5."),
        text("cla_placement_urn", "Ofsted's number of the provider."),
        text(
            "cla_placement_start_reason",
            "Ours: why it began where the source says so (903: RNE). T and U keep the same carer.",
        ),
    ),
)

CLA_HEALTH = Table(
    "cla_health",
    "A health check of a child in care.",
    key=("person_id", "health_check_date", "health_check_type", "health_check_status"),
    dated_by="health_check_date",
    columns=(
        text("person_id", "The child."),
        text("health_check_type", "'Health Assessment' or 'Dental Check'."),
        day("health_check_date", "The day of the check."),
        text("health_check_status", "Completed, Refused, Planned or Cancelled. Only Completed counts."),
    ),
)

CLA_VISITS = Table(
    "cla_visits",
    "A social work visit to a child in care.",
    key=("person_id", "cla_visit_date", "cla_visit_id"),
    dated_by="cla_visit_date",
    columns=(
        text("cla_visit_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cla_visit_date", "The day of the visit."),
        yes_no(
            "cla_visit_seen", "The child was seen; missing counts as seen where the source lists visits only."
        ),
    ),
)

CLA_REVIEWS = Table(
    "cla_reviews",
    "A statutory review of a child in care.",
    key=("person_id", "cla_review_date"),
    dated_by="cla_review_date",
    columns=(text("person_id", "The child."), day("cla_review_date", "Held on.")),
)

CLA_CARE_PLAN = Table(
    "cla_care_plan",
    "A permanence plan of a child in care, over time (SSD).",
    key=("person_id", "cla_care_plan_start_date"),
    dated_by="cla_care_plan_start_date",
    ends_by="cla_care_plan_end_date",
    columns=(
        text("person_id", "The child."),
        day("cla_care_plan_start_date", "Plan from."),
        day("cla_care_plan_end_date", "Plan to; missing = current."),
        text(
            "permanence_plan",
            "The kind of permanence planned; missing = none agreed (SSD: no flag of the JSON set).",
        ),
    ),
)

CARE_STATUS = Table(
    "care_status",
    "Ours: what a list of children in care says of a child on its own date (Annex A list 8).",
    key=("person_id", "as_at"),
    dated_by="as_at",
    columns=(
        text("person_id", "The child."),
        day("as_at", "The date that the row speaks of (the load's reference date)."),
        whole("placements_12m", "Placements in the last 12 months, as stated."),
        text("permanence_plan", "Permanence plan as stated; missing = none agreed."),
    ),
)

CARE_LEAVERS = Table(
    "care_leavers",
    "A young person entitled to leaving-care services, as recorded on one date.",
    key=("person_id", "as_at"),
    dated_by="as_at",
    columns=(
        text("person_id", "The young person."),
        day("as_at", "The date that the row speaks of (the load's reference date)."),
        text("care_leaver_eligibility", "Relevant, Former relevant, Qualifying, Eligible or None."),
        text("care_leaver_in_touch", "YES, NO, DIED, REFU, NREQ or RHOM."),
        day("care_leaver_latest_contact", "Latest contact."),
        text("care_leaver_accommodation", "Letter B to Z; 0 = not known."),
        yes_no("care_leaver_accom_suitable", "The accommodation is suitable."),
        text("care_leaver_activity", "F1 to F5, P1 to P5, G4 to G6; 0 = not known."),
        day("pathway_plan_review_date", "Latest pathway plan review."),
        text("team", "Team."),
        text("worker_id", "Worker."),
    ),
)

UNREGISTERED = Table(
    "unregistered",
    "Ours: a stay in accommodation that should be registered with Ofsted and is not (a list the council keeps).",
    key=("person_id", "start_date"),
    dated_by="start_date",
    ends_by="end_date",
    columns=(
        text("person_id", "The child."),
        day("start_date", "First night."),
        day("end_date", "The day the child left; missing = still there."),
    ),
)
