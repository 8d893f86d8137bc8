from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
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
    examples=(),
    in_report=False,
    notes=("The interval is a setting.",),
)
