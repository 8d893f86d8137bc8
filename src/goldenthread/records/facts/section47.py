from goldenthread.records.fact import Fact, Need
from goldenthread.records.table import day

section47 = Fact(
    "section47",
    "A section 47 enquiry about a child. Two of one child starting on one day count once.",
    columns=(
        day("s47_start_date", "The strategy discussion that began it."),
        day(
            "icpc_date",
            "The first initial conference that it led to: the one the source links, else one of the child "
            "0 to 60 days after the start (a setting) and before the child's next enquiry.",
        ),
    ),
    dated_by="s47_start_date",
    needs=(Need.of("s47_enquiry"),),
    sql="""
    WITH led AS (
        SELECT authority, person_id, linked_start AS s47_start_date,
               first(icpc_date ORDER BY linked_by_source DESC, icpc_date) AS icpc_date
        FROM conference_link WHERE linked_start IS NOT NULL GROUP BY ALL
    )
    SELECT s.authority, s.person_id, s.team, s.s47_start_date, led.icpc_date, s.load, s.file, s.sheet, s.row
    FROM s47_once s LEFT JOIN led USING (authority, person_id, s47_start_date)
    """,
)
