from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import day

open_assessment = Fact(
    "open_assessment",
    "An assessment from its start until it is authorised.",
    columns=(
        START,
        END,
        day("overdue_date", "The first day on which more than 45 working days have passed since the start."),
    ),
    dated_by="start_date",
    needs=(Need.of("cin_assessments"),),
    sql="""
    SELECT a.authority, a.person_id, a.team, a.assessment_start_date AS start_date,
           a.assessment_auth_date AS end_date, n.day AS overdue_date, a.load, a.file, a.sheet, a.row
    FROM cin_assessments a
    LEFT JOIN working_calendar c ON c.day = a.assessment_start_date
    LEFT JOIN working_day n ON n.working_days = c.working_days + 46
    WHERE a.assessment_start_date IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY a.authority, a.person_id, a.assessment_start_date, a.assessment_auth_date
        ORDER BY a.load, a.file, a.sheet, a.row) = 1
    """,
)
