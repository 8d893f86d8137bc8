from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.conference import conference
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="icpc_15",
    title="Initial conferences held within 15 working days of the section 47 enquiry starting",
    label="% of conferences held within 15 days of the section 47 enquiry",
    theme=Theme.CHILD_PROTECTION,
    order=210,
    why="A late conference leaves a child at risk without an agreed plan.",
    counted=(
        "Conferences held in the period within 15 working days of the start of the enquiry that led to them"
    ),
    over="Initial conferences held in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(conference, dated_by=conference.icpc_date),
        meeting=conference.working_days <= 15,
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "The day of the start is day 0, so exactly 15 is in time.",
        "A conference with no known start counts, and counts as not in time.",
        "For a transfer in the clock starts at the referral.",
    ),
)
