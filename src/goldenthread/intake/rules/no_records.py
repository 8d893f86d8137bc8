"""A delivery holds no record at all."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="no-records",
    meaning="The delivery holds no record that can be used.",
    what_to_do="Hand over the files with their rows; look whether the export ran to its end.",
    before="the empty template",
    after="the lists filled",
)
