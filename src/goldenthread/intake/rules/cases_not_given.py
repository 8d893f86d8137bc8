"""A worker's role holds cases, and no number is given: the file cannot tell the month's caseload."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="cases-not-given",
    meaning="A worker's role holds cases, and no number is given: the file cannot tell the month's caseload.",
    what_to_do="Write 0 for a worker who holds no cases.",
    before="role Social worker, cases blank",
    after="role Social worker, cases 0",
)
