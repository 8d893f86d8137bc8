from goldenthread.records.fact import END, PLAN_START, START, Fact, Need

protection_visited = Fact(
    "protection_visited",
    "Time on a child protection plan during which the child had been seen within the last 10 working "
    "days (a setting).",
    columns=(START, END, PLAN_START),
    dated_by="plan_start_date",
    needs=(
        Need.of("cp_plans"),
        Need.of("cp_visits", months_before=1),
    ),
    sql="""
    WITH visits AS (
        SELECT v.authority, v.person_id, v.cp_visit_date AS start_date, n.day AS lapses, v.load, v.file, v.sheet, v.row
        FROM cp_visits v
        JOIN working_calendar c ON c.day = v.cp_visit_date
        JOIN working_day n ON n.working_days = c.working_days + 1 + getvariable('cp_visit_working_days')
        WHERE v.cp_visit_date IS NOT NULL AND v.cp_visit_seen IS NOT FALSE
        QUALIFY row_number() OVER (
            PARTITION BY v.authority, v.person_id, v.cp_visit_date ORDER BY v.load, v.file, v.sheet, v.row) = 1
    ), cut AS (
        SELECT *, least(lapses, lead(start_date) OVER (PARTITION BY authority, person_id ORDER BY start_date))
                      AS end_date
        FROM visits
    )
    SELECT p.authority, p.person_id, p.team, p.start_date AS plan_start_date,
           greatest(p.start_date, v.start_date) AS start_date,
           least(p.end_date, v.end_date) AS end_date, v.load, v.file, v.sheet, v.row
    FROM cut v JOIN protection_plan p
      ON v.authority = p.authority AND v.person_id = p.person_id AND NOT p.other_authority
     AND v.start_date < coalesce(p.end_date, DATE '9999-12-31') AND v.end_date > p.start_date
    """,
)
