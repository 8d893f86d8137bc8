"""An assessment was completed before it started."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="authorised-before-start",
    meaning="An assessment is authorised before its recorded start.",
    what_to_do="Correct the dates; until then it counts as completed and is left out of timeliness.",
    before="start 10/06/2023, authorised 01/06/2023",
    after="start 10/05/2023, authorised 01/06/2023",
)


def find(table: Table) -> str | None:
    if table.name != "cin_assessments":
        return None
    return rows_where(table, "assessment_auth_date", "assessment_auth_date < assessment_start_date")


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        cin_assessments
        person_id | assessment_start_date | assessment_auth_date
        A         | 2023-06-10            | 2023-06-09
        B         | 2023-06-10            | 2023-06-10
        C         | 2023-06-10            |
        """,
            (Breach("cin_assessments", 1, "assessment_auth_date"),),
        ),
    ),
)
