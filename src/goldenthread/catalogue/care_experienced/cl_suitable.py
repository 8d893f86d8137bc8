from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Aged, LeaveOut, Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_suitable",
    title="Care leavers in suitable accommodation",
    label="% of care leavers in suitable accommodation",
    theme=Theme.CARE_EXPERIENCED,
    order=420,
    why="A safe home is what everything else depends on.",
    counted="Of these, young people whose accommodation is recorded as suitable",
    over=(
        "Young people aged 17 to 21 who left care, less those abroad, deported or whose residence "
        "is not known"
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(
            care_leaver,
            where=ENTITLED,
            leave_out=(
                *NOT_IN_GROUP,
                LeaveOut(
                    care_leaver.accommodation.is_in("G", "H", "R"), "abroad, deported or residence not known"
                ),
            ),
            aged=FROM_17_TO_21,
        ),
        meeting=care_leaver.suitable.is_true(),
    ),
    source="DfE, Children looked after in England: data guidance 2022",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    bands=(Aged(17, 18), Aged(19, 21)),
    notes=("Young people not in touch stay in, as not suitable.",),
)
