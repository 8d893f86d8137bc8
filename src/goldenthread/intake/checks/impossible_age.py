# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""An event in the life of someone too old or not yet conceived."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="impossible-age",
    meaning="The age of the child at the date cannot be right.",
    what_to_do="Correct the date of birth or the date of the record.",
    before="born 14/06/1983, plan from 01/06/2023",
    after="born 14/06/2013, plan from 01/06/2023",
)

DAYS_BEFORE_BIRTH = 300
CHILDREN_ONLY = ("s47_enquiry", "initial_cp_conference", "cp_plans", "cla_episodes", "cla_placement")


def find(table: Table) -> str | None:
    if not table.dated_by or "person_id" not in table.key:
        return None
    oldest = 18 if table.name in CHILDREN_ONLY else 26
    earliest = "p.dob" if table.name.startswith("cla_") else f"p.dob - {DAYS_BEFORE_BIRTH}"
    return rows_where(
        table,
        table.dated_by,
        f"""EXISTS (SELECT 1 FROM person p WHERE p.person_id = t.person_id
                    AND (t."{table.dated_by}" < {earliest}
                         OR t."{table.dated_by}" >= p.dob + to_years({oldest})))""",
    )


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        person
        person_id | dob
        A         | 2005-06-10
        B         | 2023-06-10
        C         | 1997-06-10
        D         |              # not yet born

        cp_plans
        person_id | cp_plan_start_date
        A         | 2023-06-09           # 17 for one more day
        A         | 2023-06-10           # 18
        B         | 2022-12-01           # before the birth
        B         | 2022-06-01           # a year before it
        D         | 2023-06-10

        cla_episodes
        person_id | cla_episode_start_date
        B         | 2023-06-09             # nobody is in care before birth

        care_leavers
        person_id | as_at
        A         | 2023-06-30
        C         | 2023-06-30             # 26
        """,
            (
                Breach("cp_plans", 2, "cp_plan_start_date"),
                Breach("cp_plans", 4, "cp_plan_start_date"),
                Breach("cla_episodes", 1, "cla_episode_start_date"),
                Breach("care_leavers", 2, "as_at"),
            ),
        ),
    ),
)
