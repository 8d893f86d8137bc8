"""A date lies before 1990 (1950 for a date of birth), as dates do that stand for "none"."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="placeholder-date",
    meaning='A date lies before 1990 (1950 for a date of birth), as dates do that stand for "none".',
    what_to_do="Leave the cell blank where there is no date, or correct the year.",
    before="01/01/1900",
    after="",
)
