from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
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
    in_report=False,
    needs=(Need.of("contacts", months_before=12),),
    examples=(
        Example(
            name="Another contact in the 12 months before",
            given="""
                contacts
                person_id | contact_date
                A         | 2022-06-15
                A         | 2023-06-15    # exactly 12 months later: repeat
                B         | 2022-06-14
                B         | 2023-06-15    # 12 months and a day: not a repeat
                C         | 2023-06-15
                C         | 2023-06-16    # the next day: repeat
                D         | 2023-06-15
                D         | 2023-06-15    # twice on one day: one contact, not a repeat
                E         | 2023-06-15    # the first
                E         | 2023-07-03    # a later one does not make an earlier one a repeat
                F         |               # no date: counts nowhere
            """,
            expect=(Expect("2023-06", 2, 6), Expect("2023-07", 1, 1)),
        ),
        Example(
            name="12 months around 29 February",
            given="""
                contacts
                person_id | contact_date
                A         | 2023-02-28
                A         | 2024-02-29    # 12 months before falls to 28 February 2023: repeat
                B         | 2023-02-27
                B         | 2024-02-29    # a day too long ago: not a repeat
            """,
            expect=(Expect("2024-02", 1, 2),),
        ),
    ),
)
