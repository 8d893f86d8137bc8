from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cin_end",
    title="Children in need at a point in time",
    label="Children in need at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=70,
    why="All children whom social care is working with, whatever the kind of plan.",
    counted="Episodes of need open on the last day of the month, children on plans and in care included",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(need_episode, leave_out=(NO_FURTHER_ACTION,))),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        "An episode that closes later as RC8 or RC9 still counts while it is open.",
        "Annex A lists a child's latest episode only: one whose closure was written down after the child's next "
        "referral counts until that referral.",
    ),
    examples=(
        Example(
            name="Episodes of need open on the last day of the month",
            given="""
                cin_episodes | is_referral: yes
                person_id | referral_date | close_date | referral_nfa | is_episode
                A         | 2023-01-10    |            | no           | yes         # still open
                B         | 2023-06-30    |            |              | yes         # begins on the last day: counts
                C         | 2023-07-01    |            | no           | yes         # begins a day later
                D         | 2023-01-10    | 2023-07-01 | no           | yes         # closes a day later: still counts
                E         | 2023-01-10    | 2023-06-30 | no           | yes         # closes on the last day: no longer counts
                F         | 2023-06-12    |            | yes          | yes         # no further action: not in need
                G         | 2023-06-12    |            | no           | yes
                G         | 2023-06-12    |            | no           | yes         # the same episode twice: once
                H         | 2023-01-10    |            | no           | yes
                H         | 2023-06-12    |            | no           | yes         # two open episodes of one child: both count
                I         | 2023-06-12    |            |              | no          # on Annex A's list of referrals only
                J         |               |            | no           | yes         # no date: counts nowhere
                K         | 2023-06-20    | 2023-06-10 | no           | yes         # closes before it opens: counts nowhere
            """,
            expect=(Expect("2023-06", 6),),
        ),
        Example(
            name="Annex A: children on a plan or in care whom the list of open children misses",
            given="""
                cin_episodes | is_referral: no | is_episode: yes
                person_id | referral_date | close_date
                A         | 2023-01-10    |              # on the list of open children
                B         | 2023-01-10    |
                C         | 2022-06-01    | 2023-01-10   # closed on the day on which the plan begins
                D         | 2023-06-15    |              # opened on the day on which the plan ends

                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
                B         | 2023-02-10         |                  | no          # on both lists: once
                C         | 2023-01-10         |                  | no          # counts
                D         | 2023-01-10         | 2023-06-15       | no          # counts until it ends, then the episode does
                E         | 2023-02-10         |                  | no          # only here: counts
                F         | 2023-02-10         |                  | yes         # another authority's child
                G         | 2021-02-10         | 2022-02-10       | no          # an old plan, over by the end of 2022 ...

                cla_episodes
                person_id | cla_episode_start_date | legal_status
                E         | 2023-03-10             | C2            # also in care: once
                G         | 2023-03-10             | C2            # ... and in care now: counts
                H         | 2023-03-10             | V4            # short breaks only
            """,
            expect=(Expect("2021-12", 1), Expect("2022-12", 1), Expect("2023-05", 6), Expect("2023-06", 6)),
        ),
        Example(
            name="Other sources list every episode, so nobody is added",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date
                A         | 2023-01-10

                cp_plans
                person_id | cp_plan_start_date
                B         | 2023-02-10
            """,
            expect=(Expect("2023-06", 1),),
        ),
    ),
)
