"""A date lies far in the future."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="far-future-date",
    meaning="A date lies far in the future.",
    what_to_do="Correct the year, or leave the cell blank where there is no date.",
    before="03/06/2203",
    after="03/06/2023",
)
