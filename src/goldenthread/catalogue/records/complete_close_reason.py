from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION, NOT_LISTED
from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_close_reason",
    title="Reason for closure: how complete",
    label="% with reason for closure recorded",
    theme=Theme.DATA_QUALITY,
    order=670,
    why="How our work with a child ended should be on record.",
    counted="Those with reason for closure recorded",
    over="Episodes of need closed in the period, other than referrals that ended with no further action",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(need_episode, dated_by=need_episode.end_date, leave_out=(NOT_LISTED, NO_FURTHER_ACTION)),
        meeting=need_episode.close_reason.is_known(),
    ),
    needs=(Need.of("cin_episodes.closures"),),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="With a reason, among the episodes closed in the month",
            given="""
                cin_episodes | is_referral: yes | is_episode: yes | referral_date: 2023-01-10
                person_id | close_date | close_reason | referral_nfa
                A         | 2023-06-01 | RC1          | no
                B         | 2023-06-30 | RC8          | yes           # opened no episode of need: left out
                C         | 2023-06-15 |              | no            # missing
                D         | 2023-05-31 | RC1          | no            # the month before
                E         | 2023-07-01 |              | no            # the month after
                F         |            |              | no            # still open
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 1, 2), Expect("2023-07", 0, 1)),
        ),
        Example(
            name="Annex A: the end of a plan without a listed episode is no closure",
            given="""
                cin_episodes | is_referral: no | is_episode: yes
                person_id | referral_date | close_date | close_reason
                A         | 2023-01-10    | 2023-06-20 | RC1

                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date
                B         | 2023-02-10         | 2023-06-20        # left out
            """,
            expect=(Expect("2023-06", 1, 1),),
        ),
    ),
)
