"""A cell holds a date that is not in the calendar (perhaps written month first)."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="impossible-date",
    meaning="A cell holds a date that is not in the calendar (perhaps written month first).",
    what_to_do="Write the date day first, as dd/mm/yyyy.",
    before="01/23/2024",
    after="23/01/2024",
)
