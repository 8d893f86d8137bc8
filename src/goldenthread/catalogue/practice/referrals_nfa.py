from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    in_report=False,
    examples=(
        Example(
            name="No further action on the referral",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | referral_nfa
                A         | 2023-06-01    | yes           # counts
                B         | 2023-06-30    | no
                C         | 2023-06-15    |               # not recorded: does not count
                D         | 2023-06-15    | yes
                D         | 2023-06-15    | yes           # the same child on the same day: once
                E         | 2023-05-31    | yes           # the month before
                F         | 2023-07-01    | no            # the month after
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 2, 4), Expect("2023-07", 0, 1)),
        ),
    ),
)
