from datetime import date

from goldenthread.catalogue.shared import OTHER_AUTHORITY
from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.protection_plan import protection_plan
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cpp_repeat",
    title="Children starting a child protection plan who have been on one before, at any time",
    label="% of children starting a plan who have had a plan before",
    theme=Theme.CHILD_PROTECTION,
    order=230,
    why="A child who needs a second plan was not kept safe after the first.",
    counted="Plans begun in the period of children who have been on a plan before, at any time",
    over="Child protection plans begun in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(protection_plan, dated_by=protection_plan.start_date, leave_out=(OTHER_AUTHORITY,)),
        meeting=protection_plan.earlier_plan.is_true(),
    ),
    source="DfE, Characteristics of children in need: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    notes=(
        "Plans a day apart or less are one plan, so a restart is not a repeat.",
        "An SSD extract holds about six years: an earlier plan before that is not seen.",
    ),
)
