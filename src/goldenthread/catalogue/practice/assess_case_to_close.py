from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    notes=(
        ("A child who was open before the assessment may be closed to assessment while a plan goes on."),
        "An outcome that is not recorded counts as not closed.",
    ),
    needs=(Need.of("cin_assessments.outcome"),),
    examples=(
        Example(
            name="The outcome was no further action",
            given="""
                cin_assessments | assessment_start_date: 2023-05-02
                person_id | assessment_auth_date | assessment_outcome_nfa
                A         | 2023-06-01           | yes                     # counts; the first day of the month
                B         | 2023-06-30           | yes                     # counts; the last day
                C         | 2023-06-15           | no                      # support goes on
                D         | 2023-06-15           |                         # outcome not recorded: not closed
                E         | 2023-06-15           | yes
                E         | 2023-06-15           | yes                     # the same assessment twice: once
                F         | 2023-05-31           | yes                     # the month before
                G         | 2023-07-01           | no                      # the month after
                H         |                      | yes                     # not yet authorised
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 3, 5), Expect("2023-07", 0, 1)),
        ),
    ),
)
