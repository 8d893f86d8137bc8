from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.records.facts.protection_visited import protection_visited
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cp_visits",
    title="Children on a child protection plan seen within 10 working days",
    label="% of children on a plan visited in time",
    theme=Theme.CHILD_PROTECTION,
    order=240,
    why="Only seeing a child shows whether the plan keeps them safe.",
    counted="Children on a plan on the last day of the month seen within the last 10 working days",
    over="Children on a child protection plan on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(protection_plan, leave_out=(OTHER_AUTHORITY,)),
        meeting=Open(protection_visited),
    ),
    source="Local standard of 10 working days (a setting)",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    notes=("The interval is a setting.",),
    examples=(
        Example(
            name="Seen exactly 10 working days before the last day of the month, and 11",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
                A         | 2023-01-10         |                  | no
                B         | 2023-01-10         |                  | no
                C         | 2023-01-10         |                  | no
                D         | 2023-01-10         |                  | no
                E         | 2023-01-10         |                  | no
                F         | 2023-05-22         |                  | no
                G         | 2023-05-31         |                  | no
                H         | 2023-01-10         |                  | yes         # another authority's child: left out of both
                I         | 2023-01-10         | 2023-05-31       | no          # the plan ends on the last day: not counted

                cp_visits
                person_id | cp_visit_date | cp_visit_seen
                A         | 2023-05-16    | yes            # 10 working days before 31 May: in time
                B         | 2023-05-15    | yes            # 11: not in time
                C         | 2023-05-31    | no             # not seen
                D         | 2023-05-16    |                # a visit without a word on being seen: in time
                D         | 2023-05-20    |                # a second visit does not count twice
                D         | 2023-05-20    |                # nor one that is recorded twice
                E         | 2023-06-01    | yes            # after the last day
                F         | 2023-05-18    | yes            # seen before the plan began: in time
                H         | 2023-05-30    | yes
                I         | 2023-05-30    | yes
            """,
            expect=(Expect("2023-05", 3, 7),),
        ),
        Example(
            name="Where the council's standard is 20 working days",
            settings={"cp_visit_working_days": 20},
            given="""
                cp_plans | cp_plan_start_date: 2023-01-10
                person_id
                A
                B

                cp_visits | cp_visit_seen: yes
                person_id | cp_visit_date
                A         | 2023-05-31     # 20 working days before 28 June; 22 by the 30th: not in time
                B         | 2023-06-02     # 20 working days before 30 June: in time
            """,
            expect=(Expect("2023-06", 1, 2),),
        ),
    ),
)
