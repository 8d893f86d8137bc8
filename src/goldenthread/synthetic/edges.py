"""Children at the edges: each stands on the last day that still counts, or on the first that does not.

They are part of every made-up authority, so that every report is made over them.
"""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa

from goldenthread.synthetic.story import Story
from goldenthread.terms.months import add_months
from goldenthread.terms.working_days import add_working_days

# Days from which 15 and 45 working days run over Easter 2023, the holidays of June and September 2022, and
# the coronation's on 8 May 2023.
_STARTS = (date(2023, 4, 3), date(2022, 5, 20), date(2022, 9, 2), date(2023, 4, 24))
_DAY = timedelta(days=1)


def add_edges(tables: dict[str, pa.Table], team: str, end: date) -> dict[str, pa.Table]:
    """The tables of a history with the children at the edges among them."""
    story = Story(team)
    for number, start in enumerate(_STARTS):
        _conferences(story, number, start)
        _assessments(story, number, start)
    _repeat_referrals(story)
    _plans(story)
    _placements(story)
    _checks(story)
    _birthdays(story)
    return story.added_to(tables, end)


def _conferences(story: Story, number: int, start: date) -> None:
    """A conference on the 15th working day, which is in time, and one on the 16th."""
    for days in (15, 16):
        held = add_working_days(start, days)
        story.child(f"X-CONFERENCE-{number}-{days}", date(2015, 5, 17), start)
        story.need(start, held + 60 * _DAY)
        story.enquiry(start, held, plan_ended=held + 40 * _DAY)


def _assessments(story: Story, number: int, start: date) -> None:
    """An assessment authorised on the 45th working day, which is in time, and one on the 46th."""
    for days in (45, 46):
        done = add_working_days(start, days)
        story.child(f"X-ASSESSMENT-{number}-{days}", date(2012, 2, 29), start, "M")
        story.need(start, done, reason="RC8")
        story.assessment(start, done, nfa=True)


def _repeat_referrals(story: Story) -> None:
    """Referred again exactly 12 months after, which is a repeat, and a day later, which is not; also from
    29 February."""
    for name, first, again in (
        ("YEAR", date(2022, 5, 31), date(2023, 5, 31)),
        ("YEAR-AND-DAY", date(2022, 5, 31), date(2023, 6, 1)),
        ("LEAP", date(2020, 2, 29), date(2021, 2, 28)),
        ("LEAP-AND-DAY", date(2020, 2, 29), date(2021, 3, 1)),
    ):
        story.child(f"X-REPEAT-{name}", date(2016, 3, 31), first)
        story.need(first, first, nfa=True)
        story.need(again, add_months(again, 1))


def _plans(story: Story) -> None:
    """A plan whose second anniversary is a month end, a day before and after it; plans begun again."""
    for shift in (-1, 0, 1):
        start = date(2021, 6, 30) + shift * _DAY
        story.child(f"X-TWO-YEARS-{shift + 1}", date(2014, 6, 30), start - 14 * _DAY)
        story.need(start - 14 * _DAY)
        story.enquiry(start - 14 * _DAY, start, plan_ended=date(2023, 7, 20))
    for gap in (0, 1, 2):
        start = date(2022, 10, 31)
        story.child(f"X-AGAIN-{gap}", date(2018, 12, 31), start - 14 * _DAY)
        story.need(start - 14 * _DAY)
        story.enquiry(start - 14 * _DAY, start, plan_ended=date(2023, 3, 31))
        story.plan(date(2023, 3, 31) + gap * _DAY, date(2023, 7, 28))


def _placements(story: Story) -> None:
    """The first of three placements ended on the last day that counts at 30 June 2023, and a day before;
    a stay with the same carer and a temporary one that make no third."""
    for name, moved in (("EDGE", date(2022, 7, 1)), ("OUT", date(2022, 6, 30))):
        story.child(f"X-THIRD-{name}", date(2011, 8, 31), date(2021, 3, 1))
        story.need(date(2021, 3, 1))
        story.care(
            (date(2021, 3, 1), "S", "U6", "V2"), (moved, "P", "K2", "V2"), (date(2023, 1, 31), "B", "U6", "C2"),
            until=None,
        )  # fmt: skip
    story.child("X-SAME-CARER", date(2013, 1, 31), date(2022, 9, 1), "M")
    story.need(date(2022, 9, 1))
    story.care(
        (date(2022, 9, 1), "S", "U6", "C1"), (date(2023, 2, 28), "U", "U4", "C2"), (date(2023, 3, 31), "P", "T3", "C2"),
        (date(2023, 4, 11), "P", "U4", "C2"), until=None,
    )  # fmt: skip


def _checks(story: Story) -> None:
    """Health assessed exactly a year before 30 June 2023; a child who turned five that day; a visit 42 days
    before; in care for exactly 12 months."""
    for name, born, checked, visited in (
        ("YEAR", date(2010, 6, 30), date(2022, 6, 30), date(2023, 5, 19)),
        ("YEAR-AND-DAY", date(2010, 6, 30), date(2022, 6, 29), date(2023, 5, 18)),
        ("FIVE", date(2018, 6, 30), date(2022, 12, 29), date(2023, 6, 30)),
        ("NOT-FIVE", date(2018, 7, 1), date(2022, 12, 29), date(2023, 6, 30)),
    ):
        story.child(f"X-CHECK-{name}", born, date(2022, 6, 1))
        story.need(date(2022, 6, 1))
        story.care((date(2022, 6, 29), "S", "U6", "V2"), until=None)
        story.health(checked)
        story.visit(visited)
    story.child("X-CHECK-TWELVE-MONTHS", date(2009, 9, 30), date(2022, 6, 30))
    story.need(date(2022, 6, 30))
    story.care((date(2022, 6, 30), "S", "K2", "V2"), until=None)


def _birthdays(story: Story) -> None:
    """Young people whose birthday is a month end, or 29 February, and a pathway plan reviewed six months ago."""
    for name, born, reviewed in (
        ("NINETEEN", date(2004, 6, 30), date(2022, 12, 30)),
        ("EIGHTEEN", date(2005, 6, 30), date(2022, 12, 29)),
        ("LEAP", date(2004, 2, 29), date(2023, 6, 1)),
    ):
        adult = add_months(born, 216) + (_DAY if born.day == 29 else 0 * _DAY)
        story.child(f"X-LEAVER-{name}", born, date(2020, 1, 2))
        story.need(date(2020, 1, 2), min(adult, date(2022, 1, 31)))
        story.care((date(2020, 1, 10), "S", "U6", "C2"), until=min(adult, date(2022, 1, 31)), reason="E5")
        for day in (date(2022, 6, 30), date(2022, 12, 30), date(2023, 6, 30)):
            grown = day >= adult
            story.leaver(
                day, add_months(born, 252), "Former relevant" if grown else "Relevant", min(reviewed, day)
            )
