"""A referral closed with no further action has an assessment, enquiry, conference or plan."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="active-no-further-action",
    meaning="A referral closed with no further action has an assessment, enquiry, conference or plan.",
    what_to_do="Correct the flag, or remove what does not belong to the referral.",
    before="ReferralNFA true with a conference date",
    after="ReferralNFA false",
)
