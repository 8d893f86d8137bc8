"""A column that a list cannot do without is missing."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="missing-column",
    meaning="A column that a list cannot do without is missing.",
    what_to_do="Export it too, or give its column the header of the standard.",
    before="Contact day",
    after="Date of Contact",
)
