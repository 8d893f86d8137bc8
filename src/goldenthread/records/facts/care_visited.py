from goldenthread.records.fact import CARE_START, END, START, Fact, Need

care_visited = Fact(
    "care_visited",
    "Time in care with an up-to-date social work visit: the child seen in the last 42 days (a setting), or "
    "in the last 3 months where the placement is long-term fostering and a year old; a placement counts as "
    "visited in its first 7 days.",
    columns=(START, END, CARE_START),
    dated_by="care_start_date",
    needs=(
        Need.of("cla_episodes"),
        Need.of("cla_visits", months_before=3),
    ),
    sql="""
    WITH seen AS (
        SELECT * FROM cla_visits WHERE cla_visit_date IS NOT NULL AND cla_visit_seen IS NOT FALSE
    ), covered AS (
        SELECT authority, person_id, cla_visit_date AS start_date,
               cla_visit_date + getvariable('care_visit_days') + 1 AS end_date, load, file, sheet, row
        FROM seen
        UNION ALL
        SELECT s.authority, s.person_id,
               greatest(s.cla_visit_date, first_day_after_months(p.with_carer_since, 12), p.cla_placement_start_date),
               least(first_day_after_months(s.cla_visit_date + 1, getvariable('long_term_visit_months')), p.until),
               s.load, s.file, s.sheet, s.row
        FROM seen s JOIN placement_stay p
          ON p.authority = s.authority AND p.person_id = s.person_id AND p.cla_placement_type IN ('U1', 'U4')
         AND s.cla_visit_date < p.until
        UNION ALL
        SELECT authority, person_id, start_date, least(start_date + 7, end_date), load, file, sheet, row
        FROM placement
    )
    FROM covered
    """,
    within_care=True,
)
