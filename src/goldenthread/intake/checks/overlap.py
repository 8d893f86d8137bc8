# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""Two at once, of which a child can have one."""

from goldenthread.intake.check import Breach, Case, Check
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="overlap",
    meaning="A child has two child protection plans, periods of care or placements at once.",
    what_to_do="End the earlier one, or correct the dates.",
    before="plan from 01/03/2023 still open, plan from 01/06/2023",
    after="first plan ended 01/06/2023",
)

ONE_AT_A_TIME = ("cp_plans", "cla_episodes", "cla_placement")


def find(table: Table) -> str | None:
    if table.name not in ONE_AT_A_TIME:
        return None
    start, end = table.dated_by, table.ends_by
    return f"""
        SELECT file, sheet, row, '{start}' AS "column" FROM {table.name}
        WHERE person_id IS NOT NULL AND "{start}" IS NOT NULL
        QUALIFY "{start}" < max(coalesce("{end}", DATE '9999-12-31')) OVER (
                    PARTITION BY person_id ORDER BY "{start}", "{end}" NULLS LAST, file, sheet, row
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AND row_number() OVER (
                    PARTITION BY person_id, "{start}" ORDER BY "{end}" NULLS LAST, file, sheet, row) = 1
    """


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        cp_plans
        person_id | cp_plan_start_date | cp_plan_end_date
        A         | 2023-03-01         |
        A         | 2023-06-01         |
        B         | 2023-03-01         | 2023-06-01
        B         | 2023-06-01         |                  # the day the other ended
        C         | 2023-03-01         | 2023-06-02
        C         | 2023-06-01         |
        D         | 2023-03-01         |
        D         | 2023-03-01         |                  # a duplicate is another matter
        """,
            (Breach("cp_plans", 2, "cp_plan_start_date"), Breach("cp_plans", 6, "cp_plan_start_date")),
        ),
    ),
)
