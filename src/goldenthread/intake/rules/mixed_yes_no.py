"""Yes and no are written in more than one way in one file."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="mixed-yes-no",
    meaning="Yes and no are written in more than one way in one file.",
    what_to_do="Write 1 or 0 throughout, as the schema says.",
    before="ReferralNFA: true, false and 0",
    after="1, 0 and 0",
)
