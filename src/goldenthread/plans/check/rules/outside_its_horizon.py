"""An action under one horizon with a date in another."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.months import add_months, is_countable
from goldenthread.terms.showing import show_day

_MONTHS = re.compile(r"(\d{1,2}) *(?:-|–|to) *(\d{1,2}) *months?\b", re.IGNORECASE)


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        span = _span(action.horizon, plan.starts)
        if span is None or action.due is None:
            continue
        first, last = span
        is_late = action.due > last and not action.ongoing
        if is_late or action.due < first - timedelta(days=1):
            message = (
                f'It stands under "{action.horizon}", {show_day(first)} to {show_day(last)}, and is due by '
                f"{show_day(action.due)}."
            )
            yield Found(context.name_of(action), message)


def _span(horizon: str, starts: date | None) -> tuple[date, date] | None:
    """The first and the last day of "3-6 months" of a plan that starts on a day."""
    found = _MONTHS.search(horizon)
    if starts is None or not found or not is_countable(starts):
        return None
    first, last = (add_months(starts, int(months)) for months in found.groups())
    return first, last - timedelta(days=1)


def _action(number: str, horizon: str, due: date, *, ongoing: bool = False) -> Action:
    return Action("Part", "", number, "Do", horizon, due=due, ongoing=ongoing)


RULE = PlanRule(
    "Outside its horizon",
    "Those who look at a horizon miss it, and those who look at the date are told otherwise.",
    "Move it to the horizon of its date, or correct the date.",
    find,
    (
        Case(
            Plan(
                starts=date(2030, 4, 1),
                actions=(
                    _action("1", "0-3 months", date(2030, 6, 30)),
                    _action("2", "0-3 Months", date(2030, 7, 31)),
                    _action("3", "3 – 6 months", date(2030, 6, 30)),  # on the day before it begins
                    _action("4", "6 to 12 months", date(2030, 5, 31)),
                    _action("5", "6 to 12 months", date(2031, 3, 31)),
                    _action("6", "6-12 months", date(2031, 5, 31), ongoing=True),
                    _action("7", "Soon", date(2035, 5, 31)),
                ),
            ),
            ("2", "4"),
        ),
        Case(Plan(actions=(_action("1", "0-3 months", date(2040, 6, 30)),)), ()),
    ),
    importance=Importance.IN_ORDER,
)
