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
        SELECT authority, person_id, team, start_date, end_date, load, file, sheet, row
        FROM protection_plan WHERE NOT other_authority
        UNION ALL
        SELECT authority, person_id, team, start_date, end_date, load, file, sheet, row
        FROM care WHERE NOT short_break
    )
    FROM listed
    UNION ALL
    SELECT e.authority, e.person_id, e.team, e.start_date, e.end_date, NULL, NULL, NULL,
           e.load, e.file, e.sheet, e.row
    FROM elsewhere e
    WHERE e.authority IN (SELECT authority FROM cin_episodes WHERE is_episode AND NOT is_referral)
      AND NOT EXISTS (
          SELECT 1 FROM listed l
          WHERE l.authority = e.authority AND l.person_id = e.person_id
            AND l.start_date < coalesce(e.end_date, DATE '9999-12-31')
            AND coalesce(l.end_date, DATE '9999-12-31') > e.start_date)
    QUALIFY row_number() OVER (
        PARTITION BY e.authority, e.person_id ORDER BY e.start_date, e.load, e.file, e.sheet, e.row) = 1
    """,
)
