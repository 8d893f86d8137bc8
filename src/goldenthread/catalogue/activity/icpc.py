from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="icpc",
    title="Initial child protection conferences held",
    label="Initial child protection conferences (per 10,000)",
    theme=Theme.ACTIVITY,
    order=30,
    why="A conference decides whether a child needs a child protection plan.",
    counted="Initial child protection conferences held, each child, transfers in included",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(conference, dated_by=conference.icpc_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        (
            "Annex A lists conferences only beside an enquiry: a transfer in is not on it, so its "
            "figure is too low."
        ),
    ),
)
