"""A date that had not come when the records were taken."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="future-date",
    meaning="A date lies more than a month after the date of the records.",
    what_to_do="Correct the date, or give the right --reference-date.",
    before="records of 30/06/2023, referral 14/09/2023",
    after="referral 14/06/2023",
)

ALLOWED_DAYS = 31  # an extract is often made some days after the date it is for
# Dates that may lie ahead: a child seeking asylum alone is given the day of turning 18.
FORESEEN = ("expected_dob", "from_date", "to_date", "immigration_status_end_date")


def find(table: Table) -> str | None:
    dates = [c.name for c in table.columns if c.type == "date" and c.name not in FORESEEN]
    late = f"getvariable('reference_date') + {ALLOWED_DAYS}"
    queries = [rows_where(table, name, f'"{name}" > {late}') for name in dates]
    return " UNION ALL ".join(queries) or None


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        contacts
        person_id | contact_date
        A         | 2023-07-31    # 31 days after the records were taken: an extract made a little later
        B         | 2023-08-01

        person
        person_id | expected_dob
        A         | 2024-01-01    # foreseen
        """,
            (Breach("contacts", 2, "contact_date"),),
        ),
    ),
)
