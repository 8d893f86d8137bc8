"""A list has its headers and no record, so that its figures are zero."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="empty-list",
    meaning="A list has its headers and no record, so that its figures are zero.",
    what_to_do="Delete the sheet where the list was not made; leave it where there was truly nothing.",
    before="List_4 of the empty template",
    after="List_4 filled, or not there",
)
