"""A conference that was decided to be unnecessary and held all the same."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="conference-unneeded-but-held",
    meaning="An initial conference was held of which the enquiry says that none was needed.",
    what_to_do="Correct the outcome of the enquiry, or the link of the conference.",
    before="conference unnecessary: yes, conference on 29/06/2023",
    after="conference unnecessary: no",
)


def find(table: Table) -> str | None:
    if table.name != "s47_enquiry":
        return None
    return rows_where(
        table,
        "icpc_not_required",
        """icpc_not_required AND EXISTS (
               SELECT 1 FROM initial_cp_conference c
               WHERE c.person_id = t.person_id AND c.icpc_date IS NOT NULL
                 AND coalesce(c.s47_enquiry_id = t.s47_enquiry_id, c.linked_s47_start_date = t.s47_start_date))""",
    )


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        s47_enquiry
        s47_enquiry_id | person_id | s47_start_date | icpc_not_required
        1              | A         | 2023-06-01     | yes
        2              | B         | 2023-06-01     | no
                       | C         | 2023-06-01     | yes
                       | D         | 2023-06-01     | yes

        initial_cp_conference
        person_id | icpc_date  | s47_enquiry_id | linked_s47_start_date
        A         | 2023-06-13 | 1              |
        B         | 2023-06-13 | 2              |
        C         | 2023-06-13 |                | 2023-06-01
        D         | 2023-06-13 |                | 2023-05-01              # of another enquiry
        """,
            (Breach("s47_enquiry", 1, "icpc_not_required"), Breach("s47_enquiry", 3, "icpc_not_required")),
        ),
    ),
)
