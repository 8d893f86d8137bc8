from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_legal_status",
    title="Legal status: how complete",
    label="% with legal status recorded",
    theme=Theme.DATA_QUALITY,
    order=680,
    why="The legal ground on which a child is in care should be on record.",
    counted="Those with legal status recorded",
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=care.legal_status.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="The status of the latest episode, among children in care on the last day",
            given="""
                person
                person_id | dob
                F         | 2005-07-01  # 18 tomorrow: counts
                G         | 2005-06-30  # 18 on the last day: not a child in care any more

                cla_episodes
                person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date | cla_episode_ceased_reason | legal_status
                A         | 2023-06-30             | S                        |                         |                           | C2
                B         | 2023-01-10             | S                        |                         |                           |               # missing
                C         | 2022-01-10             | S                        | 2023-03-10              | X1                        | V2
                C         | 2023-03-10             | L                        |                         |                           |               # missing in the latest
                D         | 2023-01-10             | S                        |                         |                           | V4            # short breaks: left out
                E         | 2023-01-10             | S                        | 2023-06-30              | E4A                       | C2            # left on the last day
                F         | 2022-01-10             | S                        |                         |                           | C2
                G         | 2022-01-10             | S                        |                         |                           | C2
                H         | 2022-01-10             | S                        |                         |                           |               # stands in the table of its own

                legal_status
                person_id | legal_status | legal_status_start_date
                H         | C1           | 2022-01-10
            """,
            expect=(Expect("2023-06", 3, 5),),
        ),
    ),
)
