"""A column of flags does not hold JSON: nothing is taken from it."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unreadable-json",
    meaning="A column of flags does not hold JSON: nothing is taken from it.",
    what_to_do="Correct the extract: flags are a list, or an object with Y or N for each.",
    before="NFA_FLAG=Y",
    after='{"NFA_FLAG": "Y"}',
)
