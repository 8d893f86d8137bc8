from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_eet",
    title="Care leavers in education, employment or training",
    label="% of care leavers in education, employment or training",
    theme=Theme.CARE_EXPERIENCED,
    order=430,
    why="Learning and work open the way to an independent life.",
    counted="Of these, young people in education, employment or training, full or part time",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.activity.is_in("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5"),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Activity not known counts as not in education, employment or training.",),
)
