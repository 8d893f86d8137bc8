"""A cell in a coded column names no code of the list."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unknown-code",
    meaning="A cell in a coded column names no code of the list.",
    what_to_do="Use a code of the list, with or without its label.",
    before="A sort of neglect",
    after="N1 - Abuse or neglect",
)
