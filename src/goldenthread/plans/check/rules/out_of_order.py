"""An action that is due before one that it rests on."""

from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.plans.resting import Names
from goldenthread.terms.showing import show_day


def find(plan: Plan, context: Context) -> Iterator[Found]:
    names = Names(plan.actions)
    for action in plan.actions:
        for n in names.resting(action).on:
            other = plan.actions[n]
            if action.due is not None and other.due is not None and action.due < other.due:
                called = names.called(n, action.part)
                message = f"It rests on {called}, which is due later ({show_day(other.due)})."
                yield Found(context.name_of(action), message)


RULE = PlanRule(
    "Out of order",
    "It can't be done in time unless the other comes first.",
    "Change one of the dates, or the link.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1.1", "Do", due=date(2030, 7, 31), depends=("1.2",)),
                    Action("Part", "", "1.2", "Do", due=date(2030, 8, 31)),
                    Action("Part", "", "1.3", "Do", due=date(2030, 9, 30), depends=("1.2", "9.9")),
                )
            ),
            ("1.1",),
        ),
    ),
    importance=Importance.IN_ORDER,
)
