"""A block has nothing in it: it is read as not being there."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="empty-block",
    meaning="A block has nothing in it: it is read as not being there.",
    what_to_do="Leave out blocks that hold nothing.",
    before="an empty FactorsIdentifiedAtAssessment",
    after="no such block",
)
