from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    in_report=False,
    follow_up=5,
    needs=(Need.of("cin_episodes.referrals"),),
    examples=(
        Example(
            name="A referral within 5 working days, over Easter 2023",
            given="""
                contacts
                person_id | contact_date
                A         | 2023-04-05    # referral 5 working days later: became one
                B         | 2023-04-05    # 6 working days later: did not
                C         | 2023-04-20    # referral the same day: became one
                D         | 2023-04-20    # referral the day before only: did not
                E         | 2023-04-20    # no referral: did not
                F         | 2023-04-20
                F         | 2023-04-20    # twice on one day: one contact; referral the next day
                F         | 2023-04-28    # its referral is of the week before: did not
                G         |               # no date: counts nowhere
                H         | 2023-03-31    # the month before
                I         | 2023-05-01    # the month after

                cin_episodes | is_referral: yes | is_episode: yes
                person_id | referral_date
                A         | 2023-04-14
                B         | 2023-04-17
                C         | 2023-04-20
                D         | 2023-04-19
                F         | 2023-04-21
                F         | 2023-05-30
                G         | 2023-04-20
            """,
            expect=(Expect("2023-03", 1, 1), Expect("2023-04", 4, 7), Expect("2023-05", 1, 1)),
        ),
    ),
)
