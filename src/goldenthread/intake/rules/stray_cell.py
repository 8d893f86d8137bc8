"""A cell stands so far from the rest of the sheet that it was left out."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="stray-cell",
    meaning="A cell stands so far from the rest of the sheet that it was left out.",
    what_to_do="Delete it.",
    before="a space in XFD1048576",
    after="",
)
