from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.referral import referral
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_referral_source",
    title="Referral source: how complete",
    label="% with referral source recorded",
    theme=Theme.DATA_QUALITY,
    order=650,
    why="Shows who finds children who need help.",
    counted="Of these, with referral source recorded",
    over="Referrals received in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(referral, dated_by=referral.referral_date),
        meeting=referral.referral_source.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
