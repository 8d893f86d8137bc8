from datetime import date

from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.worker import worker
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="agency_fte",
    title="Agency social workers as a share of all social workers in post",
    label="% agency social workers (full-time equivalent)",
    theme=Theme.WORKFORCE,
    order=510,
    why="Children need a worker who stays.",
    counted="Full-time equivalents of agency social workers at the month end",
    over="Full-time equivalents of agency and employed social workers at the month end",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Open(worker, where=worker.social_worker.is_true(), amount=worker.fte),
        meeting=worker.agency.is_true(),
    ),
    source="DfE, Children's social work workforce: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "Which roles are social work is a setting.",
        "The share of the budgeted establishment is another figure and stands beside it.",
    ),
    decimals=1,
)
