from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    needs=(Need.of("cin_episodes.referrals", months_before=12) | Need.of("cin_episodes.before"),),
    known_as=(
        "Repeat referrals",
        "Re-referral rate",
        "Re-referrals within 12 months",
        "% of referrals within 12 months of a previous referral",
    ),
    notes=(
        "Referrals with no further action count on both sides.",
        ("Where the 12 months before are not loaded, Annex A's own count of earlier referrals is used."),
    ),
    examples=(
        Example(
            name="Exactly 12 months before, and a day more",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | referral_nfa
                A         | 2022-06-15    | no
                A         | 2023-06-15    | no            # exactly 12 months later: repeat
                B         | 2022-06-14    | no
                B         | 2023-06-15    | no            # 12 months and a day later: not a repeat
                C         | 2023-06-15    | no
                C         | 2023-06-16    | yes           # the next day: repeat, whatever became of it
                D         | 2023-06-15    | no
                D         | 2023-06-15    | no            # twice on one day: one referral, not a repeat
                E         | 2021-01-10    | no
                E         | 2023-02-10    | yes           # an earlier one without action counts as earlier
                E         | 2023-06-20    | no            # repeat
                F         | 2023-06-20    | no            # the first
                F         | 2023-07-20    | no            # a later one does not make an earlier one a repeat
            """,
            expect=(Expect("2023-06", 3, 7), Expect("2023-07", 1, 1)),
        ),
        Example(
            name="12 months around 29 February",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date
                A         | 2023-02-28
                A         | 2024-02-29     # 12 months before falls to 28 February 2023: repeat
                B         | 2023-02-27
                B         | 2024-02-29     # a day too long ago: not a repeat
                C         | 2024-02-29
                C         | 2025-02-28     # less than 12 months: repeat
                D         | 2024-02-28
                D         | 2025-02-28     # exactly 12 months: repeat
            """,
            expect=(Expect("2024-02", 1, 4), Expect("2025-02", 2, 2)),
        ),
        Example(
            name="Annex A states how many referrals came before",
            given="""
                cin_episodes | is_referral: yes | is_episode: no
                person_id | referral_date | referrals_12m
                A         | 2023-06-10    | 1              # one before, which is not loaded: repeat
                B         | 2023-06-10    | 0              # none before: not a repeat
                C         | 2023-06-05    |                # two before the next: this one and one before it, so a repeat
                C         | 2023-06-20    | 2              # repeat
                D         | 2023-06-05    |                # one before the next, which is this one: not a repeat
                D         | 2023-06-20    | 1              # repeat
                E         | 2023-06-10    |                # nothing stated, nothing loaded: not a repeat
                F         | 2022-07-10    |                # the next is 11 months later and states two: a repeat
                F         | 2023-06-20    | 2              # repeat
                G         | 2022-06-19    |                # the next is 12 months and a day later: its two came since
                G         | 2023-06-20    | 2              # repeat
            """,
            expect=(Expect("2022-06", 0, 1), Expect("2022-07", 1, 1), Expect("2023-06", 6, 9)),
        ),
        Example(
            name="Where Annex A counts the referral itself",
            settings={"referral_count_includes_current": True},
            given="""
                cin_episodes | is_referral: yes | is_episode: no
                person_id | referral_date | referrals_12m
                A         | 2023-06-10    | 1              # itself: not a repeat
                B         | 2023-06-10    | 2              # itself and one before: repeat
            """,
            expect=(Expect("2023-06", 1, 2),),
        ),
    ),
)
