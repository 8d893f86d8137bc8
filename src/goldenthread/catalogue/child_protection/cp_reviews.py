from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
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
    examples=(),
    in_report=False,
)
