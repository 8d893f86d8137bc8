"""A record that is nobody's."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.merging.plan import needed
from goldenthread.records.table import Table

RULE = Rule(
    name="missing-key",
    meaning="A record does not say whose it is, so that it cannot be used.",
    what_to_do="Fill in the number of the child (or of the worker, the team, the area).",
    before="a contact without a child",
    after="a contact of child 1234",
)


def find(table: Table) -> str | None:
    return " UNION ALL ".join(rows_where(table, name, f'"{name}" IS NULL') for name in needed(table))


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        contacts
        person_id | contact_date
                  | 2023-06-10
        B         | 2023-06-10

        workers
        month_end  | worker_id | fte
        2023-06-30 |           | 1
        """,
            (Breach("contacts", 1, "person_id"), Breach("workers", 1, "worker_id")),
        ),
    ),
)
