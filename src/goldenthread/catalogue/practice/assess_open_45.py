from datetime import date

from goldenthread.indicators.counting import Count, Open
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.open_assessment import open_assessment
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="assess_open_45",
    title="Assessments still open after more than 45 working days",
    label="Assessments open past 45 working days",
    theme=Theme.PRACTICE,
    order=180,
    why=(
        "Late assessments show in the timeliness figure only once they end: these children are waiting now."
    ),
    counted="Assessments open on the last day of the month, more than 45 working days after their start",
    over="Nothing: a number",
    unit=Unit.COUNT,
    better=Better.LOWER,
    measure=Count(Open(open_assessment, starting=open_assessment.overdue_date)),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
