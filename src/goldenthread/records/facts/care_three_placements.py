from goldenthread.records.fact import CARE_START, END, START, Fact, Need

care_three_placements = Fact(
    "care_three_placements",
    "Time in care with three or more placements in the 12 months before, the one open at their start "
    "included. Earlier periods of care count; same-carer moves, temporary placements (a setting), stays of "
    "under a day and short breaks do not. On a day on which a list states a child's number, that number holds.",
    columns=(START, END, CARE_START),
    dated_by="care_start_date",
    needs=(
        Need.of("cla_episodes"),
        Need.of("care_status.placements") | Need.of("cla_placement", months_before=12),
    ),
    sql="""
    WITH stated AS (
        SELECT s.*, m.month_end
        FROM care_status s JOIN served_month m ON m.kept_in = 'care_status' AND m.authority = s.authority
                                               AND m.as_at = s.as_at
        WHERE s.placements_12m IS NOT NULL
    ), remembered AS (
        SELECT authority, person_id, start_date,
               coalesce(first_day_after_months(end_date, 12), DATE '9999-12-31') AS forgotten,
               load, file, sheet, row
        FROM placement WHERE counts
    ), changes AS (
        SELECT authority, person_id, start_date AS day, 1 AS change, 0 AS stated, load, file, sheet, row
        FROM remembered
        UNION ALL
        SELECT authority, person_id, forgotten, -1, 0, NULL, NULL, NULL, NULL FROM remembered
        UNION ALL
        SELECT authority, person_id, month_end, 0, 1, NULL, NULL, NULL, NULL FROM stated
        UNION ALL
        SELECT authority, person_id, month_end + 1, 0, -1, NULL, NULL, NULL, NULL FROM stated
    ), daily AS (
        SELECT authority, person_id, day, sum(change) AS change, sum(stated) AS stated,
               max(struct_pack(load, file, sheet, row)) FILTER (load IS NOT NULL) AS source
        FROM changes GROUP BY authority, person_id, day
    ), depth AS (
        SELECT authority, person_id, day AS start_date,
               sum(change) OVER child AS placements, sum(stated) OVER child AS stated,
               lead(day) OVER (PARTITION BY authority, person_id ORDER BY day) AS end_date,
               last_value(source IGNORE NULLS) OVER child AS source
        FROM daily
        WINDOW child AS (PARTITION BY authority, person_id ORDER BY day ROWS UNBOUNDED PRECEDING)
    ), three AS (
        SELECT authority, person_id, start_date, end_date, source.load AS load, source.file AS file,
               source.sheet AS sheet, source.row AS row
        FROM depth WHERE placements >= 3 AND stated = 0
        UNION ALL
        SELECT authority, person_id, month_end, month_end + 1, load, file, sheet, row
        FROM stated WHERE placements_12m >= 3
    )
    FROM three
    """,
    within_care=True,
)
