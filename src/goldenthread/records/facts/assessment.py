from goldenthread.records.fact import Fact, Need
from goldenthread.records.table import day, whole, yes_no

assessment = Fact(
    "assessment",
    "An assessment that has been completed, which means authorised.",
    columns=(
        day("assessment_start_date", "The recorded start."),
        day("authorised_date", "The day it was authorised."),
        whole(
            "working_days",
            "Working days from start to authorisation; negative where authorised before its start.",
        ),
        yes_no("no_further_action", "Its outcome was no further action."),
    ),
    dated_by="authorised_date",
    needs=(Need.of("cin_assessments"),),
    sql="""
    SELECT authority, person_id, team, assessment_start_date, assessment_auth_date AS authorised_date,
           working_days(assessment_start_date, assessment_auth_date) AS working_days,
           assessment_outcome_nfa AS no_further_action, load, file, sheet, row
    FROM cin_assessments WHERE assessment_auth_date IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY authority, person_id, assessment_start_date, assessment_auth_date
        ORDER BY load, file, sheet, row) = 1
    """,
)
