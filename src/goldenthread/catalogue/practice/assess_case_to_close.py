from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.assessment import assessment
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="assess_case_to_close",
    title="Assessments completed with the outcome of no further action",
    label="% of initial assessments with outcome case to close",
    theme=Theme.PRACTICE,
    order=130,
    why=("Many assessments that lead to nothing suggest that families were assessed who needed other help."),
    counted="Assessments completed in the period whose outcome was no further action",
    over="Assessments completed in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(assessment, dated_by=assessment.authorised_date),
        meeting=assessment.no_further_action.is_true(),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        ("A child who was open before the assessment may be closed to assessment while a plan goes on."),
        "An outcome that is not recorded counts as not closed.",
    ),
    needs=(Need.of("cin_assessments.outcome"),),
)
