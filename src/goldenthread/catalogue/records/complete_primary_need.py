from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION, NOT_LISTED
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_primary_need",
    title="Primary need: how complete",
    label="% with primary need recorded",
    theme=Theme.DATA_QUALITY,
    order=640,
    why="The main reason for our work with a child should be on record.",
    counted="Of these, with primary need recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION, NOT_LISTED)),
        meeting=need_episode.primary_need.is_in("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
