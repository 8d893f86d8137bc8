"""Two columns of a sheet have the same header, or headers of the same meaning."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="duplicate-column",
    meaning="Two columns of a sheet have the same header, or headers of the same meaning.",
    what_to_do="Remove or rename one.",
    before="Date of referral | Date of Referral",
    after="Date of referral",
)
