from datetime import date

from goldenthread.indicators.counting import Aged, Count, Open
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.unregistered_stay import unregistered_stay
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_u16_unregistered",
    title="Children under 16 in unregistered accommodation",
    label="Number of under 16s in unregistered accommodation",
    theme=Theme.IN_CARE,
    order=350,
    why="No child under 16 should live where no one checks that it is safe.",
    counted=(
        "Children aged under 16 on the council's own list of stays in unregistered accommodation "
        "on the last day of the month"
    ),
    over="Nothing: a number",
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=Count(Open(unregistered_stay, aged=Aged(high=15))),
    source="Local list: no code in any standard says unregistered",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        ("Needs the council's own list (unregistered.csv). Placement codes are never used as a stand-in."),
    ),
)
