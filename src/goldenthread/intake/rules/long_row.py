"""A row has more fields than the others, perhaps a comma inside a text without quotation marks."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="long-row",
    meaning="A row has more fields than the others, perhaps a comma inside a text without quotation marks.",
    what_to_do="What stands too far right was not read; export the file again, or correct the row.",
    before="1001,M,Smith, Jo",
    after='1001,M,"Smith, Jo"',
)
