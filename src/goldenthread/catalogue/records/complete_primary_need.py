from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION, NOT_LISTED
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_primary_need",
    title="Primary need: how complete",
    label="% with primary need recorded",
    theme=Theme.DATA_QUALITY,
    order=640,
    why="The main reason for our work with a child should be on record.",
    counted="Those with primary need recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION, NOT_LISTED)),
        meeting=need_episode.primary_need.is_in("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="Every need but N0, not stated",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | close_date | referral_nfa | primary_need_code
                A         | 2023-06-30    |            | no           | N1
                B         | 2023-01-10    | 2023-07-01 | no           | N2
                C         | 2023-01-10    |            | no           | N3
                D         | 2023-01-10    |            | no           | N4
                E         | 2023-01-10    |            | no           | N5
                F         | 2023-01-10    |            | no           | N6
                G         | 2023-01-10    |            | no           | N7
                H         | 2023-01-10    |            | no           | N8
                I         | 2023-01-10    |            |              | N9
                J         | 2023-01-10    |            | no           | N0                 # not stated: not recorded
                K         | 2023-01-10    |            | no           |                    # missing
                L         | 2023-01-10    |            | yes          | N1                 # no further action: left out
                M         | 2023-01-10    | 2023-06-30 | no           | N1                 # closed on the last day
            """,
            expect=(Expect("2023-06", 9, 11),),
        ),
        Example(
            name="Annex A: a child known from a plan only is on no list that could state the need",
            given="""
                cin_episodes | is_referral: no | is_episode: yes
                person_id | referral_date | primary_need_code
                A         | 2023-01-10    | N1

                cp_plans
                person_id | cp_plan_start_date
                B         | 2023-02-10          # left out
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
    ),
)
