from datetime import date

from goldenthread.indicators.counting import Events, LeaveOut, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.assessment import assessment
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="assess_45",
    title="Assessments completed within 45 working days of their start",
    label="% of initial assessments completed in 45 working days",
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
    known_as=("% of assessments completed within 45 working days",),
    notes=(
        "The day of the start is day 0, so exactly 45 is in time.",
        ("Assessments still open past 45 working days are not seen here: they have a figure of their own."),
    ),
    examples=(
        Example(
            name="Exactly 45 working days, and 46, over Easter and both May holidays of 2023",
            given="""
                cin_assessments
                person_id | assessment_start_date | assessment_auth_date
                A         | 2023-04-03            | 2023-06-12            # 45 working days: in time
                B         | 2023-04-03            | 2023-06-13            # 46: late
                C         | 2023-06-14            | 2023-06-14            # the same day, 0: in time
                D         |                       | 2023-06-14            # no start: left out
                E         | 2023-06-15            | 2023-06-14            # authorised before its start: left out
                F         | 2023-06-18            | 2023-06-17            # a Sunday and the Saturday before: left out too
                G         | 2023-04-03            |                       # still open: not seen here
                H         | 2023-05-02            | 2023-05-31            # the month before
                I         | 2023-05-02            | 2023-06-20
                I         | 2023-05-02            | 2023-06-20            # the same assessment twice: once
            """,
            expect=(Expect("2023-05", 1, 1), Expect("2023-06", 3, 4)),
        ),
        Example(
            name="The jubilee of June 2022 and the funeral of September 2022",
            given="""
                cin_assessments
                person_id | assessment_start_date | assessment_auth_date
                A         | 2022-04-19            | 2022-06-24            # 2 and 3 June were holidays: 45, in time
                B         | 2022-04-19            | 2022-06-27            # 46: late
                C         | 2022-07-25            | 2022-09-28            # 19 September was a holiday: 45, in time
                D         | 2022-07-25            | 2022-09-29            # 46: late
            """,
            expect=(Expect("2022-06", 1, 2), Expect("2022-09", 1, 2)),
        ),
    ),
)
