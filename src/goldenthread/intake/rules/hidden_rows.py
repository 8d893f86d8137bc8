"""A sheet has hidden rows."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="hidden-rows",
    meaning="A sheet has hidden rows.",
    what_to_do="They were read like all others; show them and check that they belong.",
    before="rows 20 to 30 hidden",
    after="all rows shown",
)
