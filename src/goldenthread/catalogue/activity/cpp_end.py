from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cpp_end",
    title="Children who are the subject of a child protection plan at the end of the period",
    label="Children on a child protection plan at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=40,
    why="These are the children whom agencies have agreed to protect with a plan.",
    counted="Children on a child protection plan on the last day of the month",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(protection_plan, leave_out=(OTHER_AUTHORITY,))),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
)
