from datetime import date

from goldenthread.catalogue.shared import share_given
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.given import given_for
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="audits_feedback",
    title="Practice audits with feedback from the child or family",
    label="% of practice audits with the family's feedback",
    theme=Theme.PRACTICE,
    order=195,
    why="Children and families know best whether the help helped.",
    counted="Those in which the child, or someone of the family, was asked and answered",
    over="Audits completed in the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=share_given("audits_feedback"),
    needs=(given_for("audits_feedback"),),
    source="Local measure of improvement plans; no DfE definition",
    owner="Quality assurance",
    review_by=date(2027, 9, 30),
    in_report=False,
    known_as=("% of audits with feedback from families",),
    notes=("Given month by month in series.csv, because no record of a child holds the results of audits.",),
    examples=(
        Example(
            name="The month's audits, all teams together",
            given="""
                series | month_end: 2023-06-30
                indicator       | team | numerator | denominator
                audits_feedback | T1   | 6         | 10
                audits_feedback | T2   | 3         | 5
                audits_feedback | T2   | 5         | 5            # the same team and month again: the first counts
                audits_feedback |      | 1         | 2            # of no team
                audits_good | T1 | 9         | 9            # figures of another measure
            """,
            expect=(Expect("2023-05", 0, 0), Expect("2023-06", 10, 17), Expect("2023-07", 0, 0)),
        ),
    ),
)
