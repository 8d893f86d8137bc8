"""A cell in a column of numbers does not hold a number (a whole one, where things are counted)."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unreadable-number",
    meaning="A cell in a column of numbers does not hold a number (a whole one, where things are counted).",
    what_to_do="Write digits only.",
    before="two",
    after="2",
)
