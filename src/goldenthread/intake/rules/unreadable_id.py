"""An identifier has been turned into a rounded number, so its digits are lost."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unreadable-id",
    meaning="An identifier has been turned into a rounded number, so its digits are lost.",
    what_to_do="Export the column as text.",
    before="1.23457E+11",
    after="123456789012",
)
