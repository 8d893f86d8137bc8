"""Lists disagree on the date of birth or the sex of a child."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="conflicting-person",
    meaning="Lists disagree on the date of birth or the sex of a child.",
    what_to_do="The first was kept; correct the record that is wrong.",
    before="list 1: M, list 4: F",
    after="M in both",
)
