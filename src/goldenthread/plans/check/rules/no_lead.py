"""An action that nobody leads."""

from collections.abc import Iterator

from goldenthread.plans.check.roles import is_nobody
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if all(is_nobody(lead) for lead in action.leads):
            said = f' It says "{"/".join(action.leads)}".' if action.leads else ""
            yield Found(context.name_of(action), f"Nobody is named as its lead.{said}")


RULE = PlanRule(
    "No lead",
    "What nobody answers for is done by nobody.",
    "Name one person or role that answers for it.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "Change", "1.1", "Do it", leads=("Director",)),
                    Action("Part", "Change", "1.2", "Do that"),
                )
            ),
            ("1.2",),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
