from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.fact import Need
from goldenthread.records.facts.contact import contact
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="contacts_not_referral",
    title="Contacts that do not become referrals",
    label="% of contacts that do not become referrals",
    theme=Theme.PRACTICE,
    order=150,
    why="Many contacts that lead nowhere mean that families and partners knock at the wrong door.",
    counted="Contacts with no referral of the child within 5 working days",
    over="Contacts received in the period",
    unit=Unit.PERCENT,
    better=Better.LOWER,
    measure=Share(
        of=Events(contact, dated_by=contact.contact_date),
        meeting=~(contact.became_referral.is_true()),
    ),
    source="Measure of the improvement plan; window of 5 working days is a setting",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    examples=(),
    in_report=False,
    follow_up=5,
    needs=(Need.of("cin_episodes.referrals"),),
)
