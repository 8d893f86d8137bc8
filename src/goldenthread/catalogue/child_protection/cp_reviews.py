from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.records.facts.protection_reviewed import protection_reviewed
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cp_reviews",
    title="Children on a child protection plan whose review is not overdue",
    label="% of children on a plan with reviews in time",
    theme=Theme.CHILD_PROTECTION,
    order=250,
    why="A review makes sure that the plan still fits the child.",
    counted=(
        "Children on a plan on the last day of the month whose first review (due in 3 months) or "
        "next review (due in 6) is not overdue"
    ),
    over="Children on a child protection plan on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(protection_plan, leave_out=(OTHER_AUTHORITY,)),
        meeting=Open(protection_reviewed),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    notes=(
        "One Annex A workbook alone lists a child's latest plan only, so the review of a plan that was restarted "
        "looks due later than it is.",
    ),
    examples=(
        Example(
            name="The first review is due within 3 months, each later one within 6",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
                A         | 2023-03-30         |                  | no          # 3 months on 30 June: the first review is not overdue
                B         | 2023-03-29         |                  | no          # a day more: overdue
                C         | 2022-06-15         |                  | no
                D         | 2022-06-15         |                  | no
                E         | 2023-01-10         |                  | no
                F         | 2023-01-10         |                  | no
                G         | 2022-06-15         |                  | no
                H         | 2023-06-01         |                  | yes         # another authority's child: left out of both
                I         | 2023-06-01         | 2023-06-30       | no          # the plan ends on the last day: not counted

                cp_reviews
                person_id | cp_review_date
                C         | 2022-12-30      # 6 months before 30 June: not overdue
                D         | 2022-12-29      # a day more: overdue
                E         | 2023-01-10      # on the day the plan began: not a review of it, so the first is overdue
                F         |                 # not held: overdue
                G         | 2022-09-10
                G         | 2023-02-10      # the latest one decides: not overdue
                G         | 2023-02-10      # the same review twice: once
                H         | 2023-06-20
            """,
            expect=(Expect("2023-06", 3, 7),),
        ),
        Example(
            name="Months that are shorter",
            given="""
                cp_plans
                person_id | cp_plan_start_date
                A         | 2022-11-28          # 3 months before 28 February: not overdue
                B         | 2022-11-27          # a day more: overdue
                C         | 2022-01-10
                D         | 2022-01-10

                cp_reviews
                person_id | cp_review_date
                C         | 2022-08-28      # 6 months before 28 February: not overdue
                D         | 2022-08-27      # a day more: overdue
            """,
            expect=(Expect("2023-02", 2, 4),),
        ),
    ),
)
