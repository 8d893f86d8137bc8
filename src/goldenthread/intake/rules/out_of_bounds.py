"""A number is one that no worker or establishment can have: it is read as missing."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="out-of-bounds",
    meaning="A number is one that no worker or establishment can have: it is read as missing.",
    what_to_do="Correct it: FTE from 0 to 1 for each worker, cases from 0 to 200.",
    before="FTE 37 (weekly hours)",
    after="FTE 1",
)
