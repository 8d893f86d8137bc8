from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Lasting, Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_health_checked import care_health_checked
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_health",
    title="Children in care for a year or more with an up-to-date health assessment",
    label="% of children in care with an up-to-date health assessment",
    theme=Theme.IN_CARE,
    order=310,
    why="Children in care have more health needs than others and depend on us to see to them.",
    counted="Of these, children with a completed assessment in the last 12 months (6 months while under 5)",
    over="Children in care for at least 12 months on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care,
            leave_out=(SHORT_BREAK,),
            lasting=Lasting(">=", since=care.start_date, months=12),
            aged=UNDER_18,
        ),
        meeting=Open(
            care_health_checked,
            lasting=Lasting(">=", since=care_health_checked.care_start_date, months=12),
            aged=UNDER_18,
        ),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "A refused assessment counts as not done.",
        "DfE asks for two in the year while under 5; one in 6 months is close to it, not the same.",
    ),
)
