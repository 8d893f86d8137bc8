from goldenthread.records.fact import CARE_START, END, START, Fact, Need

care_health_checked = Fact(
    "care_health_checked",
    "Time in care with an up-to-date health assessment: a completed one in the last 12 months, or in the "
    "last 6 while the child is under 5.",
    columns=(START, END, CARE_START),
    dated_by="care_start_date",
    needs=(
        Need.of("cla_episodes"),
        Need.of("cla_health", months_before=12),
    ),
    sql="""
    WITH done AS (
        SELECT h.authority, h.person_id, h.health_check_date AS done_on,
               coalesce(first_day_after_months(p.birth_date, 60), DATE '0001-01-01') AS fifth_birthday,
               h.load, h.file, h.sheet, h.row
        FROM cla_health h LEFT JOIN person_keys p USING (authority, person_id)
        WHERE h.health_check_type = 'Health Assessment' AND h.health_check_status = 'Completed'
          AND h.health_check_date IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY h.authority, h.person_id, h.health_check_date
            ORDER BY h.load, h.file, h.sheet, h.row) = 1
    ), latest AS (
        SELECT *, coalesce(lead(done_on) OVER (PARTITION BY authority, person_id ORDER BY done_on),
                           DATE '9999-12-31') AS next_on
        FROM done
    ), valid AS (
        SELECT authority, person_id, done_on AS start_date,
               least(first_day_after_months(done_on + 1, 6), fifth_birthday, next_on) AS end_date,
               load, file, sheet, row
        FROM latest WHERE done_on < fifth_birthday
        UNION ALL
        SELECT authority, person_id, greatest(done_on, fifth_birthday),
               least(first_day_after_months(done_on + 1, 12), next_on), load, file, sheet, row
        FROM latest
    )
    FROM valid WHERE start_date < end_date
    """,
    within_care=True,
)
