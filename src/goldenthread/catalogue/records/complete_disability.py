from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_disability",
    title="Disability: how complete",
    label="% with disability recorded",
    theme=Theme.DATA_QUALITY,
    order=630,
    why="Without it disabled children are not seen in any figure.",
    counted="Those with disability recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION,)),
        meeting=need_episode.disabled.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="Recorded either way, among episodes of need open on the last day",
            given="""
                person
                person_id
                A
                B
                C
                D
                E

                disability
                person_id | disability_code
                A         | MOB              # disabled: recorded
                A         | AUT              # a second one: one child
                B         | NONE             # not disabled: recorded
                D         | NONE
                E         | LD

                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date | close_date | referral_nfa
                A         | 2023-06-30    |            | no
                B         | 2023-01-10    | 2023-07-01 | no
                C         | 2023-01-10    |            |               # nothing recorded
                D         | 2023-01-10    |            | yes           # no further action: left out
                E         | 2023-01-10    | 2023-06-30 | no            # closed on the last day
            """,
            expect=(Expect("2023-06", 2, 3),),
        ),
    ),
)
