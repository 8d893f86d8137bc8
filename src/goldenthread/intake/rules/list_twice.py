"""Two sheets or files hold the same list."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="list-twice",
    meaning="Two sheets or files hold the same list.",
    what_to_do="Keep one of them.",
    before="List_3 and Referrals",
    after="List_3",
)
