from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import day, text, yes_no

protection_plan = Fact(
    "protection_plan",
    "A child's time on a child protection plan. Plans that overlap, or follow each other within a day "
    "(a setting), are one.",
    columns=(
        START,
        END,
        yes_no("other_authority", "A temporary plan of another authority's child."),
        yes_no(
            "earlier_plan",
            "The child has been on a plan before, at any time: loaded here, or stated by the source.",
        ),
        day("previous_end_date", "When the child's previous plan ended, where it is loaded."),
        text("category", "Latest category of abuse."),
    ),
    dated_by="start_date",
    needs=(Need.of("cp_plans"),),
    sql="""
    WITH dated AS (
        SELECT *, coalesce(cp_plan_ola, false) AS other_authority,
               coalesce(cp_plan_end_date, DATE '9999-12-31') AS until
        FROM cp_plans WHERE cp_plan_start_date IS NOT NULL
    ), marked AS (
        SELECT *, cp_plan_start_date > max(until) OVER (
                    PARTITION BY authority, person_id, other_authority
                    ORDER BY cp_plan_start_date, until, load, file, sheet, row
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + getvariable('plan_gap_days') AS apart
        FROM dated
    ), numbered AS (
        SELECT *, count(*) FILTER (apart IS NOT FALSE) OVER (
                    PARTITION BY authority, person_id, other_authority
                    ORDER BY cp_plan_start_date, until, load, file, sheet, row
                    ROWS UNBOUNDED PRECEDING) AS spell
        FROM marked
    ), merged AS (
        SELECT authority, person_id, other_authority, spell,
               min(cp_plan_start_date) AS start_date, max(until) AS until,
               last(team ORDER BY cp_plan_start_date, until, load, file, sheet, row) AS team,
               last(coalesce(cp_plan_latest_category, cp_plan_initial_category)
                    ORDER BY cp_plan_start_date, until, load, file, sheet, row) AS category,
               first(previous_plans ORDER BY cp_plan_start_date, until, load, file, sheet, row) AS previous_plans,
               first(struct_pack(load, file, sheet, row)
                     ORDER BY cp_plan_start_date, until, load, file, sheet, row) AS source
        FROM numbered GROUP BY ALL
    )
    SELECT authority, person_id, team, start_date, nullif(until, DATE '9999-12-31') AS end_date,
           other_authority, (spell > 1 OR coalesce(previous_plans, 0) > 0) AS earlier_plan,
           lag(until) OVER (PARTITION BY authority, person_id, other_authority ORDER BY spell) AS previous_end_date,
           category, source.load, source.file, source.sheet, source.row
    FROM merged
    """,
)
