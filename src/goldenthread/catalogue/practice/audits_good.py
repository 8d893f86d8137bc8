from datetime import date

from goldenthread.catalogue.shared import share_given
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.given import given_for
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="audits_good",
    title="Practice audits graded good or better",
    label="% of practice audits graded good or better",
    theme=Theme.PRACTICE,
    order=190,
    why="An audit looks at what a child got, not only at when.",
    counted="Those with a moderated grade of good or outstanding",
    over="Audits completed in the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=share_given("audits_good"),
    needs=(given_for("audits_good"),),
    source="Local measure of improvement plans; no DfE definition",
    owner="Quality assurance",
    review_by=date(2027, 9, 30),
    in_report=False,
    known_as=(
        "% of audits graded good or better",
        "% of audits rated good or better",
        "Audits graded good or outstanding",
    ),
    notes=("Given month by month in series.csv, because no record of a child holds the results of audits.",),
    examples=(
        Example(
            name="The month's audits, all teams together",
            given="""
                series | month_end: 2023-06-30
                indicator       | team | numerator | denominator
                audits_good | T1   | 6         | 10
                audits_good | T2   | 3         | 5
                audits_good | T2   | 5         | 5            # the same team and month again: the first counts
                audits_good |      | 1         | 2            # of no team
                audits_feedback | T1 | 9         | 9            # figures of another measure
            """,
            expect=(Expect("2023-05", 0, 0), Expect("2023-06", 10, 17), Expect("2023-07", 0, 0)),
        ),
    ),
)
