"""Section 47 enquiries, initial child protection conferences, child protection plans, visits, reviews."""

from goldenthread.records.table import Table, day, text, whole, yes_no

S47_ENQUIRY = Table(
    "s47_enquiry",
    "A section 47 enquiry about one child.",
    key=("person_id", "s47_start_date", "s47_enquiry_id"),
    dated_by="s47_start_date",
    columns=(
        text("s47_enquiry_id", "Key where the source has one; siblings may share it."),
        text("person_id", "The child."),
        text("referral_id", "The referral it belongs to, where linked."),
        day("s47_start_date", "The strategy discussion that began the enquiry: the clock starts here."),
        day("s47_end_date", "Completed."),
        yes_no("icpc_not_required", "It was decided that no initial conference was needed."),
        text("team", "Team."),
        text("worker_id", "Worker."),
    ),
)

INITIAL_CP_CONFERENCE = Table(
    "initial_cp_conference",
    "An initial child protection conference held about one child.",
    key=("person_id", "icpc_date", "icpc_id"),
    dated_by="icpc_date",
    columns=(
        text("icpc_id", "Key where the source has one."),
        text("person_id", "The child."),
        text("s47_enquiry_id", "The enquiry that led to it, where the source links them."),
        day(
            "linked_s47_start_date",
            "Ours: start of the enquiry that led to it, where source rows hold both dates (Annex A list 5, CIN).",
        ),
        text("referral_id", "The referral it belongs to, where linked."),
        day("referral_date", "Ours: the date of that referral where the source nests them (CIN census)."),
        day("icpc_date", "The day it was held."),
        yes_no(
            "icpc_transfer_in", "A conference for a child who moved in while on another authority's plan."
        ),
        yes_no("icpc_outcome_cp_flag", "It led to a child protection plan."),
        text("team", "Team."),
        text("worker_id", "Worker."),
    ),
)

CP_PLANS = Table(
    "cp_plans",
    "A child protection plan of one child.",
    key=("person_id", "cp_plan_start_date", "cp_plan_id"),
    dated_by="cp_plan_start_date",
    ends_by="cp_plan_end_date",
    columns=(
        text("cp_plan_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cp_plan_start_date", "Plan start."),
        day("cp_plan_end_date", "Plan end; missing = still on the plan."),
        yes_no("cp_plan_ola", "A temporary plan of another authority's child: left out of every figure."),
        text("cp_plan_initial_category", "NEG, PHY, SAB, EMO or MUL when the plan began."),
        text("cp_plan_latest_category", "The same, latest."),
        whole(
            "previous_plans",
            "Ours: earlier plans at any time, as the source states it (Annex A list 7, CIN).",
        ),
        text("team", "Team."),
        text("worker_id", "Worker."),
    ),
)

CP_VISITS = Table(
    "cp_visits",
    "A visit to a child on a child protection plan.",
    key=("person_id", "cp_visit_date", "cp_visit_id"),
    dated_by="cp_visit_date",
    columns=(
        text("cp_visit_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cp_visit_date", "The day of the visit."),
        yes_no("cp_visit_seen", "The child was seen."),
        yes_no("cp_visit_seen_alone", "The child was seen alone."),
    ),
)

CP_REVIEWS = Table(
    "cp_reviews",
    "A review conference of a child protection plan.",
    key=("person_id", "cp_review_date", "cp_review_id"),
    dated_by="cp_review_date",
    columns=(
        text("cp_review_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cp_review_date", "Held on; missing = not held."),
    ),
)
