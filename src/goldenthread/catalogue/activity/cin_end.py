from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cin_end",
    title="Children in need at a point in time",
    label="Children in need at period end (per 10,000)",
    theme=Theme.ACTIVITY,
    order=70,
    why="All children whom social care is working with, whatever the kind of plan.",
    counted="Episodes of need open on the last day of the month, children on plans and in care included",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Open(need_episode, leave_out=(NO_FURTHER_ACTION,))),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=("An episode that closes later as RC8 or RC9 still counts while it is open.",),
)
