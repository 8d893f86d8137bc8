"""A referral of a child whose case was open."""

from goldenthread.intake.check import Breach, Case, Check, rows_where
from goldenthread.intake.rule import Rule
from goldenthread.records.table import Table

RULE = Rule(
    name="referral-while-open",
    meaning="A referral was recorded while an episode of need of the child was open.",
    what_to_do="Record it as a contact on the open case. Until then it counts, as it does in the return.",
    before="episode open since 01/03/2023, referral on 14/06/2023",
    after="a contact on 14/06/2023",
)


def find(table: Table) -> str | None:
    if table.name != "cin_episodes":
        return None
    return rows_where(
        table,
        "referral_date",
        """is_referral AND EXISTS (
               SELECT 1 FROM cin_episodes o
               WHERE o.person_id = t.person_id AND o.is_episode AND o.referral_date < t.referral_date
                 AND coalesce(o.close_date, DATE '9999-12-31') > t.referral_date)""",
    )


CHECK = Check(
    RULE,
    find,
    (
        Case(
            """
        cin_episodes
        person_id | referral_date | close_date | is_referral | is_episode
        A         | 2023-03-01    |            | no          | yes
        A         | 2023-06-14    |            | yes         | no
        B         | 2023-03-01    | 2023-06-14 | yes         | yes
        B         | 2023-06-14    |            | yes         | yes      # the day the other closed
        C         | 2023-03-01    |            | yes         | no       # not known to be open
        C         | 2023-06-14    |            | yes         | no
        """,
            (Breach("cin_episodes", 2, "referral_date"),),
        ),
    ),
)
