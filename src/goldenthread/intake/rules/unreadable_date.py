"""A cell in a date column does not hold a date that can be read without guessing."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="unreadable-date",
    meaning="A cell in a date column does not hold a date that can be read without guessing.",
    what_to_do="Write the date as dd/mm/yyyy or as a real date.",
    before="May be 8 Jan 2000",
    after="08/01/2000",
)
