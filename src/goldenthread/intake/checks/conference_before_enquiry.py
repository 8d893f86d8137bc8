"""A conference before the enquiry that led to it."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="conference-before-enquiry",
    meaning="An initial child protection conference was held before the section 47 enquiry that led to it began.",
    what_to_do="Correct the dates, or link the conference to the enquiry that led to it.",
    before="enquiry from 14/06/2023, conference on 01/06/2023",
    after="conference on 29/06/2023",
)


def find(table: Table) -> str | None:
    if table.name != "initial_cp_conference":
        return None
    return rows_where(
        table,
        "icpc_date",
        """icpc_date < coalesce(linked_s47_start_date, (
               SELECT min(s.s47_start_date) FROM s47_enquiry s
               WHERE s.person_id = t.person_id AND s.s47_enquiry_id = t.s47_enquiry_id))""",
    )


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        s47_enquiry
        s47_enquiry_id | person_id | s47_start_date
        1              | A         | 2023-06-14
        1              | B         | 2023-06-10

        initial_cp_conference
        person_id | icpc_date  | s47_enquiry_id | linked_s47_start_date
        A         | 2023-06-13 | 1              |
        B         | 2023-06-13 | 1              |
        C         | 2023-06-13 |                | 2023-06-14
        D         | 2023-06-13 |                | 2023-06-13
        E         | 2023-06-13 |                |
        """,
            (
                Breach("initial_cp_conference", 1, "icpc_date"),
                Breach("initial_cp_conference", 3, "icpc_date"),
            ),
        ),
    ),
)
