from datetime import date

from goldenthread.catalogue.shared import HOLDS_CHILDREN
from goldenthread.indicators.counting import Mean, Open
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.worker import worker
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="caseload_avg",
    title="Average number of children for each social worker who holds any",
    label="Average caseload",
    theme=Theme.WORKFORCE,
    order=520,
    why="A worker with too many children cannot know each of them.",
    counted="Children held by social workers at the month end",
    over="Full-time equivalents of social workers who hold at least one child",
    unit=Unit.MEAN,
    better=Better.LOWER,
    measure=Mean(
        top=Open(worker, where=HOLDS_CHILDREN, amount=worker.children),
        bottom=Open(worker, where=HOLDS_CHILDREN, amount=worker.fte),
    ),
    source="DfE, Children's social work workforce: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "Agency workers are included.",
        ("Children held are as HR states; where it does not, those whom the records allocate to the worker."),
    ),
    needs=(Need.of("workers.cases") | Need.of("involvements") | Need.of("allocations"),),
)
