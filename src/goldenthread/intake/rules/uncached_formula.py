"""A cell holds a formula whose result was not saved in the file."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="uncached-formula",
    meaning="A cell holds a formula whose result was not saved in the file.",
    what_to_do="Open the file in Excel, let it calculate, and save it.",
    before="=B2+30 (never calculated)",
    after="31/01/2024",
)
