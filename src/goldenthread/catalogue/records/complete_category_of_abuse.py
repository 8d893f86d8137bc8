from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Share
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
    counted="Of these, with category of abuse recorded",
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
    examples=(),
    in_report=False,
)
