"""An action without a day by which it is to be done."""

from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.quoting import quoted
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if action.due is None:
            said = quoted(action.by_when, "{} names no day.") if action.by_when else ""
            yield Found(context.name_of(action), f"No date says by when it is to be done.{said}")


RULE = PlanRule(
    "No date",
    "Without a date nobody can say that it is late.",
    "Agree a month or a day with its lead.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1", "Do it", by_when="soon"),
                    Action("Part", "", "2", "Do", due=date(2030, 7, 31)),
                )
            ),
            ("1",),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
