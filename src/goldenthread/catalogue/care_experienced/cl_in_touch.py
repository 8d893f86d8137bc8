from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_in_touch",
    title="Care leavers with whom the council is in touch",
    label="% of care leavers in touch",
    theme=Theme.CARE_EXPERIENCED,
    order=410,
    why="We cannot help a young person whom we have lost touch with.",
    counted="Of these, young people recorded as in touch",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.in_touch == "YES",
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Those who refuse contact or need no more services stay in.",),
)
