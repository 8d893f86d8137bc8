"""A child has more than one block in the file: they are put together."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="repeated-child",
    meaning="A child has more than one block in the file: they are put together.",
    what_to_do="Export one block for each child.",
    before="two blocks with one LAchildID",
    after="one block with both episodes",
)
