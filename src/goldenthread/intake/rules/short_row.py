"""A row has fewer fields than the others."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="short-row",
    meaning="A row has fewer fields than the others.",
    what_to_do="Its last columns were read as blank; export the file again, or correct the row.",
    before="1001,M",
    after="1001,M,WBRI,01/02/2015",
)
