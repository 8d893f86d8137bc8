"""A measure that can be met only after the day on which its action is to be done."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_day

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_BY = re.compile(
    r"\bby (?:the )?(?:end of )?(?:(\d{1,2})(?:st|nd|rd|th)? )?(" + "|".join(_MONTHS) + r")[a-z]* (20\d\d)\b",
    re.IGNORECASE,
)


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        days = [day for words in action.measure for day in _days(words)]
        if action.due is not None and not action.ongoing and days and max(days) > action.due:
            message = (
                f"It is due by {show_day(action.due)}, and its measure says by {show_day(max(days))}: on the first of "
                "the two days nobody can say whether it is done."
            )
            yield Found(context.name_of(action), message)


def _days(words: str) -> Iterator[date]:
    """Every day by which the words want something, a month as its last day."""
    for day, name, year in _BY.findall(words):
        month = Month(int(year), _MONTHS[name.lower()])
        if not day:
            yield month.end
        elif 1 <= int(day) <= month.end.day:
            yield month.start.replace(day=int(day))


def _action(number: str, due: date, *measure: str, ongoing: bool = False) -> Action:
    return Action("Part", "", number, "Do", due=due, ongoing=ongoing, measure=measure)


RULE = PlanRule(
    "Measured after its date",
    "It is called late or done by one date and the opposite by the other.",
    "Move the action's date to the later one, or write a step for the earlier one.",
    find,
    (
        Case(
            Plan(
                actions=(
                    _action("1", date(2030, 5, 31), "The head is in post by December 2030"),
                    _action("2", date(2030, 5, 31), "Published by 31 May 2030", "Read by 1st June 2030."),
                    _action("3", date(2030, 5, 31), "The head is in post by May 2030"),
                    _action("4", date(2030, 5, 31), "Fewer visits than in December 2030"),
                    _action("5", date(2030, 5, 31), "In post by 45 December 2030"),
                    _action("6", date(2030, 5, 31), "In post by December 2030", ongoing=True),
                )
            ),
            ("1", "2"),
        ),
    ),
    importance=Importance.IN_ORDER,
)
