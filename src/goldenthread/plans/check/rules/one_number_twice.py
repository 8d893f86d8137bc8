"""Two actions of one part with one number."""

from collections import Counter
from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    times = Counter((action.part, action.number) for action in plan.actions if action.number)
    for (part, number), count in times.items():
        if count > 1:
            yield Found(number, f"{count} actions of {part or 'the improvement plan'} have this number.")


RULE = PlanRule(
    "One number, two actions",
    "An update, a date or a dependency of one is taken for the other's.",
    "Give each action its own number. In a workbook write numbers as text, or 1.10 becomes 1.1.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Children", "", "1.1", "Do"),
                    Action("Children", "", "1.1", "Do that"),
                    Action("Partners", "", "1.1", "Do this"),
                    Action("Partners", "", "", "Do more"),
                    Action("Partners", "", "", "Do most"),
                )
            ),
            ("1.1",),
        ),
    ),
    importance=Importance.IN_ORDER,
)
