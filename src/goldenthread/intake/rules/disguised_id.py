"""An identifier holds characters that cannot be seen, or that only look like letters and digits."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="disguised-id",
    meaning="An identifier holds characters that cannot be seen, or that only look like letters or digits.",
    what_to_do="It was put right to match the other lists; type it again in the source.",
    before="1O\u200b234 (with a hidden character)",
    after="1O234",
)
