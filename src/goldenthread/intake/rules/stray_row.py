"""A row is not a record but a total, a note, or an identifier alone."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="stray-row",
    meaning="A row is not a record but a total, a note, or an identifier alone.",
    what_to_do="It was left out; delete it, or fill it in.",
    before="Total | 412",
    after="",
)
