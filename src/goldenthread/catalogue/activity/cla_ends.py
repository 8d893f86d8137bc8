from datetime import date

from goldenthread.catalogue.shared import CARE_GOES_ON, SHORT_BREAK
from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_ends",
    title="Periods of care ended",
    label="Children ceasing to be in care (per 10,000)",
    theme=Theme.ACTIVITY,
    order=90,
    why="How many children leave care.",
    counted="Periods of care ended, short breaks left out",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(care, dated_by=care.end_date, leave_out=(SHORT_BREAK, CARE_GOES_ON))),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=(
        "Children in care ends",
        "Children leaving care",
    ),
    notes=(
        (
            "DfE's yearly figure counts a child once, by the last end in the year; months added "
            "up can come to more."
        ),
    ),
    examples=(
        Example(
            name="Leaving care, not moving within it",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date | cla_episode_ceased_reason | legal_status
                A         | 2022-06-01             | S                        | 2023-06-01              | E4A                       | V2           # the first day of the month
                B         | 2022-06-01             | S                        | 2023-06-30              | E11                       | C1           # the last day: adopted
                C         | 2022-06-01             | S                        | 2023-05-31              | E4A                       | V2           # the month before
                D         | 2022-06-01             | S                        | 2023-07-01              | E4A                       | V2           # the month after
                E         | 2022-06-01             | S                        | 2023-06-15              | X1                        | V2
                E         | 2023-06-15             | L                        |                         |                           | C2           # a new legal status: care goes on
                F         | 2022-06-01             | S                        | 2023-06-15              | X1                        | V2           # care goes on, says the source
                G         | 2022-06-01             | S                        | 2023-06-15              | E8                        | V4           # short breaks: left out
                H         | 2022-06-01             | S                        | 2023-06-15              |                           | V2           # reason not recorded: counts
                I         | 2022-06-01             | S                        |                         |                           | V2           # still in care
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 3), Expect("2023-07", 1)),
        ),
    ),
)
