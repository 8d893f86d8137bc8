from datetime import date

from goldenthread.catalogue.shared import CARE_GOES_ON, SHORT_BREAK
from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_ends",
    title="Periods of care ended",
    label="Children ceasing to be in care (per 10,000)",
    theme=Theme.ACTIVITY,
    order=90,
    why="How many children leave care.",
    counted="Periods of care ended, short breaks left out",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(care, dated_by=care.end_date, leave_out=(SHORT_BREAK, CARE_GOES_ON))),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        (
            "DfE's yearly figure counts a child once, by the last end in the year; months added "
            "up can come to more."
        ),
    ),
)
