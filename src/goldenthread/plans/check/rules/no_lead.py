"""An action that nobody leads."""

from collections.abc import Iterator

from goldenthread.plans.check.roles import is_nobody, may_be_quoted
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if all(is_nobody(lead) for lead in action.leads):
            said = f' It says "{"/".join(action.leads)}".' if _can_be_told(action) else ""
            yield Found(context.name_of(action), f"Nobody is named as its lead.{said}")


def _can_be_told(action: Action) -> bool:
    """Whether there are words in the place of a lead, none of them a person's."""
    return bool(action.leads) and all(map(may_be_quoted, action.leads))


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
        Case(
            Plan(
                actions=(
                    Action("Part", "Change", "1.1", "Do it", leads=("As above",)),
                    Action("Part", "Change", "1.2", "Do that", leads=("“",)),
                    Action("Part", "Change", "1.3", "Do both", leads=("TBC (Robin)",)),
                    Action("Part", "Change", "1.4", "Do all", leads=("Robin (as above)",)),
                )
            ),
            ("1.1", "1.2", "1.3"),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
