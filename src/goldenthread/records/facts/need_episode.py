from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import text, yes_no

need_episode = Fact(
    "need_episode",
    "An episode of need of a child: from the referral until it closes. Where children in need come from "
    "a list of open children (Annex A), time in care that no listed episode covers is added, and time on a "
    "plan that neither covers.",
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
    ), served AS (
        SELECT row_number() OVER (ORDER BY authority, person_id, kind, start_date, load, file, sheet, row) AS number, *
        FROM (
            SELECT 'plan' AS kind, authority, person_id, team, start_date, end_date, load, file, sheet, row
            FROM protection_plan WHERE NOT other_authority
            UNION ALL
            SELECT 'care', authority, person_id, team, start_date, end_date, load, file, sheet, row
            FROM care WHERE NOT short_break
        )
        WHERE start_date < coalesce(end_date, DATE '9999-12-31')
          AND authority IN (SELECT authority FROM cin_episodes WHERE is_episode AND NOT is_referral)
    ), covers AS (
        SELECT s.number, l.start_date, l.end_date
        FROM served s JOIN listed l USING (authority, person_id)
        WHERE l.start_date < coalesce(l.end_date, DATE '9999-12-31')
        UNION ALL
        SELECT s.number, c.start_date, c.end_date
        FROM served s JOIN served c USING (authority, person_id) WHERE s.kind = 'plan' AND c.kind = 'care'
    ), changes AS (
        SELECT number, start_date AS day, 1 AS served, 0 AS covered FROM served
        UNION ALL SELECT number, end_date, -1, 0 FROM served WHERE end_date IS NOT NULL
        UNION ALL SELECT number, start_date, 0, 1 FROM covers
        UNION ALL SELECT number, end_date, 0, -1 FROM covers WHERE end_date IS NOT NULL
    ), daily AS (
        SELECT number, day, sum(served) AS served, sum(covered) AS covered FROM changes GROUP BY number, day
    ), state AS (
        SELECT number, day, sum(served) OVER spell > 0 AND sum(covered) OVER spell = 0 AS missed
        FROM daily
        WINDOW spell AS (PARTITION BY number ORDER BY day ROWS UNBOUNDED PRECEDING)
    ), turning AS (
        FROM state QUALIFY missed IS DISTINCT FROM lag(missed) OVER (PARTITION BY number ORDER BY day)
    ), pieces AS (
        SELECT number, day, missed, lead(day) OVER (PARTITION BY number ORDER BY day) AS until FROM turning
    )
    SELECT *, false AS added FROM listed
    UNION ALL
    SELECT s.authority, s.person_id, s.team, p.day, p.until, NULL, NULL, NULL,
           s.load, s.file, s.sheet, s.row, true
    FROM pieces p JOIN served s USING (number) WHERE p.missed
    """,
)
