"""The header names another year than the one for which the return's dates, or the rest of it, speak."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="year-not-as-named",
    meaning="The header names another year than the one for which the return's dates, or the rest of it, speak.",
    what_to_do="Correct the header, or give the reference date.",
    before="Year 2023; dates of 2021-22",
    after="Year 2022",
)
