from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.referral import referral
from goldenthread.terms.condition import months_before
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="repeat_referrals",
    title="Referrals that come within 12 months of an earlier referral of the same child",
    label="% of referrals which are repeat referrals",
    theme=Theme.PRACTICE,
    order=110,
    why="A child who comes back may not have had the right help the first time.",
    counted="Referrals with another of the same child at least a day and at most 12 months before",
    over="Referrals received in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(referral, dated_by=referral.referral_date),
        meeting=(referral.previous_referral_date >= months_before(referral.referral_date, 12))
        | referral.earlier_stated.is_true(),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    needs=(Need.of("cin_episodes.referrals", months_before=12) | Need.of("cin_episodes.before"),),
    notes=(
        "Referrals with no further action count on both sides.",
        ("Where the 12 months before are not loaded, Annex A's own count of earlier referrals is used."),
    ),
)
