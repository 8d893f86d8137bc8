"""A cell shows an error such as #N/A instead of a value."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="error-cell",
    meaning="A cell shows an error such as #N/A instead of a value.",
    what_to_do="Correct the formula in the source, or leave the cell blank.",
    before="#N/A",
    after="",
)
