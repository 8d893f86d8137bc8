from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.contact import contact
from goldenthread.terms.condition import months_before
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="repeat_contacts",
    title="Contacts that come within 12 months of an earlier contact about the same child",
    label="% of contacts which are repeat contacts",
    theme=Theme.PRACTICE,
    order=160,
    why="People who contact us again may not have had an answer.",
    counted="Contacts with another about the same child in the 12 months before",
    over="Contacts received in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(contact, dated_by=contact.contact_date),
        meeting=contact.previous_contact_date >= months_before(contact.contact_date, 12),
    ),
    source="Measure of the improvement plan; its window is not stated, 12 months by default",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
    needs=(Need.of("contacts", months_before=12),),
)
