from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Lasting, Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_permanence import care_permanence
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_permanence_4m",
    title="Children in care for four months or more with a permanence plan",
    label="% of children in care 4 months or more with a permanence plan",
    theme=Theme.IN_CARE,
    order=325,
    why="The plan is due by the second review, about four months after a child comes into care.",
    counted="Of these, children with a permanence plan recorded",
    over="Children in care for at least four months on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care,
            leave_out=(SHORT_BREAK,),
            lasting=Lasting(">=", since=care.start_date, months=4),
            aged=UNDER_18,
        ),
        meeting=Open(
            care_permanence,
            lasting=Lasting(">=", since=care_permanence.care_start_date, months=4),
            aged=UNDER_18,
        ),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
