from datetime import date

from goldenthread.catalogue.shared import ENTITLED, FROM_17_TO_21, NOT_IN_GROUP
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.care_leaver import care_leaver
from goldenthread.terms.condition import months_before
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="cl_pathway",
    title="Care leavers whose pathway plan has been reviewed in the last six months",
    label="% of pathway plans up to date",
    theme=Theme.CARE_EXPERIENCED,
    order=440,
    why="The pathway plan is the young person's own plan for becoming independent.",
    counted="Of these, young people whose pathway plan was reviewed in the last 6 months",
    over="Young people aged 17 to 21 who left care (relevant and former relevant)",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(care_leaver, where=ENTITLED, leave_out=NOT_IN_GROUP, aged=FROM_17_TO_21),
        meeting=care_leaver.pathway_review_date >= months_before(care_leaver.start_date, 6),
    ),
    source="Statutory duty to review at least every six months, as we understand it; no DfE measure",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    needs=(Need.of("care_leavers.pathway"),),
    notes=("Needs the column of the later Annex A layout, or SSD.",),
)
