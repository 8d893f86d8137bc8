from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import text, yes_no

need_episode = Fact(
    "need_episode",
    "An episode of need of a child: from the referral until it closes. Where children in need come from "
    "a list of open children (Annex A), a child on a plan or in care whom that list misses is added.",
    columns=(
        START,
        END,
        yes_no("nfa", "The referral ended with no further action, so the child was not in need."),
        text("primary_need", "Primary need code."),
        text("close_reason", "RC1 to RC9."),
        yes_no(
            "added",
            "Not on the list of open children: time on a plan or in care that no listed episode covers.",
        ),
    ),
    dated_by="start_date",
    needs=(Need.of("cin_episodes.episodes"),),
    sql="""
    WITH listed AS (
        SELECT authority, person_id, team, referral_date AS start_date, close_date AS end_date,
               referral_nfa AS nfa, primary_need_code AS primary_need, close_reason, load, file, sheet, row
        FROM cin_episodes WHERE is_episode AND referral_date IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY authority, person_id, referral_date ORDER BY load, file, sheet, row) = 1
    ), elsewhere AS (
        SELECT authority, person_id, team, start_date, end_date, struct_pack(load, file, sheet, row) AS source
        FROM protection_plan WHERE NOT other_authority AND start_date < coalesce(end_date, DATE '9999-12-31')
        UNION ALL
        SELECT authority, person_id, team, start_date, end_date, struct_pack(load, file, sheet, row)
        FROM care WHERE NOT short_break AND start_date < coalesce(end_date, DATE '9999-12-31')
    ), served AS (
        FROM elsewhere WHERE authority IN (SELECT authority FROM cin_episodes WHERE is_episode AND NOT is_referral)
    ), changes AS (
        SELECT authority, person_id, start_date AS day, 1 AS served, 0 AS listed, team, source FROM served
        UNION ALL SELECT authority, person_id, end_date, -1, 0, NULL, NULL FROM served WHERE end_date IS NOT NULL
        UNION ALL SELECT authority, person_id, start_date, 0, 1, NULL, NULL FROM listed
                  WHERE start_date < coalesce(end_date, DATE '9999-12-31')
        UNION ALL SELECT authority, person_id, end_date, 0, -1, NULL, NULL FROM listed WHERE end_date > start_date
    ), daily AS (
        SELECT authority, person_id, day, sum(served) AS served, sum(listed) AS listed, max(team) AS team,
               max(source) FILTER (source IS NOT NULL) AS source
        FROM changes SEMI JOIN served USING (authority, person_id)
        GROUP BY authority, person_id, day
    ), state AS (
        SELECT authority, person_id, day, last_value(team IGNORE NULLS) OVER child AS team,
               last_value(source IGNORE NULLS) OVER child AS source,
               sum(served) OVER child > 0 AND sum(listed) OVER child = 0 AS missed
        FROM daily
        WINDOW child AS (PARTITION BY authority, person_id ORDER BY day ROWS UNBOUNDED PRECEDING)
    ), turning AS (
        FROM state
        QUALIFY missed IS DISTINCT FROM lag(missed) OVER (PARTITION BY authority, person_id ORDER BY day)
    ), spells AS (
        SELECT *, lead(day) OVER (PARTITION BY authority, person_id ORDER BY day) AS end_date FROM turning
    )
    SELECT *, false AS added FROM listed
    UNION ALL
    SELECT authority, person_id, team, day, end_date, NULL, NULL, NULL,
           source.load, source.file, source.sheet, source.row, true
    FROM spells WHERE missed
    """,
)
