from datetime import date

from goldenthread.indicators.counting import Events, Rate
from goldenthread.indicators.example import Example, Expect
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
    over="Children aged 0 to 17 in the population estimate",
    unit=Unit.PER_10000,
    better=Better.NEITHER,
    measure=Rate(Events(assessment, dated_by=assessment.authorised_date)),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(
        Example(
            name="Counted when it is authorised",
            given="""
                cin_assessments
                person_id | assessment_start_date | assessment_auth_date
                A         | 2023-05-02            | 2023-06-01            # the first day of the month
                B         | 2023-06-01            | 2023-06-30            # the last day
                C         | 2023-06-20            | 2023-06-10            # authorised before its start: counts as completed
                D         |                       | 2023-06-15            # no start recorded: counts as completed
                E         | 2023-05-02            | 2023-06-15
                E         | 2023-05-02            | 2023-06-15            # the same assessment twice: once
                F         | 2023-05-02            | 2023-05-31            # the month before
                G         | 2023-05-02            | 2023-07-01            # the month after
                H         | 2023-06-05            |                       # still open
            """,
            expect=(Expect("2023-05", 1), Expect("2023-06", 5), Expect("2023-07", 1)),
        ),
    ),
)
