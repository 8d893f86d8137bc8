from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.referral import referral
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="referrals",
    title="Referrals to children's social care",
    label="Referrals to children's social care (per 10,000)",
    theme=Theme.ACTIVITY,
    order=10,
    why="A referral is how a child who may need help comes to us: the first measure of demand.",
    counted="Referrals received, each child and each referral, no further action included",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(referral, dated_by=referral.referral_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "Two referrals of one child on one day count once.",
        "From one Annex A workbook the last six full months can be counted.",
    ),
)
