from goldenthread.records.fact import CARE_START, END, START, Fact, Need

care_permanence = Fact(
    "care_permanence",
    "Time in care with a permanence plan recorded.",
    columns=(START, END, CARE_START),
    dated_by="care_start_date",
    needs=(
        Need.of("cla_episodes"),
        Need.of("care_status.permanence"),
    ),
    sql="""
    WITH planned AS (
        SELECT authority, person_id, cla_care_plan_start_date AS start_date, cla_care_plan_end_date AS end_date,
               load, file, sheet, row
        FROM cla_care_plan WHERE permanence_plan IS NOT NULL AND cla_care_plan_start_date IS NOT NULL
        UNION ALL
        SELECT s.authority, s.person_id, m.month_end, m.month_end + 1, s.load, s.file, s.sheet, s.row
        FROM care_status s JOIN served_month m ON m.kept_in = 'care_status' AND m.authority = s.authority
                                               AND m.as_at = s.as_at
        WHERE s.permanence_plan IS NOT NULL
    )
    FROM planned
    """,
    within_care=True,
)
