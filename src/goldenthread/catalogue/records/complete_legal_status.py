from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_legal_status",
    title="Legal status: how complete",
    label="% with legal status recorded",
    theme=Theme.DATA_QUALITY,
    order=680,
    why="The legal ground on which a child is in care should be on record.",
    counted="Of these, with legal status recorded",
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=care.legal_status.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
