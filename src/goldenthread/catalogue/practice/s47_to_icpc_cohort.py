from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.section47 import section47
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="s47_to_icpc_cohort",
    title="Section 47 enquiries started in the period that led to an initial conference",
    label="% of section 47 enquiries that progress to a conference",
    theme=Theme.PRACTICE,
    order=120,
    why="Shows whether enquiries are started for the children who need protection.",
    counted="Enquiries started in the period that led to an initial conference, whenever it was held",
    over="Section 47 enquiries started in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(section47, dated_by=section47.s47_start_date),
        meeting=section47.icpc_date.is_known(),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    follow_up=15,
    notes=(
        (
            "Follows a cohort forward: recent months are incomplete until 15 working days and the "
            "recording lag have passed."
        ),
        "Not comparable with DfE's figure, which is the ratio.",
    ),
    needs=(Need.of("initial_cp_conference"),),
)
