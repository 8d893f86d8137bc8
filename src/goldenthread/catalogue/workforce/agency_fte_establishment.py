from datetime import date

from goldenthread.indicators.counting import Open, Ratio
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.post import post
from goldenthread.records.facts.worker import worker
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="agency_fte_establishment",
    title="Agency social workers as a share of the budgeted establishment",
    label="Agency social workers as % of establishment",
    theme=Theme.WORKFORCE,
    order=515,
    why="Some reports divide by the posts that are budgeted, filled or not.",
    counted="Full-time equivalents of agency social workers at the month end",
    over="Budgeted full-time equivalents of social workers at the month end",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Ratio(
        top=Open(
            worker,
            where=worker.social_worker.is_true() & worker.agency.is_true(),
            amount=worker.fte,
        ),
        bottom=Open(post, where=post.social_workers.is_true(), amount=post.fte),
    ),
    source="Local measure of the monthly report; no DfE definition",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    decimals=1,
    examples=(
        Example(
            name="Over the budgeted posts of social workers",
            given="""
                workers | month_end: 2023-06-30
                worker_id | role          | agency | fte
                W1        | Social worker | yes    | 1.0
                W2        | Social worker | yes    | 0.5
                W3        | Social worker | no     | 1.0  # employed
                W4        | Team manager  | yes    | 1.0  # not a social work role

                establishment
                month_end  | scope          | fte
                2023-05-31 | Social workers | 7.0
                2023-06-30 | Social workers | 6.0
                2023-06-30 | Social workers | 6.0  # listed twice: once
                2023-06-30 | All posts      | 9.5  # another scope
            """,
            expect=(Expect("2023-05", 0, 7), Expect("2023-06", 1.5, 6)),
        ),
        Example(
            name="Where the council names another scope",
            settings={"social_worker_scope": "All posts"},
            given="""
                workers | month_end: 2023-06-30
                worker_id | role          | agency | fte
                W1        | Social worker | yes    | 1.0

                establishment | month_end: 2023-06-30
                scope          | fte
                Social workers | 6.0
                All posts      | 9.5
            """,
            expect=(Expect("2023-06", 1, 9.5),),
        ),
    ),
)
