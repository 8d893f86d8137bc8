from datetime import date

from goldenthread.catalogue.shared import SHORT_BREAK, UNDER_18
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care import care
from goldenthread.records.facts.care_visited import care_visited
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cla_visits",
    title="Children in care with an up-to-date social work visit",
    label="% of children in care with an up-to-date visit",
    theme=Theme.IN_CARE,
    order=330,
    why="A child in care should see their social worker often enough to be heard.",
    counted=(
        "Children in care on the last day of the month seen in the last 42 days (3 months in a "
        "settled long-term foster home), or placed less than 7 days before"
    ),
    over="Children in care on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care, leave_out=(SHORT_BREAK,), aged=UNDER_18),
        meeting=Open(care_visited, aged=UNDER_18),
    ),
    source="Care Planning Regulations 2010, regulation 28, as we understand it; limits are settings",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(("Being up to date on the day is not the same as every visit of the month having been on time."),),
)
