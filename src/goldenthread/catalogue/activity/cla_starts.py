from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK
from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_starts",
    title="Periods of care begun",
    label="Children starting to be in care (per 10,000)",
    theme=Theme.ACTIVITY,
    order=80,
    why="How many children come into care.",
    counted="Periods of care begun, short breaks left out",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(care, dated_by=care.start_date, leave_out=(SHORT_BREAK,))),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    known_as=(
        "Children in care starts",
        "Children entering care",
    ),
    notes=(
        (
            "DfE's yearly figure counts a child once, by the first start in the year; months "
            "added up can come to more."
        ),
    ),
    examples=(
        Example(
            name="Coming into care, not moving within it",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date | cla_episode_ceased_reason | legal_status
                A         | 2023-06-01             | S                        |                         |                           | V2           # the first day of the month
                B         | 2023-06-30             | S                        |                         |                           | V2           # the last day
                C         | 2023-05-31             | S                        |                         |                           | V2           # the month before
                D         | 2023-07-01             | S                        |                         |                           | V2           # the month after
                E         | 2022-06-01             | S                        | 2023-06-15              | X1                        | V2
                E         | 2023-06-15             | P                        |                         |                           | V2           # a new placement: care goes on
                F         | 2023-06-05             | S                        |                         |                           | V3           # short breaks: left out
                G         |                        | S                        |                         |                           | V2           # no date: counts nowhere
                H         | 2022-06-01             | S                        |                         |                           | V2
                H         | 2023-06-10             | P                        |                         |                           | V2           # begins while the other is open: care goes on
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 2), Expect("2023-07", 1)),
        ),
        Example(
            name="Coming back into care",
            given="""
                cla_episodes
                person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date | cla_episode_ceased_reason
                A         | 2022-06-01             | S                        | 2023-06-15              | E4A                        # went home
                A         | 2023-06-16             | S                        |                         |                            # back the next day: a new start
                B         | 2022-06-01             | S                        | 2023-06-15              | E4A                        # went home
                B         | 2023-06-15             | P                        |                         |                            # back the same day: a new start
                C         | 2022-06-01             | S                        | 2023-06-15              | X1
                C         | 2023-06-15             | S                        |                         |                            # the source says that care starts: a new start
                D         | 2022-06-01             | S                        | 2023-06-15              | X1
                D         | 2023-06-16             | P                        |                         |                            # a day without an episode: a new start
            """,
            expect=(Expect("2022-06", 4), Expect("2023-06", 4)),
        ),
    ),
)
