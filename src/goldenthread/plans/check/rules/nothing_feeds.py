"""A measure that nothing feeds."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Measure, Plan


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for measure in plan.measures:
        if not measure.indicator and (measure.part, measure.name) not in context.fed:
            yield Found(
                measure.name, "It is no indicator of the catalogue, and nobody is named who will enter it."
            )


RULE = PlanRule(
    "Nothing feeds it",
    "At the first board the row will be empty.",
    "Tie it to an indicator, or name who enters it, from where, and how often.",
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("Part", "", "Attendance", "92.4%"),
                    Measure("Part", "", "Visits", indicator="cla_visits"),
                )
            ),
            ("Attendance",),
        ),
        Case(
            Plan(measures=(Measure("Part", "", "Attendance"), Measure("Other", "", "Attendance"))),
            ("Attendance",),
            fed=frozenset({("Part", "Attendance")}),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
