from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
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
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(referral, dated_by=referral.referral_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=("Referrals",),
    notes=(
        "Referrals of the same child on the same day count once.",
        "From one Annex A workbook the last six full months can be counted.",
    ),
    examples=(
        Example(
            name="Each child and each referral counts, once a day",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | referral_id | referral_nfa
                A         | 2023-06-01    | R1          | no             # the first day of the month
                A         | 2023-06-30    | R2          | yes            # the last day; no further action counts too
                B         | 2023-06-15    | R3          | no             # one referral of two sisters ...
                C         | 2023-06-15    | R3          | no             # ... counts once for each of them
                D         | 2023-06-20    | R4          | no
                D         | 2023-06-20    | R5          | yes            # the same child on the same day: once
                E         | 2023-05-31    | R6          | no             # the month before
                F         | 2023-07-01    | R7          | no             # the month after
                G         |               | R8          | no             # no date: counts nowhere
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 5), Expect("2023-07", 1)),
        ),
        Example(
            name="Annex A tells referrals apart from open episodes",
            given="""
                cin_episodes
                person_id | referral_date | is_referral | is_episode
                A         | 2023-06-12    | yes         | no          # on the list of referrals
                B         | 2023-06-12    | no          | yes         # only on the list of open children
            """,
            expect=(Expect("2023-06", 1),),
        ),
    ),
)
