from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cpp_end",
    title="Children who are the subject of a child protection plan at the end of the period",
    label="Children on a child protection plan at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=40,
    why="These are the children whom agencies have agreed to protect with a plan.",
    counted="Children on a child protection plan on the last day of the month",
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(protection_plan, leave_out=(OTHER_AUTHORITY,))),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(
        Example(
            name="On a plan on the last day of the month",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
                A         | 2023-01-10         |                  | no          # still on the plan
                B         | 2023-06-30         |                  | no          # begins on the last day: counts
                C         | 2023-07-01         |                  | no          # begins a day later
                D         | 2023-01-10         | 2023-07-01       | no          # ends a day later: still counts
                E         | 2023-01-10         | 2023-06-30       | no          # ends on the last day: no longer counts
                F         | 2023-01-10         |                  | yes         # another authority's child: left out
                G         | 2023-06-20         | 2023-06-10       | no          # ends before it starts: counts nowhere
                H         |                    |                  | no          # no start date: counts nowhere
            """,
            expect=(Expect("2023-05", 3), Expect("2023-06", 3), Expect("2023-07", 3)),
        ),
        Example(
            name="A child counts once, however the plan is recorded",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date
                A         | 2023-01-10         | 2023-04-10
                A         | 2023-04-11         |                   # restarted the next day: the same plan goes on
                B         | 2023-01-10         |
                B         | 2023-05-01         |                   # two rows open at once: one child
            """,
            expect=(Expect("2023-04", 2), Expect("2023-06", 2)),
        ),
    ),
)
