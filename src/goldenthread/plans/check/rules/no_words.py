"""An action whose words are missing."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan, Step


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if not action.text:
            yield Found(
                context.name_of(action),
                "The words of the action are missing: only its other cells are there.",
            )


RULE = PlanRule(
    "No words",
    "Nobody knows what was agreed.",
    "Write what is to be done; the minutes of the board that agreed it may say.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "", "", steps=(Step("Meet"),), line=7),
                    Action("Part", "", "2", "Do"),
                )
            ),
            ("the action of line 7",),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
