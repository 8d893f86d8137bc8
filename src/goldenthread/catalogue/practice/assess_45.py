from datetime import date

from goldenthread.indicators.counting import Events, LeaveOut, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.assessment import assessment
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="assess_45",
    title="Assessments completed within 45 working days of their start",
    label="% of initial assessments completed in 45 days",
    theme=Theme.PRACTICE,
    order=140,
    why="A child should not wait longer than 45 working days to know what help is coming.",
    counted="Assessments completed in the period within 45 working days of their recorded start",
    over="Assessments completed in the period that have a start",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(
            assessment,
            dated_by=assessment.authorised_date,
            leave_out=(
                LeaveOut(
                    ~assessment.working_days.is_known(), "no start is recorded, or it is outside the calendar"
                ),
                LeaveOut(
                    assessment.authorised_date < assessment.assessment_start_date,
                    "authorised before its start",
                ),
            ),
        ),
        meeting=assessment.working_days <= 45,
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "The day of the start is day 0, so exactly 45 is in time.",
        ("Assessments still open past 45 working days are not seen here: they have a figure of their own."),
    ),
)
