"""Something ended, and nobody said why."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="closed-without-reason",
    meaning="A case or a period of care has an end and no reason for it.",
    what_to_do="Fill in the reason.",
    before="closed 14/06/2023, reason blank",
    after="closed 14/06/2023, RC1",
)

REASONS = {"cin_episodes": "close_reason", "cla_episodes": "cla_episode_ceased_reason"}


def find(table: Table) -> str | None:
    if table.name not in REASONS:
        return None
    reason = REASONS[table.name]
    return rows_where(table, reason, f'"{table.ends_by}" IS NOT NULL AND "{reason}" IS NULL')


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        cin_episodes
        person_id | referral_date | close_date | close_reason | is_referral | is_episode
        A         | 2023-03-01    | 2023-06-14 |              | yes         | yes
        B         | 2023-03-01    | 2023-06-14 | RC1          | yes         | yes
        C         | 2023-03-01    |            |              | yes         | yes
        """,
            (Breach("cin_episodes", 1, "close_reason"),),
        ),
    ),
)
