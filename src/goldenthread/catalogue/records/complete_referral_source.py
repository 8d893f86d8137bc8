from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    counted="Those with referral source recorded",
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
    in_report=False,
    examples=(
        Example(
            name="With a source, among the referrals of the month",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | referral_source_code | referral_nfa
                A         | 2023-06-01    | 1A                   | no
                B         | 2023-06-30    | 5B                   | yes           # no further action counts too
                C         | 2023-06-15    |                      | no            # missing
                D         | 2023-05-31    | 1A                   | no            # the month before
                E         | 2023-07-01    |                      | no            # the month after
                F         | 2023-06-15    | 3A                   | no
                F         | 2023-06-15    | 3A                   | no            # twice on one day: once
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 3, 4), Expect("2023-07", 0, 1)),
        ),
    ),
)
