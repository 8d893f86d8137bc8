from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_permanence import care_permanence
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_permanence",
    title="Children in care with a permanence plan",
    label="% of children in care with a permanence plan",
    theme=Theme.IN_CARE,
    order=320,
    why="Every child in care should know where they will grow up.",
    counted="Children in care on the last day of the month with a permanence plan recorded",
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_permanence, aged=UNDER_18),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "A blank plan means that none is agreed.",
        "The same for children in care for four months or more stands beside it.",
    ),
)
