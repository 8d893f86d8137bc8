from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.referral import referral
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="referrals_nfa",
    title="Referrals that end with no further action",
    label="% of referrals with no further action",
    theme=Theme.PRACTICE,
    order=170,
    why="Shows how far referrals reach us for children who need us.",
    counted="Referrals received in the period that ended with no further action",
    over="Referrals received in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(referral, dated_by=referral.referral_date),
        meeting=referral.nfa.is_true(),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
