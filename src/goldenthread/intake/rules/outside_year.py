"""A date lies outside the year that the return speaks of."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="outside-year",
    meaning="A date lies outside the year that the return speaks of.",
    what_to_do="Correct the date, or give the reference date of the delivery if the year was taken wrongly.",
    before="return to 31/03/2023: review on 04/10/2024",
    after="04/10/2022",
)
