"""A child is listed without any episode of care in the year."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="child-without-episode",
    meaning="A child is listed without any episode of care in the year.",
    what_to_do="Add the child's episodes, or leave the child out of the return.",
    before="child in the header file only",
    after="child in header and episodes files",
)
