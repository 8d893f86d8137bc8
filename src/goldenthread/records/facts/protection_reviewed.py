from goldenthread.records.fact import END, PLAN_START, START, Fact, Need

protection_reviewed = Fact(
    "protection_reviewed",
    "Time on a child protection plan during which no review was overdue: the first is due within 3 "
    "months of the plan's start, each later one within 6 months of the last.",
    columns=(START, END, PLAN_START),
    dated_by="plan_start_date",
    needs=(
        Need.of("cp_plans"),
        Need.of("cp_reviews", months_before=6),
    ),
    sql="""
    WITH held AS (
        SELECT DISTINCT ON (p.authority, p.person_id, p.start_date, r.cp_review_date)
               p.authority, p.person_id, p.team, p.start_date AS plan_start, p.end_date AS plan_end,
               r.cp_review_date AS start_date, first_day_after_months(r.cp_review_date + 1, 6) AS lapses,
               r.load, r.file, r.sheet, r.row
        FROM protection_plan p JOIN cp_reviews r
          ON r.authority = p.authority AND r.person_id = p.person_id AND NOT p.other_authority
         AND r.cp_review_date > p.start_date AND r.cp_review_date < coalesce(p.end_date, DATE '9999-12-31')
        ORDER BY r.load, r.file, r.sheet, r.row
    ), due AS (
        SELECT * FROM held
        UNION ALL
        SELECT authority, person_id, team, start_date, end_date, start_date,
               first_day_after_months(start_date + 1, 3), load, file, sheet, row
        FROM protection_plan WHERE NOT other_authority
    )
    SELECT authority, person_id, team, plan_start AS plan_start_date, start_date,
           least(lapses, plan_end, lead(start_date) OVER (
               PARTITION BY authority, person_id, plan_start ORDER BY start_date)) AS end_date,
           load, file, sheet, row
    FROM due
    """,
)
