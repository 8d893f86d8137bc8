"""The file names more than one authority as its source."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="other-authority",
    meaning="The file names more than one authority as its source.",
    what_to_do="Hand over each authority's return by itself.",
    before="two Source blocks: LEA 201 and 202",
    after="one Source block",
)
