from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_end",
    title="Children in care at the end of the period",
    label="Children in care at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=60,
    why="These are the children for whom the council is a parent.",
    counted="Children in care on the last day of the month, aged under 18, short breaks left out",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18)),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
)
