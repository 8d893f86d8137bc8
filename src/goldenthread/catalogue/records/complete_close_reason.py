from datetime import date

from goldenthread.catalogue.shared import NOT_LISTED
from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_close_reason",
    title="Reason for closure: how complete",
    label="% with reason for closure recorded",
    theme=Theme.DATA_QUALITY,
    order=670,
    why="How our work with a child ended should be on record.",
    counted="Of these, with reason for closure recorded",
    over="Episodes of need closed in the period",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Events(need_episode, dated_by=need_episode.end_date, leave_out=(NOT_LISTED,)),
        meeting=need_episode.close_reason.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
