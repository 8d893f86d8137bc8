from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_disability",
    title="Disability: how complete",
    label="% with disability recorded",
    theme=Theme.DATA_QUALITY,
    order=630,
    why="Without it disabled children are not seen in any figure.",
    counted="Of these, with disability recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION,)),
        meeting=need_episode.disabled.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
