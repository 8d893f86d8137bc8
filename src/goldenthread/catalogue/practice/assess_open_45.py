from datetime import date

from goldenthread.indicators.counting import Count, Open
from goldenthread.indicators.example import Example, Expect
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
    in_report=False,
    examples=(
        Example(
            name="Open for exactly 45 working days on the last day of the month, and for 46",
            given="""
                cin_assessments
                person_id | assessment_start_date | assessment_auth_date
                A         | 2023-03-21            |                       # 46 working days on 31 May: counts
                B         | 2023-03-22            |                       # 45: does not count yet, but will in June
                C         | 2023-03-21            | 2023-05-31            # authorised on the last day: no longer open
                D         | 2023-03-21            | 2023-06-01            # authorised a day later: still open
                E         | 2023-03-21            |
                E         | 2023-03-21            |                       # the same assessment twice: once
                F         |                       |                       # no start: not known how long
                G         | 2023-03-18            |                       # begun on a Saturday, 48 working days: counts
                H         | 2022-10-10            | 2022-10-01            # authorised before its start: not open
            """,
            expect=(Expect("2023-04", 0), Expect("2023-05", 4), Expect("2023-06", 4)),
        ),
    ),
)
