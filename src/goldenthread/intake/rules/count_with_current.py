"""The stated number of earlier referrals seems to count the referral itself: no child has none."""

from goldenthread.intake.rule import Rule

RULE = Rule(
    name="count-with-current",
    meaning="No child has 0 earlier referrals in 12 months, so the count seems to include the referral itself.",
    what_to_do="Ask who draws the list; if so, set referral_count_includes_current, or repeat referrals are 100%.",
    before="Number of Referrals in Last 12 Months: never 0",
    after="0 for a child without an earlier referral",
)
