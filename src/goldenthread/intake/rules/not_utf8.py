"""The text is not in the encoding UTF-8; it was read as Windows text."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="not-utf8",
    meaning="The text is not in the encoding UTF-8; it was read as Windows text.",
    what_to_do="Save it as CSV UTF-8.",
    before="café saved as ANSI",
    after="café saved as UTF-8",
)
