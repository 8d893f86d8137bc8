"""A template for a new improvement plan: the layout with a short made-up example to write over, and what goes where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goldenthread.plans.layout import words as w
from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority, Step
from goldenthread.plans.writing import docx, xlsx

_CHILDREN, _PARTNERS = "Children's services", "Partnership"
_FRONT_DOOR, _CARE = "Help at the right time", "Children in care"


def example(today: date) -> Plan:
    """The example, of the next year that begins in April: so that none of its dates is past when it is written over."""
    year = today.year + (today >= date(today.year, 4, 1))
    return Plan(
        title="Exampleshire children's services improvement plan (a made-up example: write over it)",
        starts=date(year, 4, 1),
        ends=date(year + 1, 3, 31),
        key_outcomes=(
            "I am listened to, and I am told what happens next.",
            "I live somewhere I can call home.",
        ),
        parts=(Part(_CHILDREN, "draft", ("Corporate priority 2: every child safe",)), Part(_PARTNERS, "draft")),
        priorities=(
            Priority(
                _CHILDREN,
                "1",
                _FRONT_DOOR,
                "Children and families get the right help as soon as they ask for it.",
                ("Families tell their story to too many people.", "Too many referrals come back within a year."),
                ("Families are helped by the first person who answers.",),
            ),
            Priority(
                _CHILDREN,
                "2",
                _CARE,
                "Children in care live close to home with people who know them.",
                ("Too many children move more than twice in a year.",),
                ("Children stay where they are happy.",),
            ),
        ),
        actions=(
            Action(
                _CHILDREN,
                _FRONT_DOOR,
                "1.1",
                "Put an experienced social worker on every call to the front door.",
                "0-3 months",
                outcome="The first conversation is the one that decides.",
                leads=("Head of the Front Door",),
                by_when=f"June {year}",
                due=date(year, 6, 30),
                measure=("Audit of 20 contacts a month", "Referrals that are repeat referrals"),
                impact=("I am listened to, and I am told what happens next.",),
                steps=(
                    Step("Agree the rota with both teams", f"30 April {year}", date(year, 4, 30)),
                    Step("Start with the morning shift", f"May {year}", date(year, 5, 31)),
                ),
            ),
            Action(
                _CHILDREN,
                _FRONT_DOOR,
                "1.2",
                "Tell everyone who rang what became of their call.",
                "3-6 months",
                leads=("Head of the Front Door",),
                by_when=f"September {year}",
                due=date(year, 9, 30),
                measure=("Callers who were told within two days",),
                impact=("I am listened to, and I am told what happens next.",),
            ),
            Action(
                _CHILDREN,
                _CARE,
                "2.1",
                "Ask every child who moved last year what would have helped.",
                "0-3 months",
                leads=("Head of Children in Care",),
                by_when=f"June {year}",
                due=date(year, 6, 30),
                measure=("A page with what the children said",),
                impact=("I live somewhere I can call home.",),
            ),
            Action(
                _CHILDREN,
                _CARE,
                "2.2",
                "Hold a meeting about stability before any planned move.",
                "3-6 months",
                outcome="Moves happen only when they are right for the child.",
                leads=("Head of Children in Care", "Lead Independent Reviewing Officer"),
                by_when=f"In place from September {year}, ongoing",
                due=date(year, 9, 30),
                ongoing=True,
                measure=("Minutes of the meetings", "Children with three or more placements in the year"),
                impact=("I live somewhere I can call home.",),
                steps=(Step("Write one page on how the meeting works", f"July {year}", date(year, 7, 31)),),
                depends=("1.1",),
            ),
            Action(
                _PARTNERS,
                "",
                "P1",
                "Agree with schools and health who leads when a child needs early help.",
                leads=("Chair of the Safeguarding Partnership",),
                by_when=f"December {year}",
                due=date(year, 12, 31),
                measure=("The agreement is published",),
                impact=('"Everyone who helps me talks to each other."',),
            ),
        ),
        measures=(
            Measure(
                _CHILDREN, _FRONT_DOOR, "Referrals that are repeat referrals", "25%", date(year, 3, 31), "20%",
                date(year + 1, 3, 31), "24%", "repeat_referrals",
            ),
            Measure(
                _CHILDREN, _CARE, "Children with three or more placements in the year", "13%", date(year, 3, 31), "9%",
                date(year + 1, 3, 31), "", "cla_3placements", shared=True, unit="%",
                shared_with="The partnership's plan for children",
            ),
        ),
    )  # fmt: skip


EXAMPLE = example(date.today())

WHAT_GOES_WHERE = (
    (w.FRONT, "Title", "The name of the improvement plan."),
    (w.FRONT, "Starts, ends", "The first and the last day of the period. Months without a year are read by it."),
    (w.FRONT, "Approver", 'Who is to approve it, in words. In Word: a line "To be approved by: ..." below the period.'),
    (w.KEY_OUTCOMES, "Key outcome", "What children should be able to say. One in each row or bullet."),
    (w.PARTS, w.PART, "Whose part it is: children's services, corporate services, the partnership."),
    (w.PARTS, "Status", "Draft or approved. May stay empty."),
    (w.PARTS, "Serves", "The corporate priorities or themes that the part answers to, a line each."),
    (w.PRIORITIES, w.NUMBER, "1, 2, 3 ... in its part."),
    (w.PRIORITIES, w.PRIORITY, "Its name. Actions and measures say it in the same words."),
    (w.PRIORITIES, w.STATEMENT, "In a sentence or two: how it will be when it is done."),
    (w.PRIORITIES, w.NEEDS, "What was found wanting, a line each."),
    (w.PRIORITIES, w.OUTCOMES, "The results sought, a line each."),
    (w.ACTIONS, w.NUMBER, "Its own number: 1.1, 1.2 ... No two actions have the same."),
    (w.ACTIONS, w.ACTION, "What will be done, in one sentence that begins with a verb."),
    (w.ACTIONS, w.HORIZON, "0-3 months, 3-6 months, 6-12 months. In Word it stands in the heading above the table."),
    (w.ACTIONS, w.OUTCOME, "What success looks like."),
    (w.ACTIONS, w.LEADS, "Who is answerable, by role. Where there are several, each on a line of its own."),
    (w.ACTIONS, w.BY_WHEN, "In your own words: July 2026, in place from April 2026, ongoing."),
    (w.ACTIONS, w.DUE, "The day that this means. Left empty, it is the last day of the month that By when names. "
     "In Word: add a column with this heading where you need it."),
    (w.ACTIONS, w.GOES_ON, "Yes where the action goes on after that day."),
    (w.ACTIONS, w.MEASURE, "What will show that it is done and works, a line each: a figure, an audit, a document."),
    (w.ACTIONS, w.IMPACT, "What changes for children, in their words where you can."),
    (w.ACTIONS, w.STEPS, "Milestones, a line each. A date goes behind in brackets: [by when: May 2026]."),
    (w.ACTIONS, w.DEPENDS, "Numbers of actions that must come first, a line each; of another part: 1.2 (Corporate)."),
    (w.MEASURES, w.MEASURE, "The name of the figure. One that is an indicator here is found by its name."),
    (w.MEASURES, f"{w.BASELINE}, {w.TARGET.lower()}", "Where you start and where you want to be: 25%, 40, 3.5."),
    (w.MEASURES, f"{w.BASELINE_DATE}, {w.TARGET_DATE.lower()}", "The day of each."),
    (w.MEASURES, w.NOW, "The latest figure, where you have one."),
    (w.MEASURES, w.UNIT, "What it is counted in: %, days, families."),
    (w.MEASURES, w.SOURCE, "Where its figures come from: a register, a survey, a partner's records."),
    (w.MEASURES, w.INDICATOR, "The code of the indicator. Leave it empty to have it found; write none if it is none."),
    (w.MEASURES, w.SHARED, "Another plan that measures itself by it too, or yes."),
)  # fmt: skip


def write_xlsx(path: Path) -> None:
    """The template as a workbook."""
    xlsx.write(EXAMPLE, path, WHAT_GOES_WHERE)


def write_docx(path: Path) -> None:
    """The template as a Word document."""
    docx.write(EXAMPLE, path, WHAT_GOES_WHERE)
