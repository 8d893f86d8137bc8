from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import number, yes_no

post = Fact(
    "post",
    "Budgeted posts of one scope at a month end (the establishment). The scope stands as the person.",
    columns=(
        START,
        END,
        number("fte", "Budgeted full-time equivalents."),
        yes_no("social_workers", "The scope is that of the social work posts (a setting)."),
        yes_no("all_posts", "The scope is that of the posts of all staff (a setting)."),
    ),
    dated_by="start_date",
    needs=(Need.of("establishment"),),
    sql="""
    SELECT e.authority, e.scope AS person_id, NULL::VARCHAR AS team, m.month_end AS start_date,
           m.month_end + 1 AS end_date, e.fte,
           e.scope = getvariable('social_worker_scope') AS social_workers,
           e.scope = getvariable('all_posts_scope') AS all_posts, e.load, e.file, e.sheet, e.row
    FROM establishment e
    JOIN served_month m ON m.kept_in = 'establishment' AND m.authority = e.authority AND m.as_at = e.month_end
    QUALIFY row_number() OVER (
        PARTITION BY e.authority, e.scope, m.month_end ORDER BY e.load, e.file, e.sheet, e.row) = 1
    """,
)
