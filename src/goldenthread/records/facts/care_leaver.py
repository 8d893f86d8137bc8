from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import day, text, yes_no

care_leaver = Fact(
    "care_leaver",
    "A young person entitled to leaving-care services as recorded at a month end. A list dated up to 7 days "
    "before or after a month end speaks for it; of two, the nearer, then the later.",
    columns=(
        START,
        END,
        day("as_at", "The date of the list."),
        text("eligibility", "Relevant, Former relevant, Qualifying, Eligible or None."),
        text("in_touch", "YES, NO, DIED, REFU, NREQ or RHOM."),
        text("accommodation", "Kind of accommodation: letter B to Z; 0 = not known."),
        yes_no("suitable", "The accommodation is suitable."),
        text("activity", "F1 to F5, P1 to P5 (education, employment, training); G4 to G6; 0 = not known."),
        day("pathway_review_date", "Latest review of the pathway plan."),
    ),
    dated_by="start_date",
    needs=(Need.of("care_leavers"),),
    sql="""
    SELECT l.authority, l.person_id, l.team, m.month_end AS start_date, m.month_end + 1 AS end_date, l.as_at,
           l.care_leaver_eligibility AS eligibility, l.care_leaver_in_touch AS in_touch,
           l.care_leaver_accommodation AS accommodation, l.care_leaver_accom_suitable AS suitable,
           l.care_leaver_activity AS activity, l.pathway_plan_review_date AS pathway_review_date,
           l.load, l.file, l.sheet, l.row
    FROM care_leavers l
    JOIN served_month m ON m.kept_in = 'care_leavers' AND m.authority = l.authority AND m.as_at = l.as_at
    QUALIFY row_number() OVER (
        PARTITION BY l.authority, l.person_id, m.month_end ORDER BY l.load, l.file, l.sheet, l.row) = 1
    """,
)
