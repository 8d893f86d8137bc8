"""An episode of care has a reason for ending and no end: it is taken as open."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="ended-reason-while-open",
    meaning="An episode of care has a reason for ending and no end: it is taken as open.",
    what_to_do="Fill in the end date, or remove the reason.",
    before="DEC blank, REC E4A",
    after="DEC 12/01/2023, REC E4A",
)
