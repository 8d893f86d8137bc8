"""A lead that can't be all of a name or role."""

from collections.abc import Iterator

from goldenthread.plans.check.roles import is_nobody, is_role
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.leads import is_unclear
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        for lead in filter(is_unclear, action.leads):
            if is_nobody(lead):
                continue
            what = f'"{lead}"' if is_role(lead) else "A lead"
            yield Found(
                context.name_of(action), f"{what} can't be all of a role: its words are cut or out of order."
            )


RULE = PlanRule(
    "Unclear lead",
    "A reminder needs somebody to go to.",
    "Write the role or the name in full.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "Change", "1.1", "Do it", leads=("Deputy Director for",)),
                    Action("Part", "Change", "1.2", "Do that", leads=("Deputy Director for Health",)),
                )
            ),
            ("1.1",),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
