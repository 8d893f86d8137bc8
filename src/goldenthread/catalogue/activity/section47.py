from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="section47",
    title="Section 47 enquiries started",
    label="Section 47 enquiries (per 10,000)",
    theme=Theme.ACTIVITY,
    order=20,
    why="An enquiry starts when a child may be suffering significant harm.",
    counted="Section 47 enquiries started, each child",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(section47, dated_by=section47.s47_start_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    notes=("The date is that of the strategy discussion that began the enquiry.",),
    examples=(
        Example(
            name="Each child and each enquiry counts, once a day",
            given="""
                s47_enquiry
                person_id | s47_start_date | s47_enquiry_id
                A         | 2023-06-01     | S1               # the first day of the month
                A         | 2023-06-30     | S2               # the same child again, on the last day
                B         | 2023-06-15     | S3               # one enquiry about two brothers ...
                C         | 2023-06-15     | S3               # ... counts once for each of them
                D         | 2023-06-20     | S4
                D         | 2023-06-20     | S5               # the same child on the same day: once
                E         | 2023-05-31     | S6               # the month before
                F         | 2023-07-01     | S7               # the month after
                G         |                | S8               # no start date: counts nowhere
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 5), Expect("2023-07", 1)),
        ),
    ),
)
