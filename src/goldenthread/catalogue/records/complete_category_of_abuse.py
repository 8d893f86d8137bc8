from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_category_of_abuse",
    title="Category of abuse: how complete",
    label="% with category of abuse recorded",
    theme=Theme.DATA_QUALITY,
    order=660,
    why="A plan should say what it protects the child from.",
    counted="Those with category of abuse recorded",
    over="Children on a child protection plan on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(protection_plan, leave_out=(OTHER_AUTHORITY,)),
        meeting=protection_plan.category.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="The latest category, or else the first one",
            given="""
                cp_plans
                person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola | cp_plan_initial_category | cp_plan_latest_category
                A         | 2023-06-30         |                  | no          | NEG                      | EMO
                B         | 2023-01-10         | 2023-07-01       | no          | NEG                      |                          # the first one stands: recorded
                C         | 2023-01-10         |                  | no          |                          | PHY
                D         | 2023-01-10         |                  | no          |                          |                          # neither
                E         | 2023-01-10         |                  | yes         | NEG                      | NEG                      # another authority's child: left out
                F         | 2023-01-10         | 2023-06-30       | no          | NEG                      | NEG                      # ended on the last day
            """,
            expect=(Expect("2023-06", 3, 4),),
        ),
    ),
)
