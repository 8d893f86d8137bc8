from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.assessment import assessment
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="assessments",
    title="Assessments completed in the period",
    label="Initial assessments completed in the period (per 10,000)",
    theme=Theme.ACTIVITY,
    order=50,
    why="An assessment is where we find out with a family what a child needs.",
    counted="Assessments completed, which means authorised, in the period",
    over="children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(assessment, dated_by=assessment.authorised_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
)
