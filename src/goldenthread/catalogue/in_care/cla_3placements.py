from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_three_placements import care_three_placements
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_3placements",
    title="Children in care with three or more placements in the last 12 months",
    label="% of children in care with three or more placements in the year",
    theme=Theme.IN_CARE,
    order=340,
    why="Every move costs a child people and places they know.",
    counted=(
        "Children in care on the last day of the month with three or more placements in the 12 "
        "months to that day"
    ),
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_three_placements, aged=UNDER_18),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "The placement open at the start of the 12 months is number one.",
        "Same-carer moves, temporary placements (a setting) and short breaks do not count.",
        "DfE's yearly figure is for the year to 31 March; this one rolls.",
    ),
)
