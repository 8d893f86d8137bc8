"""Years are written with two digits in this column; 50 to 99 are read as 19.., 00 to 49 as 20..."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="two-digit-year",
    meaning="Years are written with two digits in this column; 50 to 99 are read as 19.., 00 to 49 as 20...",
    what_to_do="Export dates with four-digit years.",
    before="24/06/18",
    after="24/06/2018",
)
