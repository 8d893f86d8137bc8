"""A record without the date that places it in time."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="missing-date",
    meaning="The date of a record is missing, so that no month counts it.",
    what_to_do="Fill in the date.",
    before="referral without a date",
    after="referral of 14/06/2023",
)


def find(table: Table) -> str | None:
    if not table.dated_by or table.name == "cp_reviews":  # a review without a date was not held
        return None
    return rows_where(table, table.dated_by, f'"{table.dated_by}" IS NULL')


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        contacts
        person_id | contact_date
        A         | 2023-06-10
        B         |

        cp_reviews
        person_id | cp_review_date
        A         |
        """,
            (Breach("contacts", 2, "contact_date"),),
        ),
    ),
)
