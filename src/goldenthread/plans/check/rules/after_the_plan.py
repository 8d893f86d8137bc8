"""An action due after the plan's own end."""

from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.showing import show_day


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if plan.ends is not None and action.due is not None and action.due > plan.ends:
            message = f"It is due by {show_day(action.due)}, after the improvement plan ends on {show_day(plan.ends)}."
            yield Found(context.name_of(action), message)


RULE = PlanRule(
    "Due after the plan ends",
    "When the plan is closed nobody follows it up.",
    "Bring its date forward, or say which plan it goes into.",
    find,
    (
        Case(
            Plan(
                ends=date(2030, 12, 31),
                actions=(
                    Action("Part", "", "1", "Do", due=date(2031, 1, 31)),
                    Action("Part", "", "2", "Do", due=date(2030, 12, 31)),
                ),
            ),
            ("1",),
        ),
    ),
    importance=Importance.IN_ORDER,
)
