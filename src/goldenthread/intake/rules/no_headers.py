"""No row near the top of a list holds its headers."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="no-headers",
    meaning="No row near the top of a list holds its headers.",
    what_to_do="Put the headers of the standard in one of the first six rows.",
    before="a sheet List_3 that begins with data",
    after="a sheet List_3 with its headers in row 2",
)
