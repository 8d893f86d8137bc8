from datetime import date

from goldenthread.indicators.counting import Events, Ratio
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="s47_to_icpc_ratio",
    title="Initial conferences held for each 100 section 47 enquiries started",
    label="Conferences held as % of section 47 enquiries started",
    theme=Theme.PRACTICE,
    order=125,
    why="The form in which DfE publishes it, so the one to compare with England.",
    counted="Initial conferences held in the period",
    over="Section 47 enquiries started in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Ratio(
        top=Events(conference, dated_by=conference.icpc_date),
        bottom=Events(section47, dated_by=section47.s47_start_date),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
    notes=("The conferences of a month mostly come from enquiries of the month before.",),
)
