from datetime import date

from goldenthread.indicators.counting import Open, Ratio
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
    examples=(),
    in_report=False,
    decimals=1,
)
