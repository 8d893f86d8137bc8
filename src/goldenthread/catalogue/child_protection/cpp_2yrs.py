from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Lasting, Open, Share
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
    examples=(),
)
