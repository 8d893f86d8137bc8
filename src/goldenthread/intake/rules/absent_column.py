"""A column of the list is not there."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="absent-column",
    meaning="A column of the list is not there.",
    what_to_do="What needs it is not available; export it too.",
    before="list 8 without Placement Type",
    after="list 8 with Placement Type",
)
