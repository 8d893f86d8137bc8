"""A spreadsheet has made a rounded number, a fraction or a date of an identifier, so what it was is lost."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unreadable-id",
    meaning="A spreadsheet has made a rounded number, a fraction or a date of an identifier, so what it was is lost.",
    what_to_do="Export the column as text.",
    before="1.23457E+11",
    after="123456789012",
)
