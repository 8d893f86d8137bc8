"""An action that does not say what it changes for children."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if not action.impact:
            yield Found(context.name_of(action), "It does not say what changes for children.")


RULE = PlanRule(
    "No impact for children",
    "A plan is read for what becomes better for children, not for what is done.",
    "Say in a child's words what will be different.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1", "Do it"),
                    Action("Part", "", "2", "Do", impact=("I am heard",)),
                )
            ),
            ("1",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
