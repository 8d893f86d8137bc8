from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="section47",
    title="Section 47 enquiries started",
    label="Section 47 enquiries (per 10,000)",
    theme=Theme.ACTIVITY,
    order=20,
    why="An enquiry starts when a child may be suffering significant harm.",
    counted="Section 47 enquiries started, each child",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(section47, dated_by=section47.s47_start_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=("The date is that of the strategy discussion that began the enquiry.",),
)
