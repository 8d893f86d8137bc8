"""A date in a staff file is not the last day of a month: it is taken as that month's."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="not-month-end",
    meaning="A date in a staff file is not the last day of a month: it is taken as that month's.",
    what_to_do="Write the last day of the month.",
    before="15/06/2023",
    after="30/06/2023",
)
