from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import number, text, whole, yes_no

worker = Fact(
    "worker",
    "A member of staff at a month end, from the monthly HR extract.",
    columns=(
        START,
        END,
        text("role", "Role as HR names it."),
        yes_no("social_worker", "The role is one of the social work roles (a setting)."),
        yes_no("agency", "Agency worker."),
        number("fte", "Full-time equivalent."),
        whole(
            "children",
            "Children held: as HR states; where it does not, the children open on the day (in need, on a plan "
            "or in care) whom the records allocate to the worker.",
        ),
    ),
    dated_by="start_date",
    needs=(Need.of("workers"),),
    sql="""
    WITH staff AS (
        SELECT w.*, m.month_end AS on_day
        FROM workers w
        JOIN served_month m ON m.kept_in = 'workers' AND m.authority = w.authority AND m.as_at = w.month_end
        QUALIFY row_number() OVER (
            PARTITION BY w.authority, w.worker_id, m.month_end ORDER BY w.load, w.file, w.sheet, w.row) = 1
    ), days AS (SELECT DISTINCT authority, on_day FROM staff WHERE cases IS NULL
    ), allocated AS (
        SELECT d.authority, d.on_day, i.worker_id, i.person_id
        FROM days d JOIN involvements i
          ON i.authority = d.authority AND i.involvement_start_date <= d.on_day
         AND coalesce(i.involvement_end_date, DATE '9999-12-31') > d.on_day
        WHERE list_contains(getvariable('allocated_roles'), i.role)
        UNION
        SELECT d.authority, d.on_day, a.worker_id, a.person_id
        FROM days d
        JOIN served_month m ON m.kept_in = 'allocations' AND m.authority = d.authority AND m.month_end = d.on_day
        JOIN allocations a ON a.authority = m.authority AND a.as_at = m.as_at
    ), open_child AS (
        SELECT authority, person_id, start_date, end_date FROM need_episode WHERE nfa IS NOT TRUE
        UNION ALL SELECT authority, person_id, start_date, end_date FROM protection_plan WHERE NOT other_authority
        UNION ALL SELECT authority, person_id, start_date, end_date FROM care WHERE NOT short_break
    ), held AS (
        SELECT a.authority, a.on_day, a.worker_id, count(*) AS children
        FROM allocated a
        WHERE EXISTS (
            SELECT 1 FROM open_child o
            WHERE o.authority = a.authority AND o.person_id = a.person_id AND o.start_date <= a.on_day
              AND coalesce(o.end_date, DATE '9999-12-31') > a.on_day)
        GROUP BY ALL
    )
    SELECT s.authority, s.worker_id AS person_id, s.team, s.on_day AS start_date, s.on_day + 1 AS end_date,
           s.role, list_contains(getvariable('social_work_roles'), s.role) AS social_worker, s.agency, s.fte,
           coalesce(s.cases, h.children, 0) AS children, s.load, s.file, s.sheet, s.row
    FROM staff s LEFT JOIN held h USING (authority, on_day, worker_id)
    """,
)
