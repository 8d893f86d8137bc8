"""A priority with nothing to do in one of the plan's horizons."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan, Priority


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for part in plan.parts_named():
        actions = [action for action in plan.actions if action.part == part]
        horizons = list(dict.fromkeys(action.horizon for action in actions if action.horizon))
        for priority in (each for each in plan.priorities if each.part == part):
            own = {action.horizon for action in actions if action.priority == priority.name}
            for horizon in (each for each in horizons if each not in own):
                yield Found(priority.name, f'It has no action for "{horizon}".')


RULE = PlanRule(
    "Nothing in a horizon",
    "Work on it stops, or has been forgotten.",
    "Add an action, or say that nothing is meant for that time.",
    find,
    (
        Case(
            Plan(
                priorities=(Priority("Part", "1", "Change"), Priority("Part", "2", "Practice")),
                actions=(
                    Action("Part", "Change", "1.1", "Do", "0-3 months"),
                    Action("Part", "Change", "1.2", "Do", "3-6 months"),
                    Action("Part", "Practice", "2.1", "Do", "3-6 months"),
                ),
            ),
            ("Practice",),
        ),
    ),
    importance=Importance.IN_ORDER,
)
