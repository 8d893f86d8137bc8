"""Something ended before it began."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="end-before-start",
    meaning="A record ends before it starts.",
    what_to_do="Correct the date that is wrong; until then the record is never open.",
    before="plan start 10/06/2023, plan end 01/06/2023",
    after="plan start 10/05/2023, plan end 01/06/2023",
)


def find(table: Table) -> str | None:
    if table.name == "s47_enquiry":
        return rows_where(table, "s47_end_date", "s47_end_date < s47_start_date")
    if not table.ends_by or table.name == "cin_assessments":  # authorised-before-start says that
        return None
    return rows_where(table, table.ends_by, f'"{table.ends_by}" < "{table.dated_by}"')


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        cp_plans
        person_id | cp_plan_start_date | cp_plan_end_date
        A         | 2023-06-10         | 2023-06-09       # a day too early
        B         | 2023-06-10         | 2023-06-10       # the same day
        C         | 2023-06-10         |

        s47_enquiry
        person_id | s47_start_date | s47_end_date
        A         | 2023-06-10     | 2023-06-01
        """,
            (Breach("cp_plans", 1, "cp_plan_end_date"), Breach("s47_enquiry", 1, "s47_end_date")),
        ),
    ),
)
