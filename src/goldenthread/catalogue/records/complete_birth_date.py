from datetime import date

from goldenthread.catalogue.shared import NO_FURTHER_ACTION
from goldenthread.indicators.counting import Open, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.need_episode import need_episode
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="complete_birth_date",
    title="Date of birth: how complete",
    label="% with date of birth recorded",
    theme=Theme.DATA_QUALITY,
    order=620,
    why="Without it no figure by age holds.",
    counted="Of these, with date of birth recorded",
    over="Episodes of need open on the last day of the month",
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=Share(
        of=Open(need_episode, leave_out=(NO_FURTHER_ACTION,)),
        meeting=need_episode.birth_date.is_known(),
    ),
    source="Key field of DfE's statutory returns",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
)
