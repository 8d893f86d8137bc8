"""An action with nothing that shows when it is done."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if not action.measure:
            yield Found(context.name_of(action), "Nothing says how anybody will see that it is done.")


RULE = PlanRule(
    "No measure",
    "An action that can't be seen to be done is argued about at every board.",
    "Say what will show it: a figure, a document, a survey, an audit.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1", "Do it"),
                    Action("Part", "", "2", "Do", measure=("It is published",)),
                )
            ),
            ("1",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
