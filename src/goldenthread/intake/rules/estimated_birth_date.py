"""A child without a date of birth was expected over four weeks ago: that date is taken as the date of birth."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="estimated-birth-date",
    meaning="A child without a birth date was expected over four weeks ago: that is taken as the birth date.",
    what_to_do="Record the date of birth.",
    before="expected 03/05/2012, date of birth blank, extract of 2023",
    after="date of birth 03/05/2012",
)
