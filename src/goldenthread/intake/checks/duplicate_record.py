# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""The same record twice."""

from goldenthread.intake.check import Breach, Case, Check
from goldenthread.intake.rule import Rule
from goldenthread.records.merging.plan import first_order, needed
from goldenthread.records.table import Table

RULE = Rule(
    name="duplicate-record",
    meaning="The same record is there more than once: it counts once.",
    what_to_do="Look whether the export joins a table that has several rows a record.",
    before="two rows of one child with one referral date",
    after="one row",
)


def find(table: Table) -> str | None:
    if not table.dated_by or table.name == "allocations":  # people and their workers stand on many lists
        return None
    key = ", ".join(f'"{name}"' for name in table.key)
    known = " AND ".join(f'"{name}" IS NOT NULL' for name in (*needed(table), table.dated_by))
    return f"""
        SELECT file, sheet, row, '{table.dated_by}' AS "column" FROM {table.name} WHERE {known}
        QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {first_order(table)}) > 1
    """


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        contacts
        person_id | contact_date | contact_id
        A         | 2023-06-10   |
        A         | 2023-06-10   |
        A         | 2023-06-11   |
        B         | 2023-06-10   | 1
        B         | 2023-06-10   | 2          # another contact, by the source's own key
        """,
            (Breach("contacts", 2, "contact_date"),),
        ),
    ),
)
