from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import text, yes_no

care = Fact(
    "care",
    "A period of care of a child: its episodes joined. Short breaks (legal status V1, V3, V4) are periods "
    "of their own, so that they can be left out.",
    columns=(
        START,
        END,
        yes_no("short_break", "The child was in care for short breaks only."),
        text("end_reason", "Why the last episode ended; X1 = the source says that care goes on."),
        text("legal_status", "Legal status in the latest episode."),
    ),
    dated_by="start_date",
    needs=(Need.of("cla_episodes"),),
    sql="""
    WITH status AS (
        SELECT e.*, coalesce(e.legal_status, l.legal_status) AS status
        FROM cla_episodes e
        ASOF LEFT JOIN (
            SELECT authority, person_id, legal_status, legal_status_start_date AS since
            FROM legal_status WHERE legal_status_start_date IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY authority, person_id, since ORDER BY load, file, sheet, row) = 1
        ) l ON e.authority = l.authority AND e.person_id = l.person_id AND l.since <= e.cla_episode_start_date
        WHERE e.cla_episode_start_date IS NOT NULL
    ), dated AS (
        SELECT *, coalesce(status IN ('V1', 'V3', 'V4'), false) AS short_break,
               cla_episode_start_date AS starts, coalesce(cla_episode_ceased_date, DATE '9999-12-31') AS until,
               cla_episode_ceased_reason AS reason
        FROM status
    ), marked AS (
        SELECT *, max(until) OVER earlier AS reached, arg_max_null(reason, until) OVER earlier AS last_reason
        FROM dated
        WINDOW earlier AS (
            PARTITION BY authority, person_id, short_break ORDER BY starts, until, load, file, sheet, row
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ), numbered AS (
        SELECT *, count(*) FILTER (
                    reached IS NULL OR starts > reached
                    OR (starts = reached AND (cla_episode_start_reason = 'S' OR last_reason <> 'X1'))
                  ) OVER (
                    PARTITION BY authority, person_id, short_break ORDER BY starts, until, load, file, sheet, row
                    ROWS UNBOUNDED PRECEDING) AS spell
        FROM marked
    )
    SELECT authority, person_id, short_break,
           min(starts) AS start_date, nullif(max(until), DATE '9999-12-31') AS end_date,
           last(team ORDER BY starts, until, load, file, sheet, row) AS team,
           last(reason ORDER BY until, starts, load, file, sheet, row) AS end_reason,
           last(status ORDER BY starts, until, load, file, sheet, row) AS legal_status,
           first(load ORDER BY starts, until, load, file, sheet, row) AS load,
           first(file ORDER BY starts, until, load, file, sheet, row) AS file,
           first(sheet ORDER BY starts, until, load, file, sheet, row) AS sheet,
           first(row ORDER BY starts, until, load, file, sheet, row) AS row
    FROM numbered GROUP BY authority, person_id, short_break, spell
    """,
)
