from datetime import date

from goldenthread.indicators.counting import Aged, Count, Open
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.unregistered_stay import unregistered_stay
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_u16_unregistered",
    title="Children under 16 in unregistered accommodation",
    label="Number of under 16s in unregistered accommodation",
    theme=Theme.IN_CARE,
    order=350,
    why="No child under 16 should live where no one checks that it is safe.",
    counted=(
        "Children aged under 16 on the council's own list of stays in unregistered accommodation "
        "on the last day of the month"
    ),
    over="Nothing: a number",
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=Count(Open(unregistered_stay, aged=Aged(high=15))),
    source="Local list: no code in any standard says unregistered",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=(
        ("Needs the council's own list (unregistered.csv). Placement codes are never used as a stand-in."),
    ),
    examples=(
        Example(
            name="Under 16 and on the list on the last day of the month",
            given="""
                person
                person_id | dob
                A         | 2007-07-01  # 16 tomorrow: counts
                B         | 2007-06-30  # 16 on the last day: no longer counts
                C         |             # date of birth not recorded: counts
                D         | 2010-01-20
                E         | 2010-01-20
                F         | 2010-01-20
                G         | 2010-01-20
                H         | 2010-01-20

                unregistered
                person_id | start_date | end_date
                A         | 2023-05-10 |
                B         | 2023-05-10 |
                C         | 2023-05-10 |
                D         | 2023-06-30 |             # the first night is the last day of the month: counts
                E         | 2023-07-01 |             # a day later
                F         | 2023-05-10 | 2023-06-30  # left on the last day: no longer counts
                G         | 2023-05-10 | 2023-07-01  # leaves a day later: counts
                H         | 2023-05-10 |
                H         | 2023-05-10 |             # the same stay twice: once
                I         |            |             # no start: not known when
            """,
            expect=(Expect("2023-05", 6), Expect("2023-06", 5)),
        ),
    ),
)
