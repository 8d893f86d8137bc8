# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""A record that hangs in the air."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table
from goldenthread.records.tables import TABLES

RULE = Rule(
    name="orphan",
    meaning="A record belongs to a child, a plan or a period of care that is not among the records.",
    what_to_do="Look whether the export left the child, the plan or the period of care out.",
    before="a visit to a child who is not on a plan",
    after="the plan exported with its visits",
)

OF_THE_COUNCIL = ("person", "restricted", "unregistered")
WITHIN = {
    "cp_visits": "cp_plans",
    "cp_reviews": "cp_plans",
    "cla_visits": "cla_episodes",
    "cla_reviews": "cla_episodes",
}


def find(table: Table) -> str | None:
    queries = []
    if "person_id" in table.key and table.name not in OF_THE_COUNCIL:
        queries.append(
            rows_where(
                table,
                "person_id",
                """person_id IS NOT NULL AND EXISTS (SELECT 1 FROM person)
                   AND NOT EXISTS (SELECT 1 FROM person p WHERE p.person_id = t.person_id)""",
            )
        )
    if table.name in WITHIN:
        within = TABLES[WITHIN[table.name]]
        queries.append(
            rows_where(
                table,
                table.dated_by,
                f"""EXISTS (SELECT 1 FROM {within.name}) AND "{table.dated_by}" IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM {within.name} w WHERE w.person_id = t.person_id
                    AND w."{within.dated_by}" <= t."{table.dated_by}"
                    AND coalesce(w."{within.ends_by}", DATE '9999-12-31') >= t."{table.dated_by}")""",
            )
        )
    return " UNION ALL ".join(queries) or None


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        person
        person_id | sex
        A         | F

        contacts
        person_id | contact_date
        A         | 2023-06-10
        Z         | 2023-06-10     # nobody of that number

        cp_plans
        person_id | cp_plan_start_date | cp_plan_end_date
        A         | 2023-05-01         | 2023-06-01

        cp_visits
        person_id | cp_visit_date
        A         | 2023-06-01     # the plan's last day
        A         | 2023-06-02
        """,
            (Breach("contacts", 2, "person_id"), Breach("cp_visits", 2, "cp_visit_date")),
        ),
        Case(
            """
        unregistered
        person_id | start_date
        Z         | 2023-06-10   # the council's own lists come without the children's records
        """,
            (),
        ),
    ),
)
