"""A measure without a target."""

from collections.abc import Iterator

from goldenthread.plans.check.quoting import quoted
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import is_only_a_direction, is_to_come
from goldenthread.plans.plan import Measure, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        if is_to_come(measure.target) or is_only_a_direction(measure.target):
            yield Found(
                measure.name, f"It has no target: nobody can say when it is good enough.{_said(measure)}"
            )


def _said(measure: Measure) -> str:
    """What stands there instead, where anything does."""
    return quoted(measure.target, "It says {}.") if measure.target.strip(" -–") else ""


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
                    Measure("Part", "", "Moves", "14%", None, "Reduce"),
                    Measure("Part", "", "Homes", "120", None, "Increase by 20"),
                    Measure("Part", "", "Stability", "60%", None, "set after baseline"),
                    Measure("Part", "", "Complaints", "8", None, "No more than 5"),
                    Measure("Part", "", "Deaths", "2", None, "None"),
                    Measure("Part", "", "Workers", "40", None, "N/A"),
                )
            ),
            ("Contacts", "Moves", "Stability", "Workers"),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
