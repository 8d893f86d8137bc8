"""A measure without a target."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import is_to_come
from goldenthread.plans.plan import Measure, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        if is_to_come(measure.target):
            yield Found(measure.name, "It has no target: nobody can say when it is good enough.")


RULE = PlanRule(
    "No target",
    "A measure without a target is watched, not steered by.",
    "Agree a figure and a date, or say that it is only watched.",
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("Part", "", "Visits", "86%", None, "90%"),
                    Measure("Part", "", "Contacts", "78%"),
                )
            ),
            ("Contacts",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
