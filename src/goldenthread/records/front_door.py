"""Contacts, referrals with the episodes of need they open, assessments and child in need plans."""

from goldenthread.records.table import Table, day, text, whole, yes_no

CONTACTS = Table(
    "contacts",
    "Someone contacted children's social care about a child: one row per child per contact.",
    key=("person_id", "contact_date", "contact_id"),
    dated_by="contact_date",
    columns=(
        text("contact_id", "Key of the contact where the source has one."),
        text("person_id", "The child."),
        day("contact_date", "The day of the contact."),
        text("contact_source_code", "Who contacted (DfE referral source code)."),
        text("team", "Team, where known (ours)."),
    ),
)

CIN_EPISODES = Table(
    "cin_episodes",
    "A referral of a child and the episode of need it opens.",
    key=("person_id", "referral_date", "referral_id", "is_referral", "is_episode"),
    dated_by="referral_date",
    ends_by="close_date",
    columns=(
        text("referral_id", "Key of the referral where the source has one."),
        text("person_id", "The child."),
        day("referral_date", "The day the referral was received; the episode of need starts."),
        text("referral_source_code", "Who referred (DfE code 1A to 10)."),
        text("primary_need_code", "Primary need N0 to N9."),
        yes_no("referral_nfa", "The referral ended with no further action."),
        day("close_date", "The day the episode of need closed; missing = open."),
        text("close_reason", "RC1 to RC9."),
        text("team", "Team that took the referral, or is allocated (SSD: referral_team)."),
        text("worker_id", "Worker (SSD: referral_worker_id)."),
        whole(
            "referrals_12m",
            "Ours: earlier referrals in the 12 months before this one, as the source states it "
            "(Annex A list 3; kept on the child's latest referral of a load only).",
        ),
        yes_no(
            "is_referral",
            "Ours: the row is known to be a referral (false: an episode known only from a list of open "
            "children, Annex A list 6, where the referral itself is not listed).",
        ),
        yes_no(
            "is_episode",
            "Ours: the row is known to be an episode of need with its end (false: a referral known only "
            "from a list of referrals, Annex A list 3).",
        ),
    ),
)

CIN_ASSESSMENTS = Table(
    "cin_assessments",
    "A social work assessment of a child.",
    key=("person_id", "assessment_start_date", "assessment_id"),
    dated_by="assessment_start_date",
    ends_by="assessment_auth_date",
    columns=(
        text("assessment_id", "Key where the source has one."),
        text("person_id", "The child."),
        text("referral_id", "The referral it belongs to, where the source links them."),
        day("assessment_start_date", "Recorded start: the clock starts here."),
        day("assessment_auth_date", "Completed and authorised; missing = still open."),
        yes_no("assessment_child_seen", "The child was seen."),
        yes_no(
            "assessment_outcome_nfa",
            "The outcome was no further action ('case to close'). SSD: the flag, or NFA as the only outcome "
            "where the flag is blank; Annex A: not assessed as requiring support.",
        ),
        text("team", "Team that completed it."),
        text("worker_id", "Worker that completed it."),
    ),
)

CIN_PLANS = Table(
    "cin_plans",
    "A child in need plan.",
    key=("person_id", "cin_plan_start_date", "cin_plan_id"),
    dated_by="cin_plan_start_date",
    ends_by="cin_plan_end_date",
    columns=(
        text("cin_plan_id", "Key where the source has one."),
        text("person_id", "The child."),
        day("cin_plan_start_date", "Plan start."),
        day("cin_plan_end_date", "Plan end; missing = open."),
    ),
)
