from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Lasting, Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cpp_2yrs",
    title="Children on a child protection plan whose plan has lasted two years or more",
    label="% of children on a child protection plan for 2 years or more",
    theme=Theme.CHILD_PROTECTION,
    order=220,
    why="A plan that goes on for two years is not making a child safe.",
    counted="Children on a plan on the last day of the month whose plan has lasted more than 729 days",
    over="Children on a child protection plan on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Open(protection_plan, leave_out=(OTHER_AUTHORITY,)),
        meeting=Open(
            protection_plan,
            leave_out=(OTHER_AUTHORITY,),
            lasting=Lasting(">", since=protection_plan.start_date, days=729),
        ),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(
        Example(
            name="More than 729 days on the last day of the month",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
                A         | 2021-06-30         |                  | no          # 730 days, the second anniversary: counts
                B         | 2021-07-01         |                  | no          # 729 days: not yet
                C         | 2019-01-10         | 2023-06-30       | no          # ends on the last day: no longer on a plan
                D         | 2019-01-10         | 2023-07-01       | no          # ends a day later: counts
                E         | 2023-06-30         |                  | no
                F         | 2019-01-10         |                  | yes         # another authority's child: left out of both
            """,
            expect=(Expect("2023-06", 2, 4), Expect("2023-07", 2, 3)),
        ),
        Example(
            name="Two years with a 29 February in them",
            given="""
                cp_plans
                person_id | cp_plan_start_date
                A         | 2022-02-28          # 731 days: counts
                B         | 2022-03-01          # 730 days, a day before the anniversary: counts
                C         | 2022-03-02          # 729 days: not yet
            """,
            expect=(Expect("2024-02", 2, 3),),
        ),
        Example(
            name="A plan restarted within a day goes on",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date
                A         | 2021-01-10         | 2022-06-01
                A         | 2022-06-01         |                   # the same day: on a plan since January 2021
                B         | 2021-01-10         | 2022-06-01
                B         | 2022-06-02         |                   # the next day: since January 2021
                C         | 2021-01-10         | 2022-06-01
                C         | 2022-06-03         |                   # two days later: since June 2022
            """,
            expect=(Expect("2023-06", 2, 3),),
        ),
    ),
)
